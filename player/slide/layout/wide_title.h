/* A title above all. Where a word of it is too long to stand whole beside a picture, a date or a code, it
 * takes the whole width, and the others share the place under it. */
#ifndef BREAKROOM_SLIDE_LAYOUT_WIDE_TITLE_H
#define BREAKROOM_SLIDE_LAYOUT_WIDE_TITLE_H

#include "slide/layout/flow.h"

/* All zero: there is none. */
struct wide_title {
    struct plan plan; /* of the title and what stands before it */
    struct flow flow;
    struct rect at;
};

/* The pages of a plan in an area. Where the title goes above all, plan and area become those of the rest. */
struct flow wide_title_pages(struct wide_title *wide, struct plan *plan, struct rect *area);

/* Draws it, the same on each page. */
void wide_title_draw(const struct wide_title *wide, struct sheet *sheet);

#endif
