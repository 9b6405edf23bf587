/* A frame that is on the screen or made ahead, and what it is a frame of. */
#ifndef BREAKROOM_PLAY_STANDING_H
#define BREAKROOM_PLAY_STANDING_H

#include <stdbool.h>

#include "show/show.h"

struct standing {
    struct frame *frame;  /* NULL: nothing */
    struct str feed, key; /* of the item, in the frame's arena; absent: the idle slide */
    int page;
    struct moment made;
};

/* Makes the frame; its owner calls standing_drop, which leaves nothing. */
struct standing standing_make(struct show *show, const struct item *item, int page, struct moment now);
void standing_drop(struct standing *standing);

/* True when it was made on another day, or with other trust in the clock: what it says may differ now. */
bool standing_is_outdated(const struct standing *standing, struct moment now);

/* True when it is a frame of this page of this item. */
bool standing_matches(const struct standing *standing, const struct item *item, int page);

/* True when both have the same pixels, progress line aside. Both have frames. */
bool standing_same_pixels(const struct standing *one, const struct standing *other);

#endif
