#include "paint/canvas.h"

#include <math.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/wide_vectors.h"
#include "paint/pixel.h"

#define CANVAS_SIDE_MAX 16384

struct canvas *
canvas_create(int width, int height)
{
    if (width < 1 || height < 1 || width > CANVAS_SIDE_MAX || height > CANVAS_SIDE_MAX)
        BUG("canvas of an impossible size");
    struct canvas *canvas = memory_alloc(sizeof *canvas);
    canvas->pixels = memory_resize(NULL, (size_t)width * (size_t)height * sizeof *canvas->pixels);
    canvas->width = width;
    canvas->height = height;
    return canvas;
}

void
canvas_destroy(struct canvas *canvas)
{
    if (!canvas)
        return;
    memory_free(canvas->packed_words);
    memory_free(canvas->pixels);
    memory_free(canvas);
}

static uint32_t *
canvas_row(struct canvas *canvas, int y)
{
    return canvas->pixels + (size_t)y * (size_t)canvas->width;
}

static void
fill(uint32_t *pixels, size_t count, uint32_t colour)
{
    for (size_t i = 0; i < count; i++)
        pixels[i] = colour;
}

void
canvas_fill(struct canvas *canvas, uint32_t colour)
{
    fill(canvas->pixels, (size_t)canvas->width * (size_t)canvas->height, colour | 0xFF000000u);
}

/* The sides as int64_t: positions come from the caller and may have any value. */
static struct rect
overlap(struct rect a, struct rect b)
{
    int64_t right = (int64_t)a.x + a.w, bottom = (int64_t)a.y + a.h;
    int64_t b_right = (int64_t)b.x + b.w, b_bottom = (int64_t)b.y + b.h;
    struct rect r = {number_max(a.x, b.x), number_max(a.y, b.y), 0, 0};
    r.w = (int)(number_min(right, b_right) - r.x);
    r.h = (int)(number_min(bottom, b_bottom) - r.y);
    return r.w > 0 && r.h > 0 ? r : (struct rect){0};
}

static struct rect
clip(const struct canvas *canvas, struct rect r)
{
    return overlap(r, (struct rect){0, 0, canvas->width, canvas->height});
}

/* A rectangle with rounded corners. */
struct rounded {
    struct rect at;
    float radius;
};

static struct rounded
round_corners(struct rect at, int radius_px)
{
    float half = (float)number_min(at.w, at.h) / 2;
    return (struct rounded){at, number_min((float)number_max(radius_px, 0), half)};
}

/* How far a pixel's centre is beyond the corner circles' centres along one axis; 0 between them. */
static float
beyond(int pixel, int from, int length, float radius)
{
    float centre = (float)(pixel - from) + 0.5f;
    return number_max(number_max(radius - centre, centre - ((float)length - radius)), 0);
}

/* The part of a pixel's area inside, 0..255. */
static uint32_t
rounded_cover(const struct rounded *r, int x, float dy)
{
    if (dy <= 0)
        return 255;
    float dx = beyond(x, r->at.x, r->at.w, r->radius);
    if (dx <= 0)
        return 255;
    float inside = r->radius - sqrtf(dx * dx + dy * dy) + 0.5f;
    return inside >= 1 ? 255 : inside <= 0 ? 0 : (uint32_t)(inside * 255 + 0.5f);
}

void
canvas_rect(struct canvas *canvas, struct rect at, int radius_px, uint32_t colour)
{
    struct rect seen = clip(canvas, at);
    struct rounded shape = round_corners(at, radius_px);
    uint32_t alpha = pixel_alpha(colour);
    for (int y = seen.y; y < seen.y + seen.h; y++) {
        uint32_t *row = canvas_row(canvas, y);
        float dy = beyond(y, at.y, at.h, shape.radius);
        if (alpha == 255 && dy <= 0) {
            fill(row + seen.x, (size_t)seen.w, colour);
            continue;
        }
        for (int x = seen.x; x < seen.x + seen.w; x++) {
            uint32_t cover = pixel_div255(alpha * rounded_cover(&shape, x, dy));
            row[x] = cover == 255 ? colour : pixel_mix(row[x], colour, cover);
        }
    }
}

void
canvas_image(struct canvas *canvas, const uint32_t *pixels, int width, int height, int x, int y,
             struct rect clip_to, int radius_px)
{
    struct rect seen = overlap(clip(canvas, clip_to), (struct rect){x, y, width, height});
    struct rounded shape = round_corners(clip_to, radius_px);
    for (int py = seen.y; py < seen.y + seen.h; py++) {
        uint32_t *row = canvas_row(canvas, py);
        const uint32_t *from = pixels + (ptrdiff_t)(py - y) * width - x;
        float dy = beyond(py, clip_to.y, clip_to.h, shape.radius);
        for (int px = seen.x; px < seen.x + seen.w; px++) {
            uint32_t alpha = pixel_div255(pixel_alpha(from[px]) * rounded_cover(&shape, px, dy));
            row[px] = alpha == 255 ? from[px] : pixel_mix(row[px], from[px], alpha);
        }
    }
}

/* Two colours of a pixel: as halves of a number they need no conversion to be multiplied, 8 at a time. */
typedef uint16_t __attribute__((may_alias)) two_bytes;

WIDE_VECTORS static void
blend(const uint32_t *a, const uint32_t *b, uint32_t *out, int64_t count, int k)
{
    const two_bytes *from = (const two_bytes *)a, *to = (const two_bytes *)b;
    two_bytes *mixed = (two_bytes *)out;
    uint16_t to_share = (uint16_t)k, from_share = (uint16_t)(256 - k);
    for (int64_t i = 0; i < count * 2; i++) {
        uint16_t low = (uint16_t)((from[i] & 255) * from_share + (to[i] & 255) * to_share + 128);
        uint16_t high = (uint16_t)((from[i] >> 8) * from_share + (to[i] >> 8) * to_share + 128);
        mixed[i] = (uint16_t)(low >> 8 | (high & 0xFF00));
    }
}

void
canvas_blend(const uint32_t *a, const uint32_t *b, uint32_t *out, int64_t count, int k)
{
    blend(a, b, out, count, k);
}
