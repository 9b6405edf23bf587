/* Prevention of burn-in. */
#include <math.h>

#include "base/duration.h"
#include "slide/slide.h"
#include "base/number.h"

#define REACH 108 /* of the shorter side: one part */
/* Coprime, and neither divides a day. */
#define ACROSS_HOURS 16
#define DOWN_HOURS   11

static int
swing(int64_t wall_ms, int hours, int reach)
{
    int64_t period = (int64_t)hours * HOUR_MS;
    return (int)lround(reach * sin(2 * M_PI * (double)(wall_ms % period) / (double)period));
}

struct offset
slide_drift(int width, int height, int64_t wall_ms)
{
    int reach = number_min(width, height) / REACH;
    return (struct offset){swing(wall_ms, ACROSS_HOURS, reach), swing(wall_ms, DOWN_HOURS, reach)};
}

/* How far a box moves: not at all if it reaches an edge; a line only not across that edge, because it belongs
 * to boxes that move, such as the target of a chart to its label. */
static struct offset
allowed(const struct box *box, const struct slide_context *context, struct offset by)
{
    struct rect at = box->at;
    bool sides = at.x <= 0 || at.x + at.w >= context->width;
    bool ends = at.y <= 0 || at.y + at.h >= context->height;
    bool line = box->type == BOX_LINE;
    return (struct offset){sides || (ends && !line) ? 0 : by.x, ends || (sides && !line) ? 0 : by.y};
}

void
slide_move(struct slide *slide, const struct slide_context *context, struct offset drift)
{
    for (int i = 0; i < slide->count; i++) {
        struct box *box = &slide->boxes[i];
        struct offset by = allowed(box, context, drift);
        box->at.x += by.x;
        box->at.y += by.y;
        box->baseline_px += by.y;
        box->plate.x += by.x;
        box->plate.y += by.y;
        for (int k = 0; k < box->point_count; k++) {
            box->points[k].x += (float)by.x;
            box->points[k].y += (float)by.y;
        }
    }
}
