/* What is said of a number beside it. */
#ifndef BREAKROOM_SLIDE_FIGURES_FIGURE_WORDS_H
#define BREAKROOM_SLIDE_FIGURES_FIGURE_WORDS_H

#include "slide/layout/plan.h"

/* "/ 10" of a barometer, or the unit. */
struct str figure_unit(const struct plan *plan);

/* "1 284 avis"; or empty. */
struct str figure_answers(const struct plan *plan);

/* "objectif 9" */
struct str figure_target(const struct plan *plan);

/* What a figure misses of its target; 0 where it is reached. */
double figure_missing(const struct plan *plan);

/* "septembre → octobre · 1 284 avis · objectif 9 · encore 0,3"; what a chart or the side shows is not among
 * it. */
struct str figure_details(const struct plan *plan);

#endif
