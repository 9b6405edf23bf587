#include "paint/icon.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"

#define UNITS        24
#define FILE_CEILING 65536

static bool
is_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", name.ptr[i]))
            return false;
    return name.len > 0 && name.len <= 64;
}

/* The value of an attribute within one start tag; absent when it has none. */
static struct str
attribute(struct str tag, const char *name)
{
    size_t length = strlen(name);
    for (size_t from = 0; from < tag.len;) {
        size_t at = str_find(str_slice(tag, from, tag.len), str_from(name));
        if (at == SIZE_MAX)
            break;
        from += at + length;
        bool whole = from > length && strchr(" \t\r\n", tag.ptr[from - length - 1]);
        struct str rest = str_slice(tag, from, tag.len);
        if (!whole || !str_starts(rest, STR("=\"")))
            continue;
        rest = str_slice(rest, 2, rest.len);
        return str_split(&rest, '"');
    }
    return STR_NONE;
}

/* A start tag, or only what is behind its name. */
struct style {
    bool fill, stroke;
    double width;
};

static void
read_style(struct str tag, struct style *style)
{
    struct str fill = attribute(tag, "fill"), stroke = attribute(tag, "stroke");
    if (fill.ptr)
        style->fill = !str_equal(fill, STR("none"));
    if (stroke.ptr)
        style->stroke = !str_equal(stroke, STR("none"));
    str_to_double(attribute(tag, "stroke-width"), &style->width);
}

/* What is to be done with each path; the outline is in units. */
typedef void path_fn(void *ctx, const struct outline *outline, const struct style *style);

static void
each_path(struct str svg, float scale, struct point move, path_fn *with, void *ctx)
{
    struct style style = {.fill = true, .width = 1}; /* what SVG says where nothing is said */
    while (svg.len > 0) {
        str_split(&svg, '<');
        struct str rest = svg;
        struct str tag = str_split(&rest, '>');
        if (str_starts(tag, STR("svg")))
            read_style(tag, &style);
        if (!str_starts(tag, STR("path")))
            continue;
        struct outline outline = {0};
        struct style own = style;
        read_style(tag, &own);
        icon_path(attribute(tag, "d"), scale, move, &outline);
        with(ctx, &outline, &own);
        outline_finish(&outline);
    }
}

struct ink {
    float left, right;
};

static void
measure_path(void *ctx, const struct outline *outline, const struct style *style)
{
    struct ink *ink = ctx;
    float reach = style->stroke ? (float)style->width / 2 : 0;
    for (int i = 0; i < outline->point_count; i++) {
        ink->left = fminf(ink->left, outline->points[i].x - reach);
        ink->right = fmaxf(ink->right, outline->points[i].x + reach);
    }
}

struct brush {
    struct canvas *canvas;
    float scale;
    uint32_t colour;
};

static void
paint_path(void *ctx, const struct outline *outline, const struct style *style)
{
    const struct brush *brush = ctx;
    if (style->fill)
        outline_fill(outline, brush->canvas, brush->colour);
    if (style->stroke)
        outline_stroke(outline, brush->canvas, (float)style->width * brush->scale, false, brush->colour);
}

static void
paint_svg(struct canvas *canvas, struct str svg, struct rect at, enum icon_stand stand, uint32_t colour)
{
    float scale = (float)(at.w < at.h ? at.w : at.h) / UNITS;
    struct point move = {(float)at.x + ((float)at.w - UNITS * scale) / 2,
                         (float)at.y + ((float)at.h - UNITS * scale) / 2};
    struct ink ink = {UNITS, 0};
    if (stand != ICON_MIDDLE)
        each_path(svg, 1, (struct point){0, 0}, measure_path, &ink);
    if (stand == ICON_LEFT)
        move.x = (float)at.x - ink.left * scale;
    if (stand == ICON_RIGHT)
        move.x = (float)(at.x + at.w) - ink.right * scale;
    each_path(svg, scale, move, paint_path, &(struct brush){canvas, scale, colour});
}

bool
icon_paint(struct canvas *canvas, const char *folder, struct str name, struct rect at, enum icon_stand stand,
           uint32_t colour)
{
    if (!folder || !is_name(name))
        return false;
    struct arena *arena = arena_create(4 * FILE_CEILING);
    const char *why;
    struct str file_name = arena_printf(arena, "%.*s.svg", STR_ARG(name));
    struct str svg = file_read(arena, file_join(arena, folder, file_name.ptr), FILE_CEILING, &why);
    if (svg.ptr)
        paint_svg(canvas, svg, at, stand, colour);
    arena_destroy(arena);
    return svg.ptr != NULL;
}
