/* The logo of the theme: small before the text of the footer, large on the idle slide. */
#ifndef BREAKROOM_SLIDE_LAYOUT_LOGO_H
#define BREAKROOM_SLIDE_LAYOUT_LOGO_H

#include "slide/layout/frame.h"

/* Its size in a place, at its own proportions; w = 0 when there is none. */
struct rect logo_size(const struct plan *plan, int max_w, int max_h);

/* Draws it there, `at` as logo_size gave it and placed by the caller. */
void logo_draw(const struct plan *plan, struct sheet *sheet, struct rect at);

/* What it takes of the foot, with the gap behind it; 0 when there is none. */
int logo_footer_width(const struct plan *plan);

/* At the start of the foot. */
void logo_draw_footer(const struct plan *plan, struct sheet *sheet, const struct frame_places *frame);

#endif
