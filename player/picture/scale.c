#include "picture/scale.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"
#include "base/wide_vectors.h"
#include "picture/scale_colours.h"

#define CHANNELS 4 /* in the order of the word's bytes: blue, green, red, alpha */

typedef float channels __attribute__((vector_size(16), aligned(4)));

/* Target cell j is the sum of `count[j]` source cells from `first[j]`, each times its weight. */
struct axis {
    int source, target;
    int *first, *count;
    int taps; /* the largest count */
    /* The first one of each target cell, then the second one …: those after its count are 0. */
    float *weights;
};

struct scaler {
    struct axis across, down;
    int row, next;          /* the source row that comes, the target row that is due */
    int begin;              /* the target row at the beginning of the target */
    float *line, *before;   /* the current source row and the one before it, premultiplied */
    float *sum;             /* of the source rows that make the target row that is due; zeros follow it */
    struct colours colours; /* the same until a source row is not opaque, */
    bool by_colour;         /* if it is scaled so */
    bool translucent;       /* a source row was not opaque */
    float *scaled;          /* the sum scaled across */
};

/* In units of 1/target source cells, so that nothing is rounded: cell j is from j·source to (j+1)·source. */
static void
area_cells(struct axis *axis, int j)
{
    int64_t from = (int64_t)j * axis->source, to = from + axis->source;
    axis->first[j] = (int)(from / axis->target);
    axis->count[j] = (int)((to - 1) / axis->target) - axis->first[j] + 1;
}

static void
area_weights(const struct axis *axis, int j)
{
    int64_t from = (int64_t)j * axis->source, to = from + axis->source;
    for (int k = 0; k < axis->count[j]; k++) {
        int64_t left = (int64_t)(axis->first[j] + k) * axis->target, right = left + axis->target;
        int64_t overlap = number_min(right, to) - number_max(left, from);
        axis->weights[k * axis->target + j] = (float)overlap / (float)axis->source;
    }
}

static double
linear_centre(const struct axis *axis, int j)
{
    double centre = (j + 0.5) * axis->source / axis->target - 0.5;
    return centre < 0 ? 0 : centre;
}

static void
linear_cells(struct axis *axis, int j)
{
    axis->first[j] = (int)linear_centre(axis, j);
    axis->count[j] = axis->first[j] + 1 < axis->source ? 2 : 1;
}

static void
linear_weights(const struct axis *axis, int j)
{
    float second = (float)(linear_centre(axis, j) - axis->first[j]);
    axis->weights[j] = axis->count[j] == 2 ? 1 - second : 1;
    if (axis->count[j] == 2)
        axis->weights[axis->target + j] = second;
}

static void
axis_init(struct axis *axis, int source, int target)
{
    size_t cells = (size_t)target;
    bool grows = target > source;
    *axis = (struct axis){.source = source, .target = target};
    axis->first = memory_array(cells, sizeof(int));
    axis->count = memory_array(cells, sizeof(int));
    for (int j = 0; j < target; j++) {
        grows ? linear_cells(axis, j) : area_cells(axis, j);
        axis->taps = number_max(axis->taps, axis->count[j]);
    }
    axis->weights = memory_array(cells * (size_t)axis->taps, sizeof(float));
    for (int j = 0; j < target; j++)
        grows ? linear_weights(axis, j) : area_weights(axis, j);
}

static void
axis_finish(struct axis *axis)
{
    memory_free(axis->first);
    memory_free(axis->count);
    memory_free(axis->weights);
}

struct scaler *
scaler_create(int source_w, int source_h, int target_w, int target_h)
{
    struct scaler *scaler = memory_alloc(sizeof(*scaler));
    axis_init(&scaler->across, source_w, target_w);
    axis_init(&scaler->down, source_h, target_h);
    size_t values = (size_t)source_w * CHANNELS;
    scaler->line = memory_array(values, sizeof(float));
    scaler->before = memory_array(values, sizeof(float));
    scaler->sum = memory_array(values + (size_t)scaler->across.taps * CHANNELS, sizeof(float));
    scaler->scaled = memory_array((size_t)target_w * CHANNELS, sizeof(float));
    /* as of most photographs */
    scaler->by_colour = scaler->across.taps == 2 && target_w <= source_w && target_h <= source_h;
    if (scaler->by_colour)
        scaler->colours = colours_create(source_w);
    return scaler;
}

void
scaler_destroy(struct scaler *scaler)
{
    if (!scaler)
        return;
    axis_finish(&scaler->across);
    axis_finish(&scaler->down);
    memory_free(scaler->line);
    memory_free(scaler->before);
    memory_free(scaler->sum);
    colours_destroy(&scaler->colours);
    memory_free(scaler->scaled);
    memory_free(scaler);
}

WIDE_VECTORS static bool
opaque_row(const uint32_t *row, int width)
{
    uint32_t all = UINT32_MAX;
    for (int x = 0; x < width; x++)
        all &= row[x];
    return all >> 24 == 0xff;
}

static void
load_line(float *line, const uint32_t *row, int width)
{
    for (int x = 0; x < width; x++, line += CHANNELS) {
        float alpha = (float)(row[x] >> 24), share = alpha / 255;
        for (int c = 0; c < 3; c++)
            line[c] = (float)(row[x] >> (8 * c) & 255) * share;
        line[3] = alpha;
    }
}

/* To the sum of rows; the first one sets it. */
static void
add_line(float *restrict sum, const float *restrict line, float weight, bool first, int values)
{
    if (first) {
        for (int i = 0; i < values; i++)
            sum[i] = line[i] * weight;
        return;
    }
    for (int i = 0; i < values; i++)
        sum[i] += line[i] * weight;
}

