/* The texts beside a number. */
#ifndef BREAKROOM_SLIDE_FIGURES_FIGURE_WORDS_H
#define BREAKROOM_SLIDE_FIGURES_FIGURE_WORDS_H

#include "slide/layout/plan.h"

/* True for a text that may be at a number: one line of at most so many bytes. */
bool figure_is_brief(struct str text, size_t most);

/* "/ 10" of a barometer, or the unit. */
struct str figure_unit(const struct plan *plan);

/* "1 284 avis"; or empty. */
struct str figure_answers(const struct plan *plan);

/* "objectif 9" */
struct str figure_target(const struct plan *plan);

/* How much a figure lacks to reach its target; 0 when it is reached, and for other kinds. */
double figure_missing(const struct plan *plan);

/* "septembre → octobre · 1 284 avis · objectif 9 · encore 0,3", without what a chart or the side
 * shows. */
struct str figure_details(const struct plan *plan);

#endif
