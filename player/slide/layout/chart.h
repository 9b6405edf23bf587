/* The past of a number as a line. */
#ifndef BREAKROOM_SLIDE_LAYOUT_CHART_H
#define BREAKROOM_SLIDE_LAYOUT_CHART_H

#include "slide/layout/plan.h"

/* True when the item has a past to draw: a series of two values or more. */
bool chart_wanted(const struct plan *plan);
/* The past as a line with its last value marked, the target dashed. */
void chart_draw(const struct plan *plan, struct sheet *sheet, struct rect at);

/* A number with as many decimals as its size wants. */
struct str chart_number(const struct plan *plan, double number);

#endif
