/* A frame on the screen or prepared, with its item. */
#ifndef BREAKROOM_PLAY_VIEW_PAGE_H
#define BREAKROOM_PLAY_VIEW_PAGE_H

#include <stdbool.h>

#include "show/show.h"

struct view_page {
    struct frame *frame;  /* NULL: nothing */
    struct str feed, key; /* of the item, in the frame's arena; absent: the idle slide */
    int page;
    struct moment made;
};

/* Makes the frame; its owner calls view_page_drop, which clears it. */
struct view_page view_page_make(struct show *show, const struct item *item, int page, struct moment now);
void view_page_drop(struct view_page *shown);

/* True when it was made on another day, or when the clock was trusted otherwise: its text may differ now. */
bool view_page_is_outdated(const struct view_page *shown, struct moment now);

/* True when it is a frame of this page of this item. */
bool view_page_matches(const struct view_page *shown, const struct item *item, int page);

/* True when both have the same pixels, except for the progress line. Both have frames. */
bool view_page_same_pixels(const struct view_page *one, const struct view_page *other);

#endif
