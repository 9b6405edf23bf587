/* Discs, circles and rays: row by row, so that only their edges cost more than a fill. */
#include <math.h>

#include "base/number.h"
#include "paint/outline.h"
#include "paint/pixel.h"

/* How far a circle reaches to each side of its centre at a vertical distance; −1: it does not. */
static float
reach(float radius, float dy)
{
    float square = radius * radius - dy * dy;
    return radius > 0 && square >= 0 ? sqrtf(square) : -1;
}

/* A circle line, or with inner < 0 a disc. */
struct circle {
    float x, y, outer, inner;
};

/* The part of the pixel around a point that is inside, 0 to 255. */
static uint32_t
cover_at(const struct circle *circle, float x, float y)
{
    float distance = hypotf(x - circle->x, y - circle->y);
    float out = number_clamp(circle->outer - distance + 0.5F, 0, 1);
    float in = circle->inner < 0 ? 1 : number_clamp(distance - circle->inner + 0.5F, 0, 1);
    return (uint32_t)(out * in * 255 + 0.5F);
}

static void
mix_span(struct canvas *canvas, const struct circle *circle, int y, int from, int to, uint32_t colour)
{
    uint32_t *row = canvas->pixels + (size_t)y * (size_t)canvas->width;
    from = number_max(from, 0);
    to = number_min(to, canvas->width);
    for (int x = from; x < to; x++) {
        uint32_t cover = cover_at(circle, (float)x + 0.5F, (float)y + 0.5F);
        uint32_t alpha = pixel_div255(cover * pixel_alpha(colour));
        row[x] = alpha == 255 ? colour : pixel_mix(row[x], colour, alpha);
    }
}

static void
fill_span(struct canvas *canvas, int y, int from, int to, uint32_t colour)
{
    from = number_max(from, 0);
    to = number_min(to, canvas->width);
    pixel_span(canvas->pixels + (size_t)y * (size_t)canvas->width + from, to - from, colour,
               pixel_alpha(colour));
}

/* The part of a row between two distances from the middle, on one side of it: solid where no edge is near. */
static void
paint_side(struct canvas *canvas, const struct circle *circle, int y, float sign, uint32_t colour)
{
    float dy = (float)y + 0.5F - circle->y;
    float end = reach(circle->outer + 1, dy), solid_end = reach(circle->outer - 1, dy);
    float start = reach(circle->inner - 1, dy), solid_start = reach(circle->inner + 1, dy);
    int from, to, solid_from, solid_to;
    start = number_max(start, 0);
    solid_start = number_max(solid_start, 0);
    solid_end = number_max(solid_end, solid_start);
    if (sign > 0) {
        from = (int)floorf(circle->x + start), to = (int)ceilf(circle->x + end);
        solid_from = (int)ceilf(circle->x + solid_start), solid_to = (int)floorf(circle->x + solid_end);
        from = start == 0 ? (int)floorf(circle->x) : from;
        solid_from = circle->inner < 0 ? from : solid_from;
    } else {
        from = (int)floorf(circle->x - end), to = (int)ceilf(circle->x - start);
        solid_from = (int)ceilf(circle->x - solid_end), solid_to = (int)floorf(circle->x - solid_start);
        to = start == 0 ? (int)floorf(circle->x) : to;
        solid_to = circle->inner < 0 ? to : solid_to;
    }
    if (solid_from >= solid_to) {
        mix_span(canvas, circle, y, from, to, colour);
        return;
    }
    mix_span(canvas, circle, y, from, solid_from, colour);
    fill_span(canvas, y, solid_from, solid_to, colour);
    mix_span(canvas, circle, y, solid_to, to, colour);
}

static void
paint_circle(struct canvas *canvas, const struct circle *circle, uint32_t colour)
{
    int top = (int)fmaxf(floorf(circle->y - circle->outer - 1), 0);
    int bottom = (int)fminf(ceilf(circle->y + circle->outer + 1), (float)canvas->height);
    for (int y = top; y < bottom; y++) {
        if (reach(circle->outer + 1, (float)y + 0.5F - circle->y) < 0)
            continue;
        paint_side(canvas, circle, y, -1, colour);
        paint_side(canvas, circle, y, 1, colour);
    }
}

static struct circle
circle_in(struct rect at)
{
    float side = (float)number_min(at.w, at.h);
    return (struct circle){(float)at.x + (float)at.w / 2, (float)at.y + (float)at.h / 2, side / 2, -1};
}

void
canvas_disc(struct canvas *canvas, struct rect at, uint32_t colour)
{
    struct circle circle = circle_in(at);
    if (circle.outer > 0)
        paint_circle(canvas, &circle, colour);
}

void
canvas_ring(struct canvas *canvas, struct rect at, float width_px, uint32_t colour)
{
    struct circle circle = circle_in(at);
    circle.inner = fmaxf(circle.outer - width_px, 0);
    if (circle.outer > 0 && width_px > 0)
        paint_circle(canvas, &circle, colour);
}

void
canvas_rays(struct canvas *canvas, struct point from, int count, uint32_t colour)
{
    struct outline outline = {0};
    float far = 2 * (float)(canvas->width + canvas->height) + fabsf(from.x) + fabsf(from.y);
    for (int i = 0; i < count; i++) {
        float start = 2 * (float)M_PI * (float)i / (float)count, end = start + (float)M_PI / (float)count;
        outline_move(&outline, from);
        outline_line(&outline, (struct point){from.x + far * cosf(start), from.y + far * sinf(start)});
        outline_line(&outline, (struct point){from.x + far * cosf(end), from.y + far * sinf(end)});
    }
    outline_fill(&outline, canvas, colour);
    outline_finish(&outline);
}
