/* A run of text in one font: its width, and drawing its glyphs. */
#ifndef BREAKROOM_PAINT_GLYPHS_H
#define BREAKROOM_PAINT_GLYPHS_H

#include "paint/canvas.h"
#include "paint/colour_glyphs.h"
#include "paint/font_cache.h"
#include "paint/itemise.h"

/* Source of glyphs. */
struct glyph_sources {
    struct font_cache *fonts;
    struct colour_glyphs *colour;
};

/* In pixels; 0 when its font cannot be opened. */
int glyphs_width(struct font_cache *cache, const struct run *run, int size_px);

/* Draws with the left edge at x; returns glyphs_width. Pictures of a colour font keep their own colours at
 * the alpha of `colour`. */
int glyphs_paint(struct glyph_sources from, const struct run *run, int size_px, struct canvas *canvas,
                 struct point left_of_baseline, uint32_t colour);

#endif
