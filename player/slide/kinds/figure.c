/* Sales and other figures, one or up to six: with one, the background is the gauge if there is a target. */
#include "slide/figures/chart.h"
#include "slide/figures/figure_table.h"
#include "slide/layout/kinds.h"
#include "slide/figures/key_figure.h"
#include "slide/shapes/shapes.h"

#define EDGE 10 /* units: the line at the end of the gauge */

/* The reached part of the target, as a part of the width. */
static void
draw_gauge(const struct plan *plan, struct sheet *sheet, int page)
{
    double done = chart_target_share(plan, FIELD_NUMBER);
    int width = plan->context->width, height = plan->context->height;
    int filled = done < 1 ? (int)((double)width * done) : width;
    struct rect edge = {filled, 0, plan_px(plan, EDGE), height};
    if (page)
        return;
    sheet_add(sheet, BOX_FILL, (struct rect){0, 0, filled, height}, plan->colours.second);
    if (done < 1 && !shapes_near(sheet, edge, edge.w))
        sheet_add(sheet, BOX_FILL, edge, plan->colours.accent);
}

void
kind_figure(struct plan *plan)
{
    if (figure_table_fill(plan))
        return;
    key_figure_fill(plan, FIELD_NUMBER);
    if (plan->side.draw && !plan->side.steady)
        return;
    plan->backdrop = chart_target_share(plan, FIELD_NUMBER) > 0 ? draw_gauge : shapes_chart_area;
}
