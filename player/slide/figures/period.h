/* The periods of figures: months, weeks, years. */
#ifndef BREAKROOM_SLIDE_FIGURES_PERIOD_H
#define BREAKROOM_SLIDE_FIGURES_PERIOD_H

#include "slide/layout/plan.h"

/* The period that is so many periods before that of the item, in the same notation: "septembre" before
 * "octobre", "semaine 46" before "semaine 47", "2025" before "2026"; short ("sept.") with `brief`, where
 * usual. The item's own for 0. Absent when it cannot be determined. */
struct str period_before(const struct plan *plan, int before, bool brief);

/* That pair, else the period. */
struct str period_text(const struct plan *plan);

#endif
