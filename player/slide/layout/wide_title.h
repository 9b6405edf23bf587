/* A title over the whole width. It is used where a word of the title is too long for the column beside a
 * picture, a date or a QR code; these are placed below it. */
#ifndef BREAKROOM_SLIDE_LAYOUT_WIDE_TITLE_H
#define BREAKROOM_SLIDE_LAYOUT_WIDE_TITLE_H

#include "slide/layout/flow.h"

/* All zero: there is none. */
struct wide_title {
    struct plan plan; /* of the title and the parts before it */
    struct flow flow;
    struct rect at;
};

/* The pages of a plan in an area. With a wide title, plan and area become those of the remaining content. */
struct flow wide_title_pages(struct wide_title *wide, struct plan *plan, struct rect *area);

/* Draws it; it is the same on each page. */
void wide_title_draw(const struct wide_title *wide, struct sheet *sheet);

#endif
