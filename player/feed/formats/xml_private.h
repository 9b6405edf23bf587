/* The inside of the reader of XML feeds, for xml_stack.c (which elements are open), xml_root.c (the first of
 * them), xml_feed.c (what they are), xml_apply.c (what their attributes say) and xml_capture.c (what their
 * texts say). */
#ifndef BREAKROOM_FEED_FORMATS_XML_PRIVATE_H
#define BREAKROOM_FEED_FORMATS_XML_PRIVATE_H

#include "feed/feed_builder.h"
#include "text/markup.h"
#include "feed/formats/xml_content.h"
#include "feed/formats/xml_feed.h"
#include "feed/formats/xml_rule.h"

#define XML_DEPTH_MAX 1024

struct xml_element {
    size_t name;     /* where in `names` it starts */
    size_t bindings; /* of namespaces, before it */
    size_t bases;    /* how much of `bases` there was before it */
    size_t base;     /* where in `bases` its own starts */
    enum xml_place place;
    unsigned char mark; /* of the name, see xml_find_open */
    bool item;
};

/* The text of one element, while it is read. */
struct xml_capture {
    const struct xml_rule *rule; /* NULL: no capture */
    size_t depth;                /* of its element */
    enum xml_model model;
    enum xml_coding coding;
    bool flat;    /* XHTML without an element so far: if none comes, it is escaped HTML */
    bool no_link; /* of a guid */
    enum { PERSON_TEXT, PERSON_NAME, PERSON_DONE } person; /* of an author with elements in it */
    struct buf raw;
};

struct xml_feed {
    struct feed_builder *builder;
    size_t beside; /* bytes of text and mark-up on the line of the root, before it */
    bool said;     /* something was before the root … */
    bool followed; /* … and a tag after its end */
    struct feed_limits limits;
    struct markup *markup;
    enum { XML_NO_ROOT, XML_IS_FEED, XML_REFUSED } state;
    enum reason_code why;
    enum feed_format format;
    enum ns core; /* what an element without a namespace is in */
    struct ns_scope scope;
    struct xml_element stack[XML_DEPTH_MAX];
    size_t depth, too_deep;
    size_t open[256]; /* how many elements of each mark */
    struct buf names, bases;
    struct xml_capture capture;
    struct xml_rule own; /* for an element of ours */
    bool in_item;
    struct buf person_name, person_mail, person_text;
    int person_rank;
    int64_t ttl_min, period_min, frequency;
};

/* The base of relative addresses where the reader is; may be absent. */
struct str xml_base(const struct xml_feed *xml);

/* The element is on top of the stack from now on. False when it would be too deep. */
bool xml_push(struct xml_feed *xml, const struct tag *tag);
void xml_pop(struct xml_feed *xml);
/* The innermost open element of that name, ASCII case aside, as a depth; 0 when there is none. */
size_t xml_find_open(const struct xml_feed *xml, struct str name);

/* The element on top is the first of all: says what it makes of the document. */
void xml_open_root(struct xml_feed *xml, const struct tag *tag);
/* A text before the root or after its end. Where both have one, somebody writes about a feed. */
void xml_text_outside(struct xml_feed *xml, struct str text);
void xml_root_ended(struct xml_feed *xml);

/* The draft that the element belongs to. */
struct draft *xml_draft(struct xml_feed *xml);

/* Does what the rule says of an element that opens. */
void xml_apply(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag);

/* The element that opens is captured until it ends. */
void xml_capture_begin(struct xml_feed *xml, const struct xml_rule *rule, const struct tag *tag);
void xml_capture_text(struct xml_feed *xml, struct str text);
void xml_capture_open(struct xml_feed *xml, const struct tag *tag);
void xml_capture_close(struct xml_feed *xml, struct str name);
/* Its element ended: what was captured goes into the draft. */
void xml_capture_end(struct xml_feed *xml);

#endif
