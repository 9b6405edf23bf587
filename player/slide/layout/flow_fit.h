/* Fills one page. */
#ifndef BREAKROOM_SLIDE_LAYOUT_FLOW_FIT_H
#define BREAKROOM_SLIDE_LAYOUT_FLOW_FIT_H

#include "slide/layout/flow_page.h"

struct flow_setting {
    struct rect column;
    float scale;              /* of all sizes, 0 to 1 */
    float fill;               /* how much of the column's height may be used, 0 to 1 … */
    float keep_together_fill; /* … and by parts that are never split over pages: all of it when there are
                                 several pages */
    int wide_px;              /* of the column of the next page, which has nothing beside it */
};

/* Fills a page from the cursor on with at least one line or one drawn part, and moves the cursor past it.
 * Returns how often a word had to be broken, or a drawn part is higher than the page. */
int flow_fill_page(const struct plan *plan, struct flow_cursor *cursor, const struct flow_setting *setting,
                   struct flow_page *page);

#endif
