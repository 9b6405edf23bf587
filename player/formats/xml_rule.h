/* The meaning of elements: one table for RSS of all versions, Atom and the modules. */
#ifndef BREAKROOM_FORMATS_XML_RULE_H
#define BREAKROOM_FORMATS_XML_RULE_H

#include "formats/draft.h"
#include "formats/namespace.h"

/* The place of an element, and the place of its children. */
enum xml_place {
    XML_OUTSIDE = 0,
    XML_FEED = 1, /* the channel or the feed */
    XML_ITEM = 2,
    XML_IMAGE = 4,   /* the channel's image */
    XML_PERSON = 8,  /* an author of Atom */
    XML_SOURCE = 16, /* source of an entry that was taken from another feed */
    XML_MEDIA = 32,  /* media:group, media:content in an item */
    XML_SKIPPED = 128
};

enum xml_action {
    XML_ENTER, /* its children are read as the place `to` */
    XML_TEXT,  /* its text goes to `slot` */
    XML_LINK,  /* its href, or its text, is a link */
    XML_GUID,
    XML_CATEGORY,
    XML_AUTHOR, /* its text is the name of a person */
    XML_NAME,   /* a part of a person */
    XML_MAIL,
    XML_ENCLOSURE,
    XML_MEDIA_CONTENT,
    XML_THUMBNAIL,
    XML_PICTURE, /* href, url or text is the address of a picture */
    XML_CREDIT,
    XML_DAY_END, /* the end of an event: for whole days, the day after the last one */
    XML_VALID,   /* dcterms:valid: "start=…; end=…" */
    XML_FIELD,   /* a text that goes to the field `slot`; `rank` 1: also where another element gave one */
    XML_REFRESH, /* minutes until the next fetch; `rank` selects the unit */
};

enum xml_model {
    XML_PLAIN,  /* text */
    XML_MARKUP, /* HTML, escaped or not */
    XML_INLINE, /* XHTML */
    XML_TYPED,  /* according to the attributes type and mode (Atom) */
};

struct xml_rule {
    unsigned places;
    enum ns ns;
    struct str name;
    enum xml_action action;
    int slot; /* a draft_slot, field, xml_place or draft_source */
    int rank;
    enum xml_model model;
};

/* Where the rules of each vocabulary are. */
struct xml_rules {
    size_t first[NS_COUNT], end[NS_COUNT];
};
void xml_rules_index(struct xml_rules *rules);

/* The rule for an element in a place, or NULL. The case of its name is ignored. */
const struct xml_rule *xml_rule_find(const struct xml_rules *rules, enum xml_place place, enum ns ns,
                                     struct str local);

#endif
