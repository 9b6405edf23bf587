/* A frame on the screen or prepared, with its item. */
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

/* Makes the frame; its owner calls standing_drop, which clears it. */
struct standing standing_make(struct show *show, const struct item *item, int page, struct moment now);
void standing_drop(struct standing *standing);

/* True when it was made on another day, or when the clock was trusted otherwise: its text may differ now. */
bool standing_is_outdated(const struct standing *standing, struct moment now);

/* True when it is a frame of this page of this item. */
bool standing_matches(const struct standing *standing, const struct item *item, int page);

/* True when both have the same pixels, except for the progress line. Both have frames. */
bool standing_same_pixels(const struct standing *one, const struct standing *other);

#endif
