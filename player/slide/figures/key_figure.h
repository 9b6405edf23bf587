/* Layout of barometer and figure: a large number, its trend, and its history as a line. */
#ifndef BREAKROOM_SLIDE_FIGURES_KEY_FIGURE_H
#define BREAKROOM_SLIDE_FIGURES_KEY_FIGURE_H

#include "slide/layout/plan.h"

/* Fills in the plan; `number` is the field with the number. Without it the item is laid out like news. */
void key_figure_fill(struct plan *plan, enum field number);

#endif
