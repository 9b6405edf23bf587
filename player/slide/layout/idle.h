/* The idle slide, shown when there is no item. */
#ifndef BREAKROOM_SLIDE_LAYOUT_IDLE_H
#define BREAKROOM_SLIDE_LAYOUT_IDLE_H

#include "slide/layout/plan.h"

/* Draws the name, the time and the date in the middle of the area. */
void idle_draw(const struct plan *plan, struct sheet *sheet, struct rect area);

#endif
