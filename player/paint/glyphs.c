#include "paint/glyphs.h"

#include "base/wide_vectors.h"
#include "paint/pixel.h"
#include "paint/surface.h"

static TTF_Font *
open_run(struct font_cache *cache, const struct run *run, int size_px)
{
    return font_cache_open(cache, run->file, size_px, run->rtl, run->script);
}

int
glyphs_width(struct font_cache *cache, const struct run *run, int size_px)
{
    int width = 0;
    if (run->file->strike_px > 0)
        return colour_glyphs_advance(cache, run, size_px);
    TTF_Font *font = open_run(cache, run, size_px);
    if (!font || TTF_SizeUTF8(font, run->text, &width, NULL) < 0)
        return 0;
    return width;
}

WIDE_VECTORS static void
ink_row(uint32_t *row, const uint32_t *ink, int count, uint32_t colour)
{
    for (int x = 0; x < count; x++)
        row[x] = pixel_mix(row[x], colour, pixel_div255(pixel_alpha(ink[x]) * pixel_alpha(colour)));
}

static void
paint_ink(const SDL_Surface *surface, struct canvas *canvas, int left, int top, uint32_t colour)
{
    int from = left < 0 ? -left : 0;
    int to = left + surface->w > canvas->width ? canvas->width - left : surface->w;
    for (int y = 0; y < surface->h && from < to; y++) {
        if (top + y < 0 || top + y >= canvas->height)
            continue;
        uint32_t *row = canvas->pixels + (ptrdiff_t)(top + y) * canvas->width + left;
        ink_row(row + from, (const uint32_t *)surface_row(surface, y) + from, to - from, colour);
    }
}

static void
paint_colour(const struct colour_glyph *glyph, struct canvas *canvas, int left, int top, uint32_t colour)
{
    int from = left < 0 ? -left : 0;
    int to = left + glyph->width > canvas->width ? canvas->width - left : glyph->width;
    for (int y = 0; y < glyph->height; y++) {
        if (top + y < 0 || top + y >= canvas->height)
            continue;
        const uint32_t *ink = glyph->pixels + (ptrdiff_t)y * glyph->width;
        uint32_t *row = canvas->pixels + (ptrdiff_t)(top + y) * canvas->width + left;
        for (int x = from; x < to; x++)
            row[x] = pixel_mix(row[x], ink[x], pixel_div255(pixel_alpha(ink[x]) * pixel_alpha(colour)));
    }
}

int
glyphs_paint(struct glyph_sources from, const struct run *run, int size_px, struct canvas *canvas,
             struct point left_of_baseline, uint32_t colour)
{
    int left = (int)left_of_baseline.x, baseline = (int)left_of_baseline.y;
    if (run->file->strike_px > 0) {
        const struct colour_glyph *glyph = colour_glyphs_find(from.colour, from.fonts, run, size_px);
        if (!glyph)
            return 0;
        paint_colour(glyph, canvas, left, baseline - glyph->ascent_px, colour);
        return colour_glyphs_advance(from.fonts, run, size_px);
    }
    TTF_Font *font = open_run(from.fonts, run, size_px);
    SDL_Surface *surface = font ? TTF_RenderUTF8_Blended(font, run->text, SURFACE_WHITE) : NULL;
    if (!surface)
        return 0;
    int ascent = TTF_FontAscent(font) + surface_moved_down(surface, font);
    paint_ink(surface, canvas, left, baseline - ascent, colour);
    int width = surface->w;
    SDL_FreeSurface(surface);
    return width;
}
