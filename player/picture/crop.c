#include "picture/crop.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/number.h"
#include "picture/scale.h"

/* The picture is examined with this many pixels on its longer side. */
#define SIDE 96

/* Weights of the features, relative to the range of a pixel. */
#define DETAIL_WEIGHT     3
#define SKIN_WEIGHT       2
#define SATURATION_WEIGHT 1
/* The centre of skin colours, light and dark alike, in the colour differences of ITU-R BT.601, and the
 * tolerance: D. Chai, K. N. Ngan, Face segmentation using skin-color map in videophone applications, 1999. */
#define SKIN_CB      102
#define SKIN_CB_NEAR 25
#define SKIN_CR      153
#define SKIN_CR_NEAR 20
#define STRONG       120 /* of 255: weaker colours do not count */

/* Penalty for content near a cut: the distance in parts of the window, and the factor. */
#define CUT_PART  12
#define CUT_TIMES 2.0F
/* A window as far as possible from the usual one must be better by this much. */
#define FAR_LOSS 0.2F

static int
channel(uint32_t pixel, int shift)
{
    return (int)(pixel >> shift & 0xFF);
}

static int
lightness(uint32_t pixel)
{
    return (channel(pixel, 16) * 54 + channel(pixel, 8) * 183 + channel(pixel, 0) * 19) / 256;
}

/* 0 to 255: 255 in the middle of what is skin. */
static int
skin(uint32_t pixel)
{
    int red = channel(pixel, 16), green = channel(pixel, 8), blue = channel(pixel, 0);
    int cb = 128 + (-43 * red - 85 * green + 128 * blue) / 256;
    int cr = 128 + (128 * red - 107 * green - 21 * blue) / 256;
    int near_cb = 255 - 255 * abs(cb - SKIN_CB) / SKIN_CB_NEAR;
    int near_cr = 255 - 255 * abs(cr - SKIN_CR) / SKIN_CR_NEAR;
    return number_max(number_min(near_cb, near_cr), 0);
}

static int
saturation(uint32_t pixel)
{
    int red = channel(pixel, 16), green = channel(pixel, 8), blue = channel(pixel, 0);
    int most = number_max(red, number_max(green, blue));
    int least = number_min(red, number_min(green, blue));
    return most - least > STRONG ? most - least : 0;
}

/* The difference between a pixel and its neighbours. */
static int
detail(const struct picture *small, int x, int y)
{
    const uint32_t *pixels = small->pixels;
    int at = y * small->width + x, here = lightness(pixels[at]), sum = 0;
    sum += x > 0 ? abs(here - lightness(pixels[at - 1])) : 0;
    sum += x + 1 < small->width ? abs(here - lightness(pixels[at + 1])) : 0;
    sum += y > 0 ? abs(here - lightness(pixels[at - small->width])) : 0;
    sum += y + 1 < small->height ? abs(here - lightness(pixels[at + small->width])) : 0;
    return number_min(sum, 255);
}

static struct picture
reduced(const struct picture *picture)
{
    int longer = number_max(picture->width, picture->height);
    struct picture small = {.width = number_max(picture->width * SIDE / longer, 1),
                            .height = number_max(picture->height * SIDE / longer, 1)};
    small.pixels = memory_array((size_t)small.width * (size_t)small.height, sizeof *small.pixels);
    struct scaler *scaler = scaler_create(picture->width, picture->height, small.width, small.height);
    for (int y = 0; y < picture->height; y++)
        scaler_push(scaler, picture->pixels + (size_t)y * (size_t)picture->width, small.pixels);
    scaler_destroy(scaler);
    return small;
}

/* The sum of the features in each column or row. */
static void
add_up(const struct picture *small, bool across, float *lines)
{
    for (int y = 0; y < small->height; y++)
        for (int x = 0; x < small->width; x++) {
            uint32_t pixel = small->pixels[y * small->width + x];
            lines[across ? x : y] += (float)(DETAIL_WEIGHT * detail(small, x, y) + SKIN_WEIGHT * skin(pixel) +
                                             SATURATION_WEIGHT * saturation(pixel));
        }
}

static float
between(const float *lines, int from, int to)
{
    float sum = 0;
    for (int i = from; i < to; i++)
        sum += lines[i];
    return sum;
}

/* The content of a window, minus the penalty of its cuts. */
static float
shown(const float *lines, int count, int from, int window)
{
    int near = number_max(window / CUT_PART, 1), to = from + window;
    float cut = 0;
    if (from > 0)
        cut += between(lines, from, from + near);
    if (to < count)
        cut += between(lines, to - near, to);
    return between(lines, from, to) - CUT_TIMES * cut;
}

static int
best_start(const float *lines, int count, int window, int usual)
{
    int best = usual, range = number_max(usual, count - window - usual);
    float highest = shown(lines, count, usual, window), all = between(lines, 0, count);
    for (int from = 0; from + window <= count; from++) {
        float far = range > 0 ? (float)abs(from - usual) / (float)range : 0;
        float value = shown(lines, count, from, window) - FAR_LOSS * far * all;
        if (value > highest) {
            highest = value;
            best = from;
        }
    }
    return best;
}

int
picture_crop_start(const struct picture *picture, bool across, int window_px, float usual)
{
    int length = across ? picture->width : picture->height, hidden = length - window_px;
    if (hidden <= 0)
        return 0;
    int usual_px = number_clamp((int)(usual * (float)length) - window_px / 2, 0, hidden);
    struct picture small = reduced(picture);
    int count = across ? small.width : small.height;
    int window = number_clamp((int)((int64_t)window_px * count / length), 1, count);
    int from = number_min((int)((int64_t)usual_px * count / length), count - window);
    float lines[SIDE] = {0};
    add_up(&small, across, lines);
    int best = best_start(lines, count, window, from);
    picture_finish(&small);
    if (best == from)
        return usual_px;
    return number_min((int)((int64_t)best * length / count), hidden);
}
