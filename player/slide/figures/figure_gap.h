/* What is missing to the target of a figure, in the rest of the ground that the gauge leaves. */
#ifndef BREAKROOM_SLIDE_FIGURES_FIGURE_GAP_H
#define BREAKROOM_SLIDE_FIGURES_FIGURE_GAP_H

#include "slide/layout/plan.h"

/* The share of the target that a figure has reached; 0 without a target. */
double figure_gap_done(const struct plan *plan);

/* Makes the rest of a landscape frame the side of the plan, with what is missing ("28 to go") and the words
 * of the target in it, where it is wide enough for them and leaves the figure enough. Nothing for a `missing`
 * of 0 or less. */
void figure_gap_add(struct plan *plan, double missing, struct str target);

#endif
