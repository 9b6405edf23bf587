/* Parts to pages.
 *
 * All sizes of a slide go together, between their most (scale 1) and their least (scale 0): the largest scale
 * at which everything stands on one page is taken. When there is none, the parts flow on to further pages at
 * the ends of sentences, as few as the least sizes allow, and these pages are then set as large and as evenly
 * as their number allows. */
#ifndef BREAKROOM_SLIDE_FLOW_H
#define BREAKROOM_SLIDE_FLOW_H

#include "slide/plan.h"

/* A part, or the lines of it that stand on one page. */
struct flow_piece {
    const struct part *part;
    struct style style; /* the part's, or that of a repeated title */
    struct text_lines lines;
    bool begins; /* with the first line of the part */
    int size_px;
    int y, h; /* from the top of the block, pixels */
};

struct flow_page {
    struct flow_piece *pieces;
    int count;
    int again;  /* how many of them were there before: 1 for a repeated title, else 0 */
    int height; /* of all pieces */
};

struct flow {
    struct flow_page *pages;
    int count;
    float scale;
};

/* The pages of a plan whose content stands in `area`. */
struct flow flow_pages(const struct plan *plan, struct rect area);

/* Draws a page's pieces into a column, the top of the block at y. */
void flow_draw(const struct plan *plan, struct sheet *sheet, const struct flow *flow, int page,
               struct rect column, int y);

#endif
