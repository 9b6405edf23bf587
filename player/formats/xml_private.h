/* Internals of the reader of XML feeds, for xml_stack.c (open elements), xml_root.c (the root element),
 * xml_feed.c (meaning of elements), xml_apply.c (attributes) and xml_capture.c (texts). */
#ifndef BREAKROOM_FORMATS_XML_PRIVATE_H
#define BREAKROOM_FORMATS_XML_PRIVATE_H

#include "formats/feed_builder.h"
#include "text/markup.h"
#include "formats/xml_content.h"
#include "formats/xml_feed.h"
#include "formats/xml_rule.h"

#define XML_DEPTH_MAX 1024

struct xml_element {
    size_t name;     /* where it starts in `names` */
    size_t bindings; /* number of namespace bindings before it */
    size_t bases;    /* length of `bases` before it */
    size_t base;     /* where its own base starts in `bases` */
    enum xml_place place;
    unsigned char mark; /* hash of the name, see xml_find_open */
    bool item;
};

/* The text of one element being read. */
struct xml_capture {
    const struct xml_rule *rule; /* NULL: no capture */
    size_t depth;                /* of its element */
    enum xml_model model;
    enum xml_coding coding;
    bool flat;    /* XHTML without an element so far: if there is none, it is escaped HTML */
    bool no_link; /* of a guid */
    enum { PERSON_TEXT, PERSON_NAME, PERSON_DONE } person; /* an author with elements inside */
    struct buf raw;
};

struct xml_feed {
    struct feed_builder *builder;
    size_t beside; /* bytes of text and mark-up before the root on its line */
    bool said;     /* there was text before the root … */
    bool followed; /* … and a tag after its end */
    struct feed_limits limits;
    struct markup *markup;
    enum { XML_NO_ROOT, XML_IS_FEED, XML_REFUSED } state;
    enum reason_code why;
    enum feed_format format;
    enum ns core; /* namespace of elements without one */
    struct ns_scope scope;
    struct xml_rules rules;
    struct xml_element stack[XML_DEPTH_MAX];
    size_t depth, too_deep;
    size_t open[256]; /* number of open elements by mark */
    struct buf names, bases;
    struct xml_capture capture;
    struct xml_rule own; /* for a Breakroom element */
    bool in_item;
    struct buf person_name, person_mail, person_text;
    int person_rank;
    int64_t ttl_min, period_min, frequency;
};

/* The base of relative addresses at the current place; may be absent. */
struct str xml_base(const struct xml_feed *xml);

/* Pushes the element onto the stack. False when it would be too deep. */
bool xml_push(struct xml_feed *xml, const struct tag *tag);
void xml_pop(struct xml_feed *xml);
/* The depth of the innermost open element with that name, ignoring ASCII case; 0 when there is none. */
size_t xml_find_open(const struct xml_feed *xml, struct str name);

/* The element on top is the root: decides what the document is. */
void xml_open_root(struct xml_feed *xml, const struct tag *tag);
/* Text before the root or after its end. A document with both is a text about feeds. */
void xml_text_outside(struct xml_feed *xml, struct str text);
void xml_root_ended(struct xml_feed *xml);

/* The draft to which the element belongs. */
struct draft *xml_draft(struct xml_feed *xml);

/* Applies the rule to an element that opens. */
void xml_apply(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag);

/* The text of the element that opens is captured until it ends. */
void xml_capture_begin(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag);
void xml_capture_text(struct xml_feed *xml, struct str text);
void xml_capture_open(struct xml_feed *xml, const struct tag *tag);
void xml_capture_close(struct xml_feed *xml, struct str name);
/* The element ended: the captured text is added to the draft. */
void xml_capture_end(struct xml_feed *xml);

#endif
