#include "paint/icon.h"

#include <math.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/number.h"
#include "text/markup.h"

#define UNITS          24
#define ATTRIBUTES_MAX 32
#define FILE_CEILING   65536

static bool
is_name(struct str name)
{
    for (size_t i = 0; i < name.len; i++)
        if (!strchr("abcdefghijklmnopqrstuvwxyz0123456789-", name.ptr[i]))
            return false;
    return name.len > 0 && name.len <= 64;
}

struct style {
    bool fill, stroke;
    double width;
};

static void
read_style(const struct tag *tag, struct style *style)
{
    struct str fill = tag_attribute(tag, "fill"), stroke = tag_attribute(tag, "stroke");
    if (fill.ptr)
        style->fill = !str_equal(fill, STR("none"));
    if (stroke.ptr)
        style->stroke = !str_equal(stroke, STR("none"));
    str_to_double(tag_attribute(tag, "stroke-width"), &style->width);
}

/* How each path is drawn; the outline is in units. */
typedef void path_fn(void *ctx, const struct outline *outline, const struct style *style);

struct walk {
    struct style style;
    float scale;
    struct point move;
    path_fn *with;
    void *ctx;
};

static void
on_open(void *context, const struct tag *tag)
{
    struct walk *walk = context;
    if (str_equal(tag->name, STR("svg")))
        read_style(tag, &walk->style);
    if (!str_equal(tag->name, STR("path")))
        return;
    struct outline outline = {0};
    struct style own = walk->style;
    read_style(tag, &own);
    icon_path(tag_attribute(tag, "d"), walk->scale, walk->move, &outline);
    walk->with(walk->ctx, &outline, &own);
    outline_finish(&outline);
}

static void
each_path(struct str svg, float scale, struct point move, path_fn *with, void *ctx)
{
    static const struct markup_events events = {.open = on_open};
    /* SVG's defaults */
    struct walk walk = {{.fill = true, .width = 1}, scale, move, with, ctx};
    struct markup *markup = markup_create(MARKUP_XML, ATTRIBUTES_MAX, &events, &walk);
    markup_push(markup, svg);
    markup_destroy(markup);
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
    float scale = (float)number_min(at.w, at.h) / UNITS;
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
    struct str file_name = arena_printf(arena, "%.*s.svg", STR_ARG(name));
    struct str svg = file_read(arena, file_join(arena, folder, file_name.ptr), FILE_CEILING, NULL);
    if (svg.ptr)
        paint_svg(canvas, svg, at, stand, colour);
    arena_destroy(arena);
    return svg.ptr != NULL;
}
