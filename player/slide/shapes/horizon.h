/* Layout: several people on the horizon. */
#ifndef BREAKROOM_SLIDE_SHAPES_HORIZON_H
#define BREAKROOM_SLIDE_SHAPES_HORIZON_H

#include "slide/shapes/sunrise.h"

/* How words on the sun are set, and what stands at its foot. */
extern const struct part_style style_sun_text, style_sun_footer;

/* As sunrise_plan, for two people to twelve; `sunrise` lives as long as the plan. */
bool horizon_plan(struct plan *plan, const struct sunrise *sunrise);

#endif
