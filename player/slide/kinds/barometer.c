/* Customer satisfaction: the history is drawn as a landscape from edge to edge. */
#include "slide/layout/kinds.h"
#include "slide/figures/key_figure.h"
#include "slide/shapes/shapes.h"

void
kind_barometer(struct plan *plan)
{
    key_figure_fill(plan, FIELD_SCORE);
    if (!plan->side.draw)
        plan->backdrop = shapes_chart_area;
}
