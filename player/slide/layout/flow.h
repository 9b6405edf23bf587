/* Parts to pages.
 *
 * All sizes of a slide go together, between their most (scale 1) and their least (scale 0): the largest scale
 * at which everything stands on one page is taken. When there is none, the parts flow on to further pages at
 * the ends of sentences, as few as the least sizes allow, and these pages are then set as large and as evenly
 * as their number allows: of very many only the last ones, so that none ends with a lonely sentence. */
#ifndef BREAKROOM_SLIDE_LAYOUT_FLOW_H
#define BREAKROOM_SLIDE_LAYOUT_FLOW_H

#include "slide/layout/flow_page.h"

struct flow {
    struct flow_page *pages;
    int count;
    float scale;
    bool cut; /* there is more than the pages hold */
};

/* The pages of a plan whose content stands in `area`. */
struct flow flow_pages(const struct plan *plan, struct rect area);

/* Draws a page's pieces into a column, the top of the block at y. */
void flow_draw(const struct plan *plan, struct sheet *sheet, const struct flow *flow, int page,
               struct rect column, int y);

#endif
