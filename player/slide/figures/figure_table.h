/* Two to six figures on one slide, a tile for each: its number, its name, and its change. */
#ifndef BREAKROOM_SLIDE_FIGURES_FIGURE_TABLE_H
#define BREAKROOM_SLIDE_FIGURES_FIGURE_TABLE_H

#include "slide/layout/plan.h"

/* Adds title, tiles and the rest of the item. The figures are those of the field `values` or, when the item
 * has no number, the rows of a table or the lines of a list that are its text. With fewer than two or more
 * than six, or one too long for a tile, the field `values` of an item without a number becomes a list; else
 * false, and nothing is added. */
bool figure_table_fill(struct plan *plan);

#endif
