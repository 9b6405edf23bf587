/* What is missing to the target of a figure, in the part of the background that the gauge leaves. */
#ifndef BREAKROOM_SLIDE_FIGURES_FIGURE_GAP_H
#define BREAKROOM_SLIDE_FIGURES_FIGURE_GAP_H

#include "slide/layout/plan.h"

/* Makes that part of a landscape frame the side of the plan, with what is missing ("28 to go") and the target
 * in it, if both it and the rest are wide enough for their texts. Does nothing when the target is reached. */
void figure_gap_add(struct plan *plan);

#endif
