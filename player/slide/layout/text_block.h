/* A text block in a drawn part: wrapped, at one size. */
#ifndef BREAKROOM_SLIDE_LAYOUT_TEXT_BLOCK_H
#define BREAKROOM_SLIDE_LAYOUT_TEXT_BLOCK_H

#include "slide/layout/plan.h"

struct text_block {
    const struct text *text;
    struct text_lines lines;
    struct text_style style;
    int height; /* pixels */
};

/* Sets a text (plan_measure) at a size of the style, from that of `scale` down, at which no word is broken:
 * if its lines should be even, the size with the best breaks, else the largest; for one very long word
 * smaller than the style allows, down to the minimum, if that keeps it whole. */
struct text_block text_block_fit(const struct plan *plan, const struct part_style *style,
                                 const struct text *text, int width_px, float scale);

/* The same for a text that was not measured yet. */
struct text_block text_block_of(const struct plan *plan, const struct part_style *style, struct str text,
                                int width_px, float scale);

/* True when it has at most so many lines, and no broken word. */
bool text_block_within(const struct text_block *block, int lines);

/* The same at one size. */
void text_block_set_size(const struct plan *plan, const struct part_style *style, struct text_block *block,
                         int width_px, int size_px);

/* Width of the longest line in pixels. */
int text_block_width(const struct text_block *block);

void text_block_draw(const struct plan *plan, struct sheet *sheet, const struct text_block *block, int x,
                     int y);
void text_block_draw_centred(const struct plan *plan, struct sheet *sheet, const struct text_block *block,
                             int x, int y);

#endif
