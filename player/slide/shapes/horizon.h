/* Layout: several people on a horizon. */
#ifndef BREAKROOM_SLIDE_SHAPES_HORIZON_H
#define BREAKROOM_SLIDE_SHAPES_HORIZON_H

#include "slide/shapes/sunrise.h"

/* The style of the words on the sun, and of those at its foot. */
extern const struct part_style style_sun_text, style_sun_footer;

/* Like sunrise_plan, for two to twelve people; `sunrise` must live as long as the plan. */
bool horizon_plan(struct plan *plan, const struct sunrise *sunrise);

#endif
