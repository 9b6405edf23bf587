/* By how much a number has changed, and from which period to which. */
#ifndef BREAKROOM_SLIDE_LAYOUT_CHANGE_H
#define BREAKROOM_SLIDE_LAYOUT_CHANGE_H

#include "slide/layout/plan.h"

struct change {
    struct str text;
    int direction; /* 1 up, −1 down, 0 neither */
};

/* "+0,3" of 0.3, or the text a feed gives. */
struct change change_of(const struct plan *plan);

/* The period that lies so many before that of the item, named as that is: "septembre" before "octobre",
 * "semaine 46" before "semaine 47", "2025" before "2026"; short ("sept.") where that is wanted and usual. The
 * item's own for 0. Absent where it cannot be known. */
struct str change_period(const struct plan *plan, int before, bool brief);

/* "septembre → octobre": what the change is between; absent where there is none, or the period before is not
 * known. */
struct str change_span(const struct plan *plan);

/* With a triangle, up or down, in the colour of the better or the worse. */
void change_draw(const struct plan *plan, struct sheet *sheet, const struct change *change, struct look look,
                 struct rect at);

#endif
