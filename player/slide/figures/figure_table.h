/* Two to six figures on one slide: a tile each, of a number, what it is of, and by how much it has changed.
 */
#ifndef BREAKROOM_SLIDE_FIGURES_FIGURE_TABLE_H
#define BREAKROOM_SLIDE_FIGURES_FIGURE_TABLE_H

#include "slide/layout/plan.h"

/* Title, tiles and what else the item says. The figures are those of the field `values`, or, where the item
 * names no number, the rows of a table or the lines of a list that are its text. False, and nothing is added,
 * when there are fewer than two of them or more than six, or one is too long for a tile. */
bool figure_table_fill(struct plan *plan);

#endif
