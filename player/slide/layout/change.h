/* By how much a number has changed. */
#ifndef BREAKROOM_SLIDE_LAYOUT_CHANGE_H
#define BREAKROOM_SLIDE_LAYOUT_CHANGE_H

#include "slide/layout/plan.h"

struct change {
    struct str text;
    int direction; /* 1 up, −1 down, 0 neither */
};

/* "+0,3" of 0.3, or the text a feed gives. */
struct change change_of(const struct plan *plan);

/* With a triangle, up or down, in the colour of the better or the worse. */
void change_draw(const struct plan *plan, struct sheet *sheet, const struct change *change, struct look look,
                 struct rect at);

#endif
