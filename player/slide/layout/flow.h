/* Distributes parts over pages.
 *
 * All sizes of a slide are scaled together, between their maximum (scale 1) and their minimum (scale 0): the
 * largest scale at which everything fits on one page is used. When there is none, the parts are continued on
 * further pages at the ends of sentences, as few pages as the minimum sizes allow, and these pages are then
 * set as large and as evenly as their number allows: with very many pages only the last ones, so that none
 * ends with a single sentence. */
#ifndef BREAKROOM_SLIDE_LAYOUT_FLOW_H
#define BREAKROOM_SLIDE_LAYOUT_FLOW_H

#include "slide/layout/flow_page.h"

struct flow {
    struct flow_page *pages;
    int count;
    float scale;
    bool cut;   /* the pages do not hold everything */
    int split;  /* pages that end inside a sentence */
    int broken; /* words that are broken, and parts that are too high for a page */
};

/* The pages of a plan whose content is placed in `area`. */
struct flow flow_pages(const struct plan *plan, struct rect area);

/* Draws a page's pieces into a column; the top of the block is at y. */
void flow_draw(const struct plan *plan, struct sheet *sheet, const struct flow *flow, int page,
               struct rect column, int y);

#endif
