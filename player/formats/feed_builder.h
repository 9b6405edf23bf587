/* Builds a feed: readers of all formats add the head of the feed and one item at a time. */
#ifndef BREAKROOM_FORMATS_FEED_BUILDER_H
#define BREAKROOM_FORMATS_FEED_BUILDER_H

#include "formats/draft.h"

/* The position of an item in the document and in the feed. */
struct feed_place {
    size_t position; /* in the document, from 1; 0: none yet */
    size_t number;   /* in the feed, from 1; 0: the feed has no room */
};

/* An item being read. */
struct feed_open {
    struct draft draft;
    size_t offset; /* in the text, where it begins */
    struct feed_place place;
};

/* An item within another one is at most this deep: the eighth inside seven others. */
#define FEED_ITEMS_NESTED_MAX 8

struct feed_builder {
    struct feed *feed;
    struct feed_limits limits;
    struct str base; /* of the document; absent when unknown */
    enum kind default_kind;
    struct str kind_rules;
    struct known_category category;
    struct zone *zone; /* for dates without a zone; NULL: UTC */
    struct draft head; /* of the feed */
    struct html html;
    struct feed_open item; /* the current one */
    /* The items inside which it began, the outermost first: each continues after the inner one unless it was
     * left open. */
    struct feed_open outer[FEED_ITEMS_NESTED_MAX - 1];
    size_t outer_count, outer_ready; /* the drafts of the first `outer_ready` are initialised */
    size_t seen, room;
};

void feed_builder_init(struct feed_builder *builder, const struct feed_context *context);
void feed_builder_finish(struct feed_builder *builder);

/* False when further items are only counted: then the draft need not be filled. */
bool feed_builder_wants_item(const struct feed_builder *builder);

/* False when the current item is as deep inside others as one may be. */
bool feed_builder_may_nest(const struct feed_builder *builder);

/* An item begins inside the current one, which is suspended. Only when feed_builder_may_nest. */
void feed_builder_begin_inner(struct feed_builder *builder);

/* The draft of the item is complete: it is added to the feed, or counted; an empty one that began inside
 * another is dropped. True when that other one is current again. */
bool feed_builder_item(struct feed_builder *builder);

/* The document is complete: returns the feed, which the caller now owns. */
struct feed *feed_builder_take(struct feed_builder *builder, enum feed_format format);

#endif
