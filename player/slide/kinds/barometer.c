/* How satisfied customers are: the past is a landscape from edge to edge. */
#include "slide/layout/kinds.h"
#include "slide/layout/measure.h"
#include "slide/layout/shapes.h"

void
kind_barometer(struct plan *plan)
{
    measure_fill(plan, FIELD_SCORE);
    if (!plan->side.draw)
        plan->backdrop = shapes_landscape;
}
