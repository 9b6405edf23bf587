/* The history of a number as a line; without a history, the part of its target that is reached, as a bar. */
#ifndef BREAKROOM_SLIDE_FIGURES_CHART_H
#define BREAKROOM_SLIDE_FIGURES_CHART_H

#include "slide/layout/plan.h"

/* True when the item has a history to draw: a series of two values or more. */
bool chart_wanted(const struct plan *plan);
/* The history as a line with its last value marked, the target dashed. */
void chart_draw(const struct plan *plan, struct sheet *sheet, struct rect at);

/* The part of the target that is reached by the field that holds the number; 0 without a target. */
double chart_target_share(const struct plan *plan, enum field number);
/* That part as a bar, full from 1 on; it is usually CHART_BAR units high. */
#define CHART_BAR 40
void chart_draw_bar(const struct plan *plan, struct sheet *sheet, float reached, struct rect at);

/* A number with a number of decimals that suits its size. */
struct str chart_number(const struct plan *plan, double number);

#endif
