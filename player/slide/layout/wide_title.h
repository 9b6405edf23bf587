/* A title over the whole width. It is used where a word of the title is too long for the column beside a
 * picture, a date or a QR code; these are placed below it. It is used also over a picture that bleeds in the
 * lower corner of the frame, which shows nearly all of a wide picture in a frame that is not wide: the words
 * are beside it. */
#ifndef BREAKROOM_SLIDE_LAYOUT_WIDE_TITLE_H
#define BREAKROOM_SLIDE_LAYOUT_WIDE_TITLE_H

#include "slide/layout/flow.h"
#include "slide/layout/frame.h"

/* All zero: there is none. */
struct wide_title {
    struct plan plan; /* of the title and the parts before it */
    struct flow flow;
    struct rect at;
};

/* The pages of a plan in an area. With a wide title, plan and area become those of the remaining content. */
struct flow wide_title_pages(struct wide_title *wide, struct plan *plan, struct rect *area);

/* The page of a plan with a picture in the corner, if it holds everything; two pages if the second begins
 * with a sentence and the picture would be a strip otherwise. False when that is not so: the picture is then
 * in another place. */
bool wide_title_corner_pages(struct plan *plan, struct frame_places *frame, struct wide_title *wide_title,
                             struct flow *flow);

/* Draws it; it is the same on each page. */
void wide_title_draw(const struct wide_title *wide, struct sheet *sheet);

#endif
