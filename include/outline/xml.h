/* Strict XML: the places of the elements, and the faults that every strict reader would reject.
 *
 * The feed stage accepts broken XML without a message. This reads the same text a second time, with the same
 * tokenizer, for authors who can repair it. */
#ifndef BREAKROOM_OUTLINE_XML_H
#define BREAKROOM_OUTLINE_XML_H

#include "base/arena.h"
#include "base/str.h"

/* More elements and faults than these are not kept. */
#define XML_ELEMENTS_MAX 200000
#define XML_OPEN_MAX     512

enum xml_fault_type {
    XML_FAULT_AMPERSAND, /* subject: the '&' and what follows */
    XML_FAULT_ENTITY,    /* "&nbsp;" */
    XML_FAULT_LESS,
    XML_FAULT_UNCLOSED, /* the name of the element; `other`: where the tag begins that implicitly closes it */
    XML_FAULT_UNOPENED, /* the name */
    XML_FAULT_ATTRIBUTE, /* the name of the element */
    XML_FAULT_PREFIX,    /* the prefix */
    XML_FAULT_BEFORE,    /* something before the declaration or the root */
    XML_FAULT_AFTER,     /* something after the root */
    XML_FAULT_CUT,       /* the name of the innermost open element; `other`: where it begins */
    XML_FAULT_COUNT
};

/* The first fault of each type, and how many there are. */
struct xml_fault {
    size_t count;
    size_t at, other;
    struct str subject;
};

struct outline_element {
    struct str name;    /* with its prefix */
    size_t at;          /* of its '<' */
    size_t inside, end; /* the content between its tags; end = 0: it has none */
    size_t depth;       /* the root's is 1 */
};

struct xml {
    struct str text;
    struct outline_element *elements; /* in the order of the document */
    size_t count;
    struct xml_fault faults[XML_FAULT_COUNT];
    struct str ours;   /* prefix that is bound to urn:breakroom:1; absent when none is */
    struct str nearly; /* an address that was probably meant to be urn:breakroom:1; or absent */
    struct str nearly_prefix;
    size_t nearly_at;
};

/* Reads the text, which must live as long as the result. Never fails. */
const struct xml *xml_scan(struct arena *arena, struct str text);

#endif
