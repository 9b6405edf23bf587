/* Tags and references of the strict reader of XML, and what it keeps while it reads. */
#ifndef BREAKROOM_CHECK_XML_TAG_H
#define BREAKROOM_CHECK_XML_TAG_H

#include "check/xml.h"

#define XML_PREFIXES_MAX 64

struct xml_reader {
    struct xml *xml;
    struct str text;
    size_t at;
    size_t room; /* for elements; they are counted further than they are kept */
    struct outline_element open[XML_OPEN_MAX];
    size_t open_index[XML_OPEN_MAX]; /* in xml->elements, or SIZE_MAX */
    size_t depth;
    bool root_seen, root_ended;
    bool feed_seen; /* the root is that of a feed: what came before it was not one of it */
    bool entities;  /* a document type may declare some: then none is reported */
    struct str prefixes[XML_PREFIXES_MAX], complained[XML_PREFIXES_MAX];
    size_t prefix_count, complained_count;
};

void xml_fault(struct xml_reader *reader, enum xml_fault_type type, size_t at, struct str subject);

/* Looks at the reference that begins at the '&' at `at`. */
void xml_check_reference(struct xml_reader *reader, size_t at);

/* Reads the start tag at `at`, the inside of which begins with its name: reports what is wrong with it, takes
 * its declarations in. Returns where it ends (after the '>'), SIZE_MAX when it does not. */
size_t xml_read_tag(struct xml_reader *reader, size_t at, struct str *name, bool *empty);

bool xml_is_space(char c);
bool xml_is_name_start(char c);
/* How long the name at `at` is. */
size_t xml_name_length(struct str text, size_t at);

#endif
