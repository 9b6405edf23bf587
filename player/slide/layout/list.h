/* A list of short lines: in two columns where there is room, values at the ends of the lines. */
#ifndef BREAKROOM_SLIDE_LAYOUT_LIST_H
#define BREAKROOM_SLIDE_LAYOUT_LIST_H

#include "slide/layout/plan.h"
#include "slide/figures/row_list.h"

/* Adds the list to the column. False, and nothing is added, when a slide gains nothing by it: there may be
 * something beside the column, the lines are few, or too long for half of it. */
bool list_add(struct plan *plan, float gap, const struct row_list *rows);

/* True for a plan of only a title and a list. */
bool list_alone(const struct plan *plan);

#endif
