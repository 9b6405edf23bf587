#include "picture/scale_colours.h"

#include <string.h>

#include "base/memory.h"
#include "base/wide_vectors.h"

#define OPAQUE 0xff000000u
#define BLOCK  8 /* pixels that are scaled at once */

typedef float fractions __attribute__((vector_size(4 * BLOCK), aligned(4)));
typedef int32_t numbers __attribute__((vector_size(4 * BLOCK), aligned(4)));

/* Values from the beginning of one colour to that of the next: not nearly a multiple of a page, at which the
 * processor takes one address for another. */
#define PAGE_VALUES 1024
#define BESIDE      344

struct colours
colours_create(int width)
{
    size_t each = ((size_t)width / PAGE_VALUES + 1) * PAGE_VALUES + BESIDE;
    float *all = memory_array(3 * each, sizeof(float));
    return (struct colours){.blue = all, .green = all + each, .red = all + 2 * each};
}

void
colours_destroy(struct colours *sum)
{
    memory_free(sum->blue);
    *sum = (struct colours){0};
}

static inline float
part(uint32_t word, int shift)
{
    return (float)(int)(word >> shift & 255);
}

WIDE_VECTORS static void
set(float *restrict blue, float *restrict green, float *restrict red, const uint32_t *restrict row, int width,
    float weight)
{
    for (int x = 0; x < width; x++) {
        blue[x] = part(row[x], 0) * weight;
        green[x] = part(row[x], 8) * weight;
        red[x] = part(row[x], 16) * weight;
    }
}

WIDE_VECTORS static void
add(float *restrict blue, float *restrict green, float *restrict red, const uint32_t *restrict row, int width,
    float weight)
{
    for (int x = 0; x < width; x++) {
        blue[x] += part(row[x], 0) * weight;
        green[x] += part(row[x], 8) * weight;
        red[x] += part(row[x], 16) * weight;
    }
}

void
colours_add(struct colours *sum, const uint32_t *row, int width, float weight, bool first)
{
    sum->alpha = (first ? 0 : sum->alpha) + 255 * weight;
    (first ? set : add)(sum->blue, sum->green, sum->red, row, width, weight);
}

/* Where the cells of a block are neighbours they are loaded at once. */
static inline void
load(const float *from, const int *first, fractions *out)
{
    if (first[BLOCK - 1] - first[0] == BLOCK - 1)
        memcpy(out, from + first[0], sizeof(*out));
    else
        *out = (fractions){from[first[0]], from[first[1]], from[first[2]], from[first[3]],
                           from[first[4]], from[first[5]], from[first[6]], from[first[7]]};
}

/* Rounded. No value is above 255.5: a sum of weights differs from 1 by less than a millionth. */
static inline void
scale(const float *from, const int *first, const fractions *near, const fractions *far, numbers *out)
{
    fractions left, right;
    load(from, first, &left);
    load(from + 1, first, &right);
    *out = __builtin_convertvector(left * *near + right * *far + 0.5f, numbers);
}

WIDE_VECTORS static int
blocks_across(const struct colours *sum, const int *first, const float *near, const float *far, int width,
              uint32_t *out)
{
    int x = 0;
    for (; x + BLOCK <= width; x += BLOCK) {
        fractions weights[2];
        numbers blue, green, red;
        memcpy(&weights[0], near + x, sizeof(weights[0]));
        memcpy(&weights[1], far + x, sizeof(weights[1]));
        scale(sum->blue, first + x, &weights[0], &weights[1], &blue);
        scale(sum->green, first + x, &weights[0], &weights[1], &green);
        scale(sum->red, first + x, &weights[0], &weights[1], &red);
        numbers pixels = blue | green << 8 | red << 16 | (int32_t)OPAQUE;
        memcpy(out + x, &pixels, sizeof(pixels));
    }
    return x;
}

void
colours_across(const struct colours *sum, const int *first, const float *near, const float *far, int width,
               uint32_t *out)
{
    const float *const colours[] = {sum->blue, sum->green, sum->red};
    for (int x = blocks_across(sum, first, near, far, width, out); x < width; x++) {
        out[x] = OPAQUE;
        for (int c = 0; c < 3; c++) {
            const float *from = colours[c] + first[x];
            out[x] |= (uint32_t)(from[0] * near[x] + from[1] * far[x] + 0.5f) << (8 * c);
        }
    }
}

void
colours_join(const struct colours *sum, int width, float *out)
{
    for (int x = 0; x < width; x++, out += 4) {
        out[0] = sum->blue[x];
        out[1] = sum->green[x];
        out[2] = sum->red[x];
        out[3] = sum->alpha;
    }
}
