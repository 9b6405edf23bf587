#include "screen/glyphs.h"

#include <math.h>

#include "base/memory.h"
#include "screen/pixel.h"

/* Colour glyphs are drawn for an em of their own; a little smaller they sit better beside capitals. */
#define PICTURE_SCALE 0.92

static TTF_Font *
open_run(struct font_cache *cache, const struct run *run, int size_px)
{
    return font_cache_open(cache, run->file, size_px, run->rtl, run->script);
}

/* Of the size asked for to the only size a font of bitmaps has. */
static double
scale_of(const struct run *run, int size_px)
{
    return run->file->strike_px > 0 ? PICTURE_SCALE * size_px / run->file->strike_px : 1;
}

static int
scaled(int length, double scale)
{
    return (int)(length * scale + 0.5);
}

int
glyphs_width(struct font_cache *cache, const struct run *run, int size_px)
{
    int width = 0;
    TTF_Font *font = open_run(cache, run, size_px);
    if (!font || TTF_SizeUTF8(font, run->text, &width, NULL) < 0)
        return 0;
    return scaled(width, scale_of(run, size_px));
}

static uint32_t *
surface_row(const SDL_Surface *surface, int y)
{
    return (uint32_t *)(void *)((char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
}

static bool
row_has_ink(const SDL_Surface *surface, int y)
{
    const uint32_t *row = surface_row(surface, y);
    for (int x = 0; x < surface->w; x++)
        if (pixel_alpha(row[x]) > 0)
            return true;
    return false;
}

/* SDL_ttf makes the surface higher than the font where ink (stacked accents) passes its ascent, and does not
 * say by how much it moved the baseline: the ink tells, since it then touches that edge. */
static int
moved_down(const SDL_Surface *surface, TTF_Font *font)
{
    int grown = surface->h - TTF_FontHeight(font), top = 0, bottom = 0;
    if (grown <= 0)
        return 0;
    while (top < surface->h && !row_has_ink(surface, top))
        top++;
    while (bottom < surface->h && !row_has_ink(surface, surface->h - 1 - bottom))
        bottom++;
    return top <= 1 ? grown : bottom <= 1 ? 0 : grown / 2;
}

static void
paint_ink(const SDL_Surface *surface, struct canvas *canvas, int left, int top, uint32_t colour)
{
    int from = left < 0 ? -left : 0;
    int to = left + surface->w > canvas->width ? canvas->width - left : surface->w;
    for (int y = 0; y < surface->h; y++) {
        if (top + y < 0 || top + y >= canvas->height)
            continue;
        const uint32_t *ink = surface_row(surface, y);
        uint32_t *row = canvas->pixels + (ptrdiff_t)(top + y) * canvas->width + left;
        for (int x = from; x < to; x++)
            if (pixel_alpha(ink[x]) > 0)
                row[x] = pixel_mix(row[x], colour, pixel_div255(pixel_alpha(ink[x]) * pixel_alpha(colour)));
    }
}

/* The four bytes of a pixel, as numbers that one instruction adds. */
typedef float quad __attribute__((vector_size(16)));
typedef int32_t quad_int __attribute__((vector_size(16)));

/* Sum of premultiplied pixels over an area; the fourth number is their alpha. */
static quad
sum_add(quad sum, uint32_t pixel, float area)
{
    const quad_int bytes = {(int32_t)(pixel & 0xFF), (int32_t)(pixel >> 8 & 0xFF),
                            (int32_t)(pixel >> 16 & 0xFF), 1};
    float alpha = (float)pixel_alpha(pixel) * area;
    return sum + __builtin_convertvector(bytes, quad) * alpha;
}

static uint32_t
sum_pixel(quad sum, float area)
{
    if (sum[3] <= 0)
        return 0;
    uint32_t pixel = (uint32_t)(sum[3] / area + 0.5F) << 24;
    for (int i = 0; i < 3; i++)
        pixel |= (uint32_t)(sum[i] / sum[3] + 0.5F) << (8 * i);
    return pixel;
}

static float
overlap(double from, double to, int pixel)
{
    double low = from > pixel ? from : pixel, high = to < pixel + 1 ? to : pixel + 1;
    return (float)(high - low);
}

/* The source pixels under one target pixel: the first, the one behind the last, and how much of these two. */
struct span {
    int from, to;
    float first, last;
};

static struct span
span_of(double from, double step, int end)
{
    double to = from + step < end ? from + step : end;
    struct span span = {.from = (int)from, .to = (int)ceil(to)};
    span.first = overlap(from, to, span.from);
    span.last = overlap(from, to, span.to - 1);
    return span;
}

static float
part_of(const struct span *span, int at)
{
    return at == span->from ? span->first : at == span->to - 1 ? span->last : 1;
}

/* The mean of the source pixels under one target pixel. */
static uint32_t
mean(const SDL_Surface *surface, const struct span *across, const struct span *down)
{
    quad sum = {0};
    float area = 0;
    for (int y = down->from; y < down->to; y++) {
        const uint32_t *row = surface_row(surface, y);
        float high = part_of(down, y);
        for (int x = across->from; x < across->to; x++) {
            float part = part_of(across, x) * high;
            area += part;
            if (pixel_alpha(row[x]) > 0)
                sum = sum_add(sum, row[x], part);
        }
    }
    return sum_pixel(sum, area);
}

static void
paint_picture(const SDL_Surface *surface, struct canvas *canvas, struct point at, double scale,
              uint32_t colour)
{
    int width = (int)(surface->w * scale), height = (int)(surface->h * scale);
    for (int y = 0; y < height; y++) {
        struct span down = span_of(y / scale, 1 / scale, surface->h);
        for (int x = 0; x < width; x++) {
            int px = (int)at.x + x, py = (int)at.y + y;
            if (px < 0 || py < 0 || px >= canvas->width || py >= canvas->height)
                continue;
            struct span across = span_of(x / scale, 1 / scale, surface->w);
            uint32_t pixel = mean(surface, &across, &down);
            uint32_t *to = &canvas->pixels[(size_t)py * (size_t)canvas->width + (size_t)px];
            *to = pixel_mix(*to, pixel, pixel_div255(pixel_alpha(pixel) * pixel_alpha(colour)));
        }
    }
}

int
glyphs_paint(struct font_cache *cache, const struct run *run, int size_px, struct canvas *canvas,
             struct point left_of_baseline, uint32_t colour)
{
    TTF_Font *font = open_run(cache, run, size_px);
    const SDL_Color white = {255, 255, 255, 255};
    SDL_Surface *surface = font ? TTF_RenderUTF8_Blended(font, run->text, white) : NULL;
    if (!surface)
        return 0;
    int ascent = TTF_FontAscent(font) + moved_down(surface, font);
    struct point at = left_of_baseline;
    double scale = scale_of(run, size_px);
    at.y -= (float)scaled(ascent, scale);
    if (run->file->strike_px > 0)
        paint_picture(surface, canvas, at, scale, colour);
    else
        paint_ink(surface, canvas, (int)at.x, (int)at.y, colour);
    int width = scaled(surface->w, scale);
    SDL_FreeSurface(surface);
    return width;
}
