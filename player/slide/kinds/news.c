#include "slide/figures/headline_number.h"
#include "slide/layout/kinds.h"
#include "slide/layout/list.h"
#include "slide/shapes/shapes.h"
#include "slide/layout/side.h"

/* The size of a list's title on its band, and the distance to the list. */
#define BAND_TITLE 112
#define BAND_GAP   84

void
kind_news(struct plan *plan)
{
    if (headline_number_add(plan)) {
        plan->backdrop = shapes_rings;
        return;
    }
    plan_headline_and_body(plan);
    side_picture(plan);
    side_add_qr(plan);
    if (plan->side.draw)
        return;
    plan->backdrop = shapes_rings;
    if (!list_alone(plan))
        return;
    plan->band = true;
    plan->backdrop = shapes_quiet_band;
    plan->parts[0].style.max = BAND_TITLE;
    plan->parts[1].gap = BAND_GAP;
}
