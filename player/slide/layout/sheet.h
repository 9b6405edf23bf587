/* The boxes of one slide during layout. */
#ifndef BREAKROOM_SLIDE_LAYOUT_SHEET_H
#define BREAKROOM_SLIDE_LAYOUT_SHEET_H

#include "slide/slide.h"
#include "type/text.h"

struct sheet {
    struct arena *arena;
    const struct metrics *metrics;
    struct box *boxes;
    int count, room;
    bool rtl; /* base direction of texts without letters */
};

/* The style of a line of text. */
struct text_style {
    enum box_role role;
    enum face face;
    int size_px;
    int line_px; /* height of its line box; the capitals stand in its middle */
    uint32_t colour;
};

/* A new box, zero-initialised except for these. Valid until the next is added. */
struct box *sheet_add(struct sheet *sheet, enum box_type type, struct rect at, uint32_t colour);

/* A line of text with its start (its left end, before a slide is mirrored) at x and the top of its line box
 * at y. Nothing for an empty one. Returns its width in pixels. */
int sheet_text(struct sheet *sheet, const struct text_style *style, struct str text, int x, int y);
/* The same, centred on x, or with its end at x. */
int sheet_text_centred(struct sheet *sheet, const struct text_style *style, struct str text, int x, int y);
int sheet_text_ending(struct sheet *sheet, const struct text_style *style, struct str text, int x, int y);

/* The same behind the text that was added last, on its baseline. */
void sheet_text_behind(struct sheet *sheet, const struct text_style *style, struct str text, int x);

int sheet_text_width(const struct sheet *sheet, const struct text_style *style, struct str text);

/* An open line, or a filled shape, through copies of the points; `at` becomes what they span. */
struct box *sheet_points(struct sheet *sheet, enum box_type type, const struct point *points, int count,
                         uint32_t colour);

/* Makes the boxes from an index on a backdrop: they go behind all others. */
void sheet_put_behind(struct sheet *sheet, int from);

/* Swaps left and right of everything in a frame of this width. */
void sheet_mirror(struct sheet *sheet, int width_px);

/* How many words people read on it. */
int sheet_words(const struct sheet *sheet);

#endif
