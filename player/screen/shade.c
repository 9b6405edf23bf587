#include "screen/shade.h"

#include "base/memory.h"
#include "base/number.h"

bool
shade_is_on(const struct shade *shade)
{
    return shade->brightness > 0 && shade->brightness < 100;
}

void
shade_finish(struct shade *shade)
{
    canvas_destroy(shade->canvas);
    memory_free(shade->black);
    shade->canvas = NULL;
    shade->black = NULL;
}

static void
fit(struct shade *shade, const struct canvas *canvas)
{
    if (shade->canvas && shade->canvas->width == canvas->width && shade->canvas->height == canvas->height)
        return;
    shade_finish(shade);
    shade->canvas = canvas_create(canvas->width, canvas->height);
    shade->black = memory_array((size_t)canvas->width, sizeof(*shade->black));
    for (int x = 0; x < canvas->width; x++)
        shade->black[x] = CANVAS_BLACK;
}

static struct rect
clip(struct rect part, const struct canvas *canvas)
{
    int right = number_min(part.x + part.w, canvas->width);
    int bottom = number_min(part.y + part.h, canvas->height);
    part.x = number_max(part.x, 0);
    part.y = number_max(part.y, 0);
    return (struct rect){part.x, part.y, right - part.x, bottom - part.y};
}

static void
darken(struct shade *shade, const struct canvas *from, struct rect part)
{
    int k = shade->brightness * 256 / 100;
    for (int y = part.y; y < part.y + part.h; y++) {
        size_t at = (size_t)y * (size_t)from->width + (size_t)part.x;
        canvas_blend(shade->black, from->pixels + at, shade->canvas->pixels + at, part.w, k);
    }
}

const struct canvas *
shade_frame(struct shade *shade, const struct canvas *canvas, struct rect part)
{
    fit(shade, canvas);
    part = clip(part, canvas);
    if (part.w > 0)
        darken(shade, canvas, part);
    return shade->canvas;
}

const struct canvas *
shade_blend(struct shade *shade, const struct canvas *from, const struct canvas *to, int k)
{
    fit(shade, to);
    canvas_blend(from->pixels, to->pixels, shade->canvas->pixels, (int64_t)to->width * to->height, k);
    darken(shade, shade->canvas, (struct rect){0, 0, to->width, to->height});
    return shade->canvas;
}
