/* Converts the lines of a body to parts, as many as the pages of a slide can show. */
#ifndef BREAKROOM_SLIDE_LAYOUT_BODY_H
#define BREAKROOM_SLIDE_LAYOUT_BODY_H

#include "slide/layout/plan.h"

/* Computes the room for bodies on the pages: plan->body_lines and plan->body_em. */
void body_begin(struct plan *plan);

#endif
