/* The frame of all slides around their content: label, clock, footer, page number, progress line. */
#ifndef BREAKROOM_SLIDE_LAYOUT_FRAME_H
#define BREAKROOM_SLIDE_LAYOUT_FRAME_H

#include "slide/layout/plan.h"

/* Places in the frame, pixels. */
struct frame_places {
    struct rect safe; /* what stays free along the edges is outside */
    struct rect area; /* for the content: between label and foot */
    int label_y, footer_y;
    int line_px; /* height of label's and foot's line boxes */
};

struct frame_places frame_of(const struct plan *plan);

/* The same of the page on which a side bleeds: label, clock, foot and page keep to the column. `scale` as in
 * flow.h. */
struct frame_places frame_beside(const struct plan *plan, float scale);

/* Gives a label or a foot that is too long for its line to the column, where there is room for it; the clock
 * goes where it would lie over the name of the kind. */
void frame_settle(struct plan *plan, const struct frame_places *frame);
/* The foot of an item of several pages: it leaves room for their numbers. True when it went to the column. */
bool frame_settle_paged(struct plan *plan, const struct frame_places *frame);
/* Its shorter form, or none where that is too long too. */
void frame_shorten_foot(struct plan *plan, const struct frame_places *frame);

void frame_draw(const struct plan *plan, struct sheet *sheet, const struct frame_places *frame);
/* "2 / 3"; nothing for the only page. */
void frame_draw_page(const struct plan *plan, struct sheet *sheet, const struct frame_places *frame, int page,
                     int pages);

/* The progress line at the bottom edge, under the column alone where a side bleeds; empty when it is not
 * wanted. */
struct rect frame_progress(const struct plan *plan, float scale);

/* The parts of a foot or a label, joined by " · "; a blank one is left out, and one that the first says. */
struct str frame_join(struct arena *arena, struct str a, struct str b);

#endif
