/* Fonts found through fontconfig, opened by SDL2_ttf, measured for layout and painted as lines. */
#ifndef BREAKROOM_PAINT_FONTS_H
#define BREAKROOM_PAINT_FONTS_H

#include <stdbool.h>
#include <stdint.h>

#include "base/reason.h"
#include "paint/canvas.h"
#include "type/metrics.h"
#include "slide/theme.h"

struct fonts;

/* The built-in fallback font, in the data folder; made by scripts/make-font. */
#define FONTS_LAST_RESORT "fonts/breakroom.ttf"

/* Finds and opens a font for each face of the theme. A face whose family is missing uses the best match,
 * which is logged once; when no installed font can be used, all faces use the file `last_resort`
 * (assets/fonts/breakroom.ttf), and an error in the log says what to install. NULL with a reason when that
 * cannot be read either. A font that becomes unreadable later is no longer used. Needs no display. The caller
 * owns it: fonts_destroy. */
struct fonts *fonts_create(const struct theme *theme, const char *last_resort, struct reason *why);
void fonts_destroy(struct fonts *fonts); /* NULL is fine */

/* No text is measured or painted for a while: less memory is kept, and the next one takes some milliseconds
 * longer. */
void fonts_release_memory(struct fonts *fonts);

/* Metrics for layout; valid as long as the fonts. */
struct metrics fonts_metrics(struct fonts *fonts);

/* Paints one line: itemised by direction, script and coverage, shaped, in visual order. x is the left edge of
 * the line, in pixels like the baseline. */
void fonts_paint(struct fonts *fonts, struct canvas *canvas, enum face face, int size_px, struct str text,
                 bool rtl, int x, int baseline_px, uint32_t colour);

/* Finds the characters of a text that no installed font has: fonts_paint omits them, without a box. Writes at
 * most `room` different ones to `codes` and returns their number (up to 256 are distinguished). */
size_t fonts_missing(struct fonts *fonts, struct str text, uint32_t *codes, size_t room);

#endif
