#include "paint/outline.h"

#include <math.h>

#include "base/memory.h"
#include "base/number.h"
#include "paint/pixel.h"

/* Dash and gap between the centres of their round ends, in widths of the line. */
#define DASH 2.0f
#define GAP  2.5f

/* Coverage of the part of the canvas that the stroke can touch. */
struct mask {
    struct rect at;
    uint8_t *cover;
    float radius;
};

static float
clamp01(float x)
{
    return number_clamp(x, 0, 1);
}

static float
distance(struct point p, struct point a, struct point b)
{
    float dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
    float t = length2 > 0 ? clamp01(((p.x - a.x) * dx + (p.y - a.y) * dy) / length2) : 0;
    return hypotf(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

static struct rect
bounds(const struct point *points, int count, float radius, struct rect within)
{
    float left = points[0].x, right = left, top = points[0].y, bottom = top;
    for (int i = 1; i < count; i++) {
        left = fminf(left, points[i].x), right = fmaxf(right, points[i].x);
        top = fminf(top, points[i].y), bottom = fmaxf(bottom, points[i].y);
    }
    left = fmaxf(left - radius - 1, (float)within.x), top = fmaxf(top - radius - 1, (float)within.y);
    right = fminf(right + radius + 1, (float)(within.x + within.w));
    bottom = fminf(bottom + radius + 1, (float)(within.y + within.h));
    if (!(left < right && top < bottom)) /* also when a point is not a number */
        return (struct rect){0};
    struct rect r = {(int)left, (int)top, 0, 0};
    r.w = (int)ceilf(right) - r.x, r.h = (int)ceilf(bottom) - r.y;
    return r;
}

static void
mask_piece(struct mask *mask, struct point a, struct point b)
{
    struct point ends[2] = {a, b};
    struct rect r = bounds(ends, 2, mask->radius, mask->at);
    /* a hair line is one pixel wide and fainter */
    float reach = fmaxf(mask->radius, 0.5f), strength = fminf(mask->radius / 0.5f, 1);
    for (int y = r.y; y < r.y + r.h; y++) {
        uint8_t *row = mask->cover + (size_t)(y - mask->at.y) * (size_t)mask->at.w - mask->at.x;
        for (int x = r.x; x < r.x + r.w; x++) {
            struct point p = {(float)x + 0.5f, (float)y + 0.5f};
            uint8_t cover = (uint8_t)(255 * strength * clamp01(reach + 0.5f - distance(p, a, b)) + 0.5f);
            if (cover > row[x])
                row[x] = cover;
        }
    }
}

/* `done`: length of the path drawn so far. */
static void
mask_dashes(struct mask *mask, struct point a, struct point b, float *done)
{
    float unit = fmaxf(mask->radius * 2, 1), length = hypotf(b.x - a.x, b.y - a.y);
    for (float at = 0; at < length;) {
        float phase = fmodf(*done, (DASH + GAP) * unit);
        bool ink = phase < DASH * unit;
        float step = fmaxf((ink ? DASH * unit : (DASH + GAP) * unit) - phase, 0.01f);
        float to = fminf(at + step, length);
        struct point p = {a.x + (b.x - a.x) * at / length, a.y + (b.y - a.y) * at / length};
        struct point q = {a.x + (b.x - a.x) * to / length, a.y + (b.y - a.y) * to / length};
        if (ink)
            mask_piece(mask, p, q);
        *done += to - at;
        at = to;
    }
}

static void
mask_path(struct mask *mask, const struct point *points, int count, bool dashed)
{
    float done = 0;
    if (count == 1)
        mask_piece(mask, points[0], points[0]);
    for (int i = 0; i + 1 < count; i++) {
        if (dashed)
            mask_dashes(mask, points[i], points[i + 1], &done);
        else
            mask_piece(mask, points[i], points[i + 1]);
    }
}

static void
mask_paint(const struct mask *mask, struct canvas *canvas, uint32_t colour)
{
    for (int y = 0; y < mask->at.h; y++) {
        uint32_t *row = canvas->pixels + (size_t)(mask->at.y + y) * (size_t)canvas->width + mask->at.x;
        const uint8_t *cover = mask->cover + (size_t)y * (size_t)mask->at.w;
        for (int x = 0; x < mask->at.w; x++)
            if (cover[x])
                row[x] = pixel_mix(row[x], colour, pixel_div255(cover[x] * pixel_alpha(colour)));
    }
}

void
outline_stroke(const struct outline *outline, struct canvas *canvas, float width_px, bool dashed,
               uint32_t colour)
{
    if (outline->point_count == 0 || width_px <= 0)
        return;
    struct rect all = {0, 0, canvas->width, canvas->height};
    struct mask mask = {.radius = width_px / 2};
    mask.at = bounds(outline->points, outline->point_count, mask.radius, all);
    if (mask.at.w == 0)
        return;
    mask.cover = memory_array((size_t)mask.at.w, (size_t)mask.at.h);
    for (int path = 0, from = 0; path < outline->path_count; from = outline->ends[path++])
        mask_path(&mask, outline->points + from, outline->ends[path] - from, dashed);
    mask_paint(&mask, canvas, colour);
    memory_free(mask.cover);
}

void
canvas_line(struct canvas *canvas, const struct point *points, int count, float width_px, bool dashed,
            uint32_t colour)
{
    struct outline outline = {0};
    for (int i = 0; i < count; i++)
        (i ? outline_line : outline_move)(&outline, points[i]);
    outline_stroke(&outline, canvas, width_px, dashed, colour);
    outline_finish(&outline);
}
