/* The name of a praised person as a rising sun, or several people on its horizon: slides that are drawn as a
 * whole. */
#ifndef BREAKROOM_SLIDE_SHAPES_SUNRISE_H
#define BREAKROOM_SLIDE_SHAPES_SUNRISE_H

#include "slide/layout/plan.h"

/* Texts of such a slide; all except the message and the people may be absent. */
struct sunrise {
    struct str message; /* above the sun */
    struct str_list people;
    struct str text;   /* on it: the message in full … */
    struct str detail; /* … from whom and where … */
    struct str footer; /* … and the rule that is honoured */
};

/* Makes the plan one slide that draws a name in the sun, or people on the horizon; false, and nothing is
 * changed, when not all of it fits. */
bool sunrise_plan(struct plan *plan, const struct sunrise *sunrise);

#endif
