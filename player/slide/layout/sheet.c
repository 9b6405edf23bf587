#include "slide/layout/sheet.h"

#include <math.h>
#include <string.h>

#include "type/bidi.h"
#include "type/icu.h"

#define BOXES_AT_FIRST 32
#define WORDS_BYTES    (1 << 20)

struct box *
sheet_add(struct sheet *sheet, enum box_type type, struct rect at, uint32_t colour)
{
    if (sheet->count == sheet->room) {
        sheet->room = sheet->room ? sheet->room * 2 : BOXES_AT_FIRST;
        struct box *more = arena_array(sheet->arena, (size_t)sheet->room, sizeof(struct box));
        if (sheet->count)
            memcpy(more, sheet->boxes, (size_t)sheet->count * sizeof(struct box));
        sheet->boxes = more;
    }
    struct box *box = &sheet->boxes[sheet->count++];
    *box = (struct box){.type = type, .at = at, .colour = colour};
    return box;
}

int
sheet_text_width(const struct sheet *sheet, const struct text_style *style, struct str text)
{
    return text.len ? sheet->metrics->width(sheet->metrics->ctx, style->face, style->size_px, text) : 0;
}

int
sheet_text(struct sheet *sheet, const struct text_style *style, struct str text, int x, int y)
{
    if (text.len == 0)
        return 0;
    int width = sheet_text_width(sheet, style, text);
    int cap = 0;
    int descent = 0;
    sheet->metrics->extent(sheet->metrics->ctx, style->face, style->size_px, &cap, &descent);
    struct box *box = sheet_add(sheet, BOX_TEXT, (struct rect){x, y, width, style->line_px}, style->colour);
    box->role = style->role;
    box->face = style->face;
    box->size_px = style->size_px;
    box->baseline_px = y + (style->line_px + cap) / 2;
    box->text = arena_str(sheet->arena, text);
    box->rtl = bidi_base_rtl(text, sheet->rtl);
    return width;
}

int
sheet_text_centred(struct sheet *sheet, const struct text_style *style, struct str text, int x, int y)
{
    return sheet_text(sheet, style, text, x - sheet_text_width(sheet, style, text) / 2, y);
}

int
sheet_text_ending(struct sheet *sheet, const struct text_style *style, struct str text, int x, int y)
{
    return sheet_text(sheet, style, text, x - sheet_text_width(sheet, style, text), y);
}

void
sheet_text_behind(struct sheet *sheet, const struct text_style *style, struct str text, int x)
{
    const struct box last = sheet->boxes[sheet->count - 1];
    if (!sheet_text(sheet, style, text, x, last.at.y))
        return;
    struct box *box = &sheet->boxes[sheet->count - 1];
    box->at.y += last.baseline_px - box->baseline_px;
    box->baseline_px = last.baseline_px;
}

struct box *
sheet_points(struct sheet *sheet, enum box_type type, const struct point *points, int count, uint32_t colour)
{
    float left = INFINITY, top = INFINITY, right = -INFINITY, bottom = -INFINITY;
    for (int i = 0; i < count; i++) {
        left = fminf(left, points[i].x);
        right = fmaxf(right, points[i].x);
        top = fminf(top, points[i].y);
        bottom = fmaxf(bottom, points[i].y);
    }
    struct rect at = {(int)floorf(left), (int)floorf(top), 0, 0};
    at.w = (int)ceilf(right) - at.x;
    at.h = (int)ceilf(bottom) - at.y;
    struct box *box = sheet_add(sheet, type, at, colour);
    box->points = arena_array(sheet->arena, (size_t)count, sizeof(struct point));
    memcpy(box->points, points, (size_t)count * sizeof(struct point));
    box->point_count = count;
    return box;
}

void
sheet_put_behind(struct sheet *sheet, int from)
{
    size_t count = (size_t)(sheet->count - from);
    if (!count)
        return;
    struct box *shapes = arena_array(sheet->arena, count, sizeof(struct box));
    memcpy(shapes, sheet->boxes + from, count * sizeof(struct box));
    memmove(sheet->boxes + count, sheet->boxes, (size_t)from * sizeof(struct box));
    memcpy(sheet->boxes, shapes, count * sizeof(struct box));
    for (size_t i = 0; i < count; i++)
        sheet->boxes[i].backdrop = true;
}

void
sheet_mirror(struct sheet *sheet, int width_px)
{
    for (int i = 0; i < sheet->count; i++) {
        struct box *box = &sheet->boxes[i];
        box->at.x = width_px - box->at.x - box->at.w;
        box->plate.x = width_px - box->plate.x - box->plate.w;
        for (int k = 0; k < box->point_count; k++)
            box->points[k].x = (float)width_px - box->points[k].x;
    }
}

int
sheet_words(const struct sheet *sheet)
{
    struct buf text;
    buf_init(&text, WORDS_BYTES);
    for (int i = 0; i < sheet->count; i++) {
        const struct box *box = &sheet->boxes[i];
        if (box->type != BOX_TEXT || box->role < ROLE_TITLE || box->role > ROLE_DETAIL)
            continue;
        buf_put(&text, box->text);
        buf_put_char(&text, ' ');
    }
    int words = icu_words(buf_str(&text));
    buf_finish(&text);
    return words;
}
