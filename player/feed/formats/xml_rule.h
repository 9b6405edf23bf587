/* Which element of which vocabulary means what: one table for RSS of all versions, Atom and the modules. */
#ifndef BREAKROOM_FEED_FORMATS_XML_RULE_H
#define BREAKROOM_FEED_FORMATS_XML_RULE_H

#include "feed/draft.h"
#include "feed/formats/namespace.h"

/* Where an element is, and what it is for the ones in it. */
enum xml_place {
    XML_OUTSIDE = 0,
    XML_FEED = 1, /* the channel or the feed */
    XML_ITEM = 2,
    XML_IMAGE = 4,   /* the channel's image */
    XML_PERSON = 8,  /* an author of Atom */
    XML_SOURCE = 16, /* where an entry was taken from */
    XML_MEDIA = 32,  /* media:group, media:content in an item */
    XML_SKIPPED = 128
};

enum xml_action {
    XML_ENTER, /* its children count, in the place `to` */
    XML_TEXT,  /* its text goes to `slot` */
    XML_LINK,  /* its href, or its text, is a link */
    XML_GUID,
    XML_CATEGORY,
    XML_AUTHOR, /* its text names a person */
    XML_NAME,   /* a part of a person */
    XML_MAIL,
    XML_ENCLOSURE,
    XML_MEDIA_CONTENT,
    XML_THUMBNAIL,
    XML_PICTURE, /* href, url or text is the address of a picture */
    XML_CREDIT,
    XML_DAY_END, /* the end of an event: of whole days, the day after the last one */
    XML_VALID,   /* dcterms:valid: "start=…; end=…" */
    XML_FIELD,   /* a text that goes to the field `slot`; `rank` 1: also where another element gave one */
    XML_REFRESH, /* minutes until the next fetch; `rank` tells which of the forms */
};

enum xml_model {
    XML_PLAIN,  /* text */
    XML_MARKUP, /* HTML, escaped or not */
    XML_INLINE, /* XHTML */
    XML_TYPED,  /* what the attributes type and mode say (Atom) */
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

/* The rule for an element in a place, or NULL. Its name is compared without case. */
const struct xml_rule *xml_rule_find(enum xml_place place, enum ns ns, struct str local);

#endif
