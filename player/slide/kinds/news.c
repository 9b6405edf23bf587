#include "slide/layout/kinds.h"
#include "slide/layout/shapes.h"
#include "slide/layout/side.h"

void
kind_news(struct plan *plan)
{
    plan_headline_and_body(plan);
    side_picture(plan);
    side_add_qr(plan);
    if (!plan->side.draw)
        plan->backdrop = shapes_rings;
}
