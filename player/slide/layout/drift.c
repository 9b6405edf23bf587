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

static bool
reaches_edge(struct rect at, int width, int height)
{
    return at.x <= 0 || at.y <= 0 || at.x + at.w >= width || at.y + at.h >= height;
}

void
slide_move(struct slide *slide, const struct slide_context *context, struct offset by)
{
    for (int i = 0; i < slide->count; i++) {
        struct box *box = &slide->boxes[i];
        if (reaches_edge(box->at, context->width, context->height))
            continue;
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
