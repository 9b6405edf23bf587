/* The text size of a part. */
#ifndef BREAKROOM_SLIDE_LAYOUT_FLOW_SIZE_H
#define BREAKROOM_SLIDE_LAYOUT_FLOW_SIZE_H

#include "slide/layout/flow_fit.h"

/* The maximum length of a body line in em, at which the eye finds the next line: about 70 characters. */
#define FLOW_MEASURE_EM 35.0F

/* The environment in which a part is set. */
struct text_column flow_column(const struct plan_part *part, const struct flow_setting *setting, int size_px);

/* The size of the part's text from a segment on: that of the setting's scale; smaller where its lines would
 * be too short to read (17 letters of a title, 30 of a body); for a title the size at which it looks best:
 * smaller for a better break, for few lines, for a word or a page that could not hold it otherwise. */
int flow_size(const struct plan *plan, const struct plan_part *part, int from,
              const struct flow_setting *setting);

#endif
