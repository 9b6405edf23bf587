/* The past of a number as a line; without a past how much of its target is reached, as a bar. */
#ifndef BREAKROOM_SLIDE_FIGURES_CHART_H
#define BREAKROOM_SLIDE_FIGURES_CHART_H

#include "slide/layout/plan.h"

/* True when the item has a past to draw: a series of two values or more. */
bool chart_wanted(const struct plan *plan);
/* The past as a line with its last value marked, the target dashed. */
void chart_draw(const struct plan *plan, struct sheet *sheet, struct rect at);

/* The share of the target that is reached, of the field that holds the number; 0 where there is no target. */
float chart_target_share(const struct plan *plan, enum field number);
/* That share as a bar, full from 1 on; it is usually CHART_BAR units high. */
#define CHART_BAR 40
void chart_draw_bar(const struct plan *plan, struct sheet *sheet, float reached, struct rect at);

/* A number with as many decimals as its size wants. */
struct str chart_number(const struct plan *plan, double number);

#endif
