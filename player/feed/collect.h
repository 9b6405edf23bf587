/* Where the readers of all formats put what they find: the head of the feed and one item at a time. */
#ifndef BREAKROOM_FEED_COLLECT_H
#define BREAKROOM_FEED_COLLECT_H

#include "feed/draft.h"

struct collect {
    struct feed *feed;
    struct feed_limits limits;
    struct str base; /* of the document; absent when unknown */
    enum kind default_kind;
    struct zone *zone; /* of dates that say none; NULL: UTC */
    struct draft head; /* of the feed */
    struct draft item; /* the one being read */
    struct html html;
    size_t item_offset; /* where the one being read begins in the text */
    size_t seen, room;
};

void collect_init(struct collect *collect, const struct feed_context *context);
void collect_finish(struct collect *collect);

/* False when further items are only counted: then nothing need be put into the draft. */
bool collect_wants_item(const struct collect *collect);

/* The draft of the item is whole: it joins the feed, or is counted. */
void collect_item(struct collect *collect);

/* The document is whole: returns the feed, which the caller now owns. */
struct feed *collect_take(struct collect *collect, enum feed_format format);

#endif
