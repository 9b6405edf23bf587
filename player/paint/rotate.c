#include "paint/rotate.h"
#include "base/number.h"

/* The position of the pixel at x, y of a picture of width × height after rotation. */
static struct point_px
rotate_point(enum rotate rotate, int width, int height, int x, int y)
{
    switch (rotate) {
    case ROTATE_90:
        return (struct point_px){height - 1 - y, x};
    case ROTATE_180:
        return (struct point_px){width - 1 - x, height - 1 - y};
    case ROTATE_270:
        return (struct point_px){y, width - 1 - x};
    default:
        return (struct point_px){x, y};
    }
}

static struct rect
cut(struct rect part, const struct canvas *canvas)
{
    int right = number_min(part.x + part.w, canvas->width);
    int bottom = number_min(part.y + part.h, canvas->height);
    int x = number_max(part.x, 0);
    int y = number_max(part.y, 0);
    return (struct rect){x, y, right > x ? right - x : 0, bottom > y ? bottom - y : 0};
}

struct rect
rotate_part(const struct canvas *from, struct canvas *to, enum rotate rotate, struct rect part)
{
    part = cut(part, from);
    if (part.w == 0 || part.h == 0)
        return (struct rect){0, 0, 0, 0};
    struct point_px origin = rotate_point(rotate, from->width, from->height, 0, 0);
    struct point_px right = rotate_point(rotate, from->width, from->height, 1, 0);
    int64_t step = (int64_t)(right.y - origin.y) * to->width + (right.x - origin.x);
    for (int y = part.y; y < part.y + part.h; y++) {
        struct point_px at = rotate_point(rotate, from->width, from->height, part.x, y);
        const uint32_t *source = from->pixels + (int64_t)y * from->width + part.x;
        uint32_t *target = to->pixels + (int64_t)at.y * to->width + at.x;
        for (int x = 0; x < part.w; x++, target += step)
            *target = source[x];
    }
    struct point_px a = rotate_point(rotate, from->width, from->height, part.x, part.y);
    struct point_px b =
        rotate_point(rotate, from->width, from->height, part.x + part.w - 1, part.y + part.h - 1);
    int x = number_min(a.x, b.x);
    int y = number_min(a.y, b.y);
    return (struct rect){x, y, (a.x < b.x ? b.x - a.x : a.x - b.x) + 1,
                         (a.y < b.y ? b.y - a.y : a.y - b.y) + 1};
}

bool
rotate_swaps(enum rotate rotate)
{
    return rotate == ROTATE_90 || rotate == ROTATE_270;
}
