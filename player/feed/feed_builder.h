/* Where the readers of all formats put what they find: the head of the feed and one item at a time. */
#ifndef BREAKROOM_FEED_FEED_BUILDER_H
#define BREAKROOM_FEED_FEED_BUILDER_H

#include "feed/draft.h"

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
    size_t seen, room;
};

void feed_builder_init(struct feed_builder *builder, const struct feed_context *context);
void feed_builder_finish(struct feed_builder *builder);

/* False when further items are only counted: then nothing need be put into the draft. */
bool feed_builder_wants_item(const struct feed_builder *builder);

/* The draft of the item is whole: it joins the feed, or is counted. */
void feed_builder_item(struct feed_builder *builder);

/* The document is whole: returns the feed, which the caller now owns. */
struct feed *feed_builder_take(struct feed_builder *builder, enum feed_format format);

#endif
