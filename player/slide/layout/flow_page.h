/* The content of one page of the flow. */
#ifndef BREAKROOM_SLIDE_LAYOUT_FLOW_PAGE_H
#define BREAKROOM_SLIDE_LAYOUT_FLOW_PAGE_H

#include "slide/layout/plan.h"

/* A part, or the lines of it that are on one page. */
struct flow_piece {
    const struct plan_part *part;
    struct part_style style; /* of the part, or of a repeated title */
    struct text_lines lines;
    bool begins; /* it includes the first line of the part */
    int size_px;
    int y, h; /* from the top of the block, pixels */
};

/* Start of a page. */
struct flow_cursor {
    int part;
    int segment; /* of the part's text */
};

struct flow_page {
    struct flow_cursor start;
    struct flow_piece *pieces;
    int count;
    int repeated; /* how often the title was shown before: 1 for a repeated title, else 0 */
    bool split;   /* it ends inside a sentence */
    int height;   /* of all pieces */
};

#endif
