/* The periods that numbers are of: months, weeks, years. */
#ifndef BREAKROOM_SLIDE_FIGURES_PERIOD_H
#define BREAKROOM_SLIDE_FIGURES_PERIOD_H

#include "slide/layout/plan.h"

/* The period that lies so many before that of the item, named as that is: "septembre" before "octobre",
 * "semaine 46" before "semaine 47", "2025" before "2026"; short ("sept.") where that is wanted and usual. The
 * item's own for 0. Absent where it cannot be known. */
struct str period_before(const struct plan *plan, int before, bool brief);

/* That span, else the period. */
struct str period_text(const struct plan *plan);

#endif
