/* What barometer and figure share: a huge number, its change, and its past as a line. */
#ifndef BREAKROOM_SLIDE_MEASURE_H
#define BREAKROOM_SLIDE_MEASURE_H

#include "slide/plan.h"

/* Fills in the plan; `number` is the field that holds the number. Without it the item is laid out like news.
 */
void measure_fill(struct plan *plan, enum field number);

/* True when the item has a past to draw: a series of two values or more. */
bool chart_wanted(const struct plan *plan);
/* The past as a line with its last value marked, the target dashed. */
void chart_draw(const struct plan *plan, struct sheet *sheet, struct rect at);

/* A number with as many decimals as its size wants. */
struct str measure_number(const struct plan *plan, double number);

#endif
