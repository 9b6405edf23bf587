/* Cuts a text that does not fit on a page. */
#ifndef BREAKROOM_SLIDE_LAYOUT_FLOW_CUT_H
#define BREAKROOM_SLIDE_LAYOUT_FLOW_CUT_H

#include "slide/layout/flow_page.h"

/* Shortens the lines to the end of a sentence, so that the next page begins with one; to the end of a clause,
 * or of the last line, when that would leave fewer than `keep` lines. Returns the first segment that is left
 * for the next page. */
int flow_cut(const struct plan_part *part, struct text_lines *lines, int keep);

/* When only a code without text (apart from details) would be left for the next page, moves the end of the
 * page's text there, and the cursor with it. At least one line of text stays on the page. */
void flow_share_text(const struct plan *plan, struct flow_page *page, struct flow_cursor *cursor);

#endif
