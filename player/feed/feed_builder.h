/* Where the readers of all formats put what they find: the head of the feed and one item at a time. */
#ifndef BREAKROOM_FEED_FEED_BUILDER_H
#define BREAKROOM_FEED_FEED_BUILDER_H

#include "feed/draft.h"

/* Where an item stands in the document and in the feed. */
struct feed_place {
    size_t position; /* in the document, from 1; 0: none yet */
    size_t number;   /* in the feed, from 1; 0: the feed has no room */
};

struct feed_builder {
    struct feed *feed;
    struct feed_limits limits;
    struct str base; /* of the document; absent when unknown */
    enum kind default_kind;
    struct str kind_rules;
    struct zone *zone; /* of dates that say none; NULL: UTC */
    struct draft head; /* of the feed */
    struct draft item; /* the one being read */
    struct html html;
    size_t item_offset; /* where the one being read begins in the text */
    struct feed_place place;
    bool inner; /* the one being read began in another, which goes on after it, if it was not left open */
    struct draft outer;
    size_t outer_offset;
    struct feed_place outer_place;
    size_t seen, room;
};

void feed_builder_init(struct feed_builder *builder, const struct feed_context *context);
void feed_builder_finish(struct feed_builder *builder);

/* False when further items are only counted: then nothing need be put into the draft. */
bool feed_builder_wants_item(const struct feed_builder *builder);

/* An item begins in the one being read, which waits. The one being read began in no other. */
void feed_builder_begin_inner(struct feed_builder *builder);

/* The draft of the item is whole: it joins the feed, or is counted; one with nothing in it that began in
 * another is forgotten. True when that other one is being read again. */
bool feed_builder_item(struct feed_builder *builder);

/* The document is whole: returns the feed, which the caller now owns. */
struct feed *feed_builder_take(struct feed_builder *builder, enum feed_format format);

#endif
