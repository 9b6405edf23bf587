#include "fakes/metrics.h"

#include "base/utf8.h"

static int
width(void *ctx, enum face face, int size_px, struct str text)
{
    (void)ctx;
    (void)face;
    return (int)utf8_length(text) * size_px / 2;
}

static void
extent(void *ctx, enum face face, int size_px, int *cap_px, int *descent_px)
{
    (void)ctx;
    (void)face;
    *cap_px = size_px * 72 / 100;
    *descent_px = size_px * 22 / 100;
}

const struct metrics fake_metrics = {.width = width, .extent = extent};
