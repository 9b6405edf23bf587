/* Colour glyphs of fonts with one fixed size (emoji), scaled to the size of a text. Scaling them costs far
 * more than drawing them, and texts repeat them: scaled glyphs are cached, up to a ceiling. */
#ifndef BREAKROOM_PAINT_COLOUR_GLYPHS_H
#define BREAKROOM_PAINT_COLOUR_GLYPHS_H

#include "paint/font_cache.h"
#include "paint/itemise.h"

struct colour_glyph {
    uint32_t *pixels; /* 0xAARRGGBB, row by row */
    int width, height;
    int ascent_px; /* from its top to the baseline */
};

struct colour_glyphs;

struct colour_glyphs *colour_glyphs_create(void);
void colour_glyphs_destroy(struct colour_glyphs *glyphs); /* NULL is fine */

/* The width of every glyph of a font that has strike_px, without reading the glyph, whose picture would have
 * to be decoded: emoji fonts give all glyphs the same width. 0 when the font cannot be opened. */
int colour_glyphs_advance(struct font_cache *cache, const struct run *run, int size_px);

/* The picture of a run whose font has strike_px; no wider than colour_glyphs_advance, so that a sequence
 * without a picture in the font is drawn as several small ones. NULL when its font cannot be opened. Valid
 * until the next call. */
const struct colour_glyph *colour_glyphs_find(struct colour_glyphs *glyphs, struct font_cache *cache,
                                              const struct run *run, int size_px);

#endif
