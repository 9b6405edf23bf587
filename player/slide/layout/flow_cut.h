/* Cuts a text that does not fit on a page. */
#ifndef BREAKROOM_SLIDE_LAYOUT_FLOW_CUT_H
#define BREAKROOM_SLIDE_LAYOUT_FLOW_CUT_H

#include "slide/layout/flow_page.h"

/* Shortens the lines to the end of a sentence, so that the next page begins with one; of a clause, or of the
 * last line, when that would leave fewer than `keep` lines. Returns the first segment that goes. */
int flow_cut(const struct plan_part *part, struct text_lines *lines, int keep);

/* When a code that would stand on the next page without text is all that is left (but for details), moves the
 * end of the page's text there, and the cursor with it. At least a line of text stays on the page. */
void flow_share_text(const struct plan *plan, struct flow_page *page, struct flow_cursor *cursor);

#endif
