/* XML namespaces used by feeds, and the meaning of prefixes. */
#ifndef BREAKROOM_FORMATS_NAMESPACE_H
#define BREAKROOM_FORMATS_NAMESPACE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "text/markup.h"

enum ns {
    NS_NONE,  /* an element without prefix where there is no default */
    NS_OTHER, /* unknown */
    NS_RSS,
    NS_ATOM,
    NS_RDF,
    NS_DC,
    NS_DCTERMS,
    NS_CONTENT,
    NS_MEDIA,
    NS_ITUNES,
    NS_GOOGLEPLAY,
    NS_PODCAST,
    NS_SY,
    NS_XHTML,
    NS_PRISM,
    NS_EVENT,
    NS_CALENDAR, /* iCalendar in XML */
    NS_CAP,      /* Common Alerting Protocol */
    NS_FEEDBURNER,
    NS_BREAKROOM,
    NS_COUNT
};

#define NS_BINDINGS_MAX 128

struct ns_scope {
    struct ns_binding {
        char prefix[24];
        size_t prefix_len;
        enum ns ns;
        uint64_t uri; /* its hash */
    } bindings[NS_BINDINGS_MAX];
    size_t count;
    uint64_t root_uri; /* the namespace of the root element means `root_ns`, whatever its address */
    enum ns root_ns;
};

/* Adds the declarations of a tag. The caller keeps the previous count and restores it when the element ends.
 */
void ns_declare(struct ns_scope *scope, const struct tag *tag);

/* The namespace of a name, and its part after the prefix. An undeclared prefix has its usual meaning. */
enum ns ns_resolve(const struct ns_scope *scope, struct str name, struct str *out_local);

/* From now on the namespace of `name` is treated as `ns`. */
void ns_adopt(struct ns_scope *scope, struct str name, enum ns ns);

#endif
