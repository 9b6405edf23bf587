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
    bool rtl; /* direction of texts without letters */
};

/* The style of a line of text. */
struct text_style {
    enum box_role role;
    enum face face;
    int size_px;
    int line_px; /* height of its line box; capitals are centred in it */
    uint32_t colour;
};

/* A new box with these values, otherwise zero. Valid until the next is added. */
struct box *sheet_add(struct sheet *sheet, enum box_type type, struct rect at, uint32_t colour);

/* A line of text with its start (the left end, before a slide is mirrored) at x and the top of its line box
 * at y. Does nothing for an empty text. Returns its width in pixels. */
int sheet_text(struct sheet *sheet, const struct text_style *style, struct str text, int x, int y);
/* The same, centred on x, or with its end at x. */
int sheet_text_centred(struct sheet *sheet, const struct text_style *style, struct str text, int x, int y);
int sheet_text_ending(struct sheet *sheet, const struct text_style *style, struct str text, int x, int y);

/* The same after the text that was added last, on its baseline. */
void sheet_text_behind(struct sheet *sheet, const struct text_style *style, struct str text, int x);

int sheet_text_width(const struct sheet *sheet, const struct text_style *style, struct str text);

/* An open line, or a filled shape, through copies of the points; `at` becomes their bounding box. */
struct box *sheet_points(struct sheet *sheet, enum box_type type, const struct point *points, int count,
                         uint32_t colour);

/* Moves the boxes from an index on to the background: behind all others. */
void sheet_put_behind(struct sheet *sheet, int from);

/* Mirrors everything horizontally in a frame of this width. */
void sheet_mirror(struct sheet *sheet, int width_px);

/* The number of words to read on it. */
int sheet_words(const struct sheet *sheet);

#endif