/* The same for an opaque row, which nearly every row is: as it comes, without loading it. */
WIDE_VECTORS static void
add_row(float *restrict sum, const uint32_t *row, float weight, bool first, int values)
{
    const uint8_t *restrict bytes = (const uint8_t *)row;
    if (first) {
        for (int i = 0; i < values; i++)
            sum[i] = bytes[i] * weight;
        return;
    }
    for (int i = 0; i < values; i++)
        sum[i] += bytes[i] * weight;
}

static uint32_t
word(channels pixel)
{
    float alpha = pixel[3];
    uint32_t whole = (uint32_t)(alpha + 0.5f);
    if (whole == 0)
        return 0;
    float back = whole == 255 ? 1 : 255 / alpha;
    uint32_t out = whole << 24;
    for (int c = 0; c < 3; c++) {
        uint32_t value = (uint32_t)(pixel[c] * back + 0.5f);
        out |= number_min(value, 255) << (8 * c);
    }
    return out;
}

/* The same for pixels that are opaque: simple enough for the compiler to make several at once. */
WIDE_VECTORS static void
opaque_words(uint32_t *out, const float *restrict line, int values)
{
    uint8_t *restrict bytes = (uint8_t *)out;
    for (int i = 0; i < values; i++) {
        float value = line[i] + 0.5f;
        bytes[i] = (uint8_t)(int)(value < 255 ? value : 255);
    }
}

/* The sum is a whole row as wide as the source. */
WIDE_VECTORS static void
scale_across(const struct axis *axis, const channels *source, channels *out)
{
    for (int x = 0; x < axis->target; x++) {
        const channels *from = source + axis->first[x];
        const float *weight = axis->weights + x;
        channels pixel = from[0] * weight[0];
        for (int k = 1; k < axis->count[x]; k++)
            pixel += from[k] * weight[(ptrdiff_t)k * axis->target];
        out[x] = pixel;
    }
}

static void
finish_row(struct scaler *scaler, uint32_t *target)
{
    const struct axis *axis = &scaler->across;
    channels *scaled = (channels *)scaler->scaled;
    uint32_t *out = target + (size_t)(scaler->next++ - scaler->begin) * (size_t)axis->target;
    if (scaler->by_colour) {
        colours_across(&scaler->colours, axis->first, axis->weights, axis->weights + axis->target,
                       axis->target, out);
        return;
    }
    scale_across(axis, (const channels *)scaler->sum, scaled);
    if (!scaler->translucent)
        opaque_words(out, scaler->scaled, axis->target * CHANNELS);
    for (int x = 0; scaler->translucent && x < axis->target; x++)
        out[x] = word(scaled[x]);
}

static void
add_to_sum(struct scaler *scaler, const uint32_t *row, float weight, bool first)
{
    int width = scaler->across.source, values = width * CHANNELS;
    if (scaler->by_colour)
        colours_add(&scaler->colours, row, width, weight, first);
    else if (scaler->translucent)
        add_line(scaler->sum, scaler->line, weight, first, values);
    else
        add_row(scaler->sum, row, weight, first, values);
}

static void
shrink(struct scaler *scaler, const uint32_t *row, uint32_t *target)
{
    const struct axis *axis = &scaler->down;
    if (scaler->translucent)
        load_line(scaler->line, row, scaler->across.source);
    while (scaler->next < axis->target && axis->first[scaler->next] <= scaler->row) {
        int tap = scaler->row - axis->first[scaler->next];
        add_to_sum(scaler, row, axis->weights[tap * axis->target + scaler->next], tap == 0);
        if (tap + 1 < axis->count[scaler->next])
            return;
        finish_row(scaler, target);
    }
}

static void
grow(struct scaler *scaler, const uint32_t *row, uint32_t *target)
{
    const struct axis *axis = &scaler->down;
    int values = scaler->across.source * CHANNELS;
    load_line(scaler->line, row, scaler->across.source);
    while (scaler->next < axis->target) {
        int j = scaler->next, last = axis->first[j] + axis->count[j] - 1;
        if (last > scaler->row)
            break;
        const float *weight = axis->weights + j;
        bool two = axis->count[j] == 2;
        if (two)
            add_line(scaler->sum, scaler->before, weight[0], true, values);
        add_line(scaler->sum, scaler->line, weight[two ? axis->target : 0], !two, values);
        finish_row(scaler, target);
    }
    float *spare = scaler->before;
    scaler->before = scaler->line;
    scaler->line = spare;
}

/* The first row that is not opaque: from here on whole pixels are added to the sum. */
static void
become_translucent(struct scaler *scaler)
{
    if (scaler->by_colour)
        colours_join(&scaler->colours, scaler->across.source, scaler->sum);
    scaler->by_colour = false;
    scaler->translucent = true;
}

void
scaler_push(struct scaler *scaler, const uint32_t *row, uint32_t *target)
{
    const struct axis *across = &scaler->across, *down = &scaler->down;
    if (scaler->row >= down->source)
        return;
    if (!scaler->translucent && !opaque_row(row, across->source))
        become_translucent(scaler);
    if (across->source == across->target && down->source == down->target) {
        memcpy(target + (size_t)(scaler->next - scaler->begin) * (size_t)across->target, row,
               (size_t)across->target * sizeof(*row));
        scaler->next++;
    } else if (down->target > down->source) {
        grow(scaler, row, target);
    } else {
        shrink(scaler, row, target);
    }
    scaler->row++;
}

int
scaler_rows(const struct scaler *scaler)
{
    return scaler->next;
}

void
scaler_begin_target(struct scaler *scaler)
{
    scaler->begin = scaler->next;
}
