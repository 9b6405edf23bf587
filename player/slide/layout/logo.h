/* The logo of the theme: small before the text of the footer, large on the idle slide. */
#ifndef BREAKROOM_SLIDE_LAYOUT_LOGO_H
#define BREAKROOM_SLIDE_LAYOUT_LOGO_H

#include "slide/layout/frame.h"

/* Its size in a place, with its own proportions; w = 0 when there is none. */
struct rect logo_size(const struct plan *plan, int max_w, int max_h);

/* Draws it at `at`, which has the size given by logo_size and was placed by the caller. */
void logo_draw(const struct plan *plan, struct sheet *sheet, struct rect at);

/* Its width in the footer, with the gap after it; 0 when there is none. */
int logo_footer_width(const struct plan *plan);

/* Draws it at the start of the footer. */
void logo_draw_footer(const struct plan *plan, struct sheet *sheet, const struct frame_places *frame);

#endif
