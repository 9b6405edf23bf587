/* The frame of all slides: label, clock, footer, page number, progress line. */
#ifndef BREAKROOM_SLIDE_LAYOUT_FRAME_H
#define BREAKROOM_SLIDE_LAYOUT_FRAME_H

#include "slide/layout/plan.h"

/* Areas of the frame, pixels. */
struct frame_places {
    struct rect safe; /* inside the margins along the edges */
    struct rect area; /* for the content: between label and foot */
    int label_y, footer_y;
    int foot_w;  /* width of the line of footer and page number */
    int line_px; /* height of the line boxes of label and footer */
};

struct frame_places frame_of(const struct plan *plan);

/* The same for a page whose side bleeds: label, clock, footer and page number stay in the column; beside a
 * picture in the corner only the last two. `scale` as in flow.h. */
struct frame_places frame_beside(const struct plan *plan, float scale);

/* "Communication · lundi 23 novembre": source and date, as far as known. */
struct str frame_usual_foot(const struct plan *plan);

/* The size of label, clock and footer in pixels. */
int frame_small_px(const struct plan *plan);

/* Moves a label or a footer that is too long for its line into the column, where there is room; hides the
 * clock if it would overlap the name of the kind. */
void frame_settle(struct plan *plan, const struct frame_places *frame);
/* The footer of an item of several pages: it leaves room for the page number. True when it was moved into the
 * column. */
bool frame_settle_paged(struct plan *plan, const struct frame_places *frame);
/* Its shorter form, or none where that is too long too. */
void frame_shorten_foot(struct plan *plan, const struct frame_places *frame);

void frame_draw(const struct plan *plan, struct sheet *sheet, const struct frame_places *frame);
/* True when the label with the text after it and the clock fit in this part of the width. */
bool frame_label_fits(const struct plan *plan, float share);

/* True when a footer, of an only page, ends before a position: what is behind it may have another colour from
 * there on, and other words may be beside it … */
bool frame_foot_ends_before(const struct plan *plan, int x);
/* … in this height between the area and the end of the safe area. */
int frame_below_area(const struct plan *plan);

/* "2 / 3"; nothing for a single page. */
void frame_draw_page(const struct plan *plan, struct sheet *sheet, const struct frame_places *frame, int page,
                     int pages);

/* The progress line at the bottom edge, only under the column where a side bleeds; empty when it is disabled.
 */
struct rect frame_progress(const struct plan *plan, float scale);

/* The parts of a footer or a label, joined by " · "; a blank one is left out, and one that is contained in
 * the first. */
struct str frame_join(struct arena *arena, struct str a, struct str b);

#endif
