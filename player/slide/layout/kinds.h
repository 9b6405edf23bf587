/* One function a kind: fills in the plan of an item. Each is in player/slide/kinds/NAME.c. */
#ifndef BREAKROOM_SLIDE_LAYOUT_KINDS_H
#define BREAKROOM_SLIDE_LAYOUT_KINDS_H

#include "slide/layout/plan.h"

typedef void kind_fn(struct plan *plan);

kind_fn kind_news, kind_upcoming, kind_project, kind_operations, kind_product, kind_people, kind_compliment,
    kind_spotlight, kind_rule, kind_barometer, kind_figure, kind_smile, kind_answer, kind_tip, kind_feedback,
    kind_picture, kind_alert;

#endif
