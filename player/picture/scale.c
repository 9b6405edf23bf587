#include "picture/scale.h"

#include <stdbool.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"

#define CHANNELS 4 /* in the order of the word's bytes: blue, green, red, alpha */

typedef float channels __attribute__((vector_size(16), aligned(4)));

/* Target cell j is the sum of `count[j]` source cells from `first[j]`, each times its weight. */
struct axis {
    int source, target;
    int *first, *count;
    float *weights; /* of all target cells, one after the other */
    float **weight; /* where those of a target cell begin */
};

struct scaler {
    struct axis across, down;
    int row, next;        /* the source row that comes, the target row that is due */
    float *line, *before; /* the current source row and the one before it, premultiplied */
    float *sum;           /* of the source rows that make the target row that is due */
};

/* In units of 1/target source cells, so that nothing is rounded: cell j is from j·source to (j+1)·source. */
static int
area_weights(const struct axis *axis, int j, float *out)
{
    int64_t from = (int64_t)j * axis->source, to = from + axis->source;
    int first = (int)(from / axis->target), last = (int)((to - 1) / axis->target);
    for (int i = first; i <= last; i++) {
        int64_t left = (int64_t)i * axis->target, right = left + axis->target;
        int64_t overlap = number_min(right, to) - number_max(left, from);
        out[i - first] = (float)overlap / (float)axis->source;
    }
    axis->first[j] = first;
    return last - first + 1;
}

static int
linear_weights(const struct axis *axis, int j, float *out)
{
    double centre = (j + 0.5) * axis->source / axis->target - 0.5;
    if (centre < 0)
        centre = 0;
    int first = (int)centre;
    axis->first[j] = first;
    if (first + 1 >= axis->source) {
        out[0] = 1;
        return 1;
    }
    out[1] = (float)(centre - first);
    out[0] = 1 - out[1];
    return 2;
}

static void
axis_init(struct axis *axis, int source, int target)
{
    size_t cells = (size_t)target;
    *axis = (struct axis){.source = source, .target = target};
    axis->first = memory_array(cells, sizeof(int));
    axis->count = memory_array(cells, sizeof(int));
    axis->weight = memory_array(cells, sizeof(float *));
    axis->weights = memory_array((size_t)source + 2 * cells, sizeof(float));
    float *at = axis->weights;
    for (int j = 0; j < target; j++) {
        axis->weight[j] = at;
        axis->count[j] = target > source ? linear_weights(axis, j, at) : area_weights(axis, j, at);
        at += axis->count[j];
    }
}

static void
axis_finish(struct axis *axis)
{
    memory_free(axis->first);
    memory_free(axis->count);
    memory_free(axis->weight);
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
    scaler->sum = memory_array(values, sizeof(float));
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
    memory_free(scaler);
}

static bool
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

static void
add_line(float *restrict sum, const float *restrict line, float weight, int values)
{
    for (int i = 0; i < values; i++)
        sum[i] += line[i] * weight;
}

/* The same for a row that is opaque, which is nearly every row: as it comes, without loading it. */
static void
add_row(float *restrict sum, const uint32_t *row, float weight, int values)
{
    const uint8_t *restrict bytes = (const uint8_t *)row;
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

/* The sum is a whole row as wide as the source: scaled across it is the target row that was due. */
static void
finish_row(struct scaler *scaler, uint32_t *target)
{
    const struct axis *axis = &scaler->across;
    const channels *source = (const channels *)scaler->sum;
    uint32_t *out = target + (size_t)scaler->next * (size_t)axis->target;
    for (int x = 0; x < axis->target; x++) {
        const channels *from = source + axis->first[x];
        const float *weight = axis->weight[x];
        channels pixel = from[0] * weight[0];
        for (int k = 1; k < axis->count[x]; k++)
            pixel += from[k] * weight[k];
        out[x] = word(pixel);
    }
    memset(scaler->sum, 0, (size_t)axis->source * CHANNELS * sizeof(float));
    scaler->next++;
}

static void
shrink(struct scaler *scaler, const uint32_t *row, uint32_t *target)
{
    const struct axis *axis = &scaler->down;
    int values = scaler->across.source * CHANNELS;
    bool opaque = opaque_row(row, scaler->across.source);
    if (!opaque)
        load_line(scaler->line, row, scaler->across.source);
    while (scaler->next < axis->target && axis->first[scaler->next] <= scaler->row) {
        int tap = scaler->row - axis->first[scaler->next];
        float weight = axis->weight[scaler->next][tap];
        if (opaque)
            add_row(scaler->sum, row, weight, values);
        else
            add_line(scaler->sum, scaler->line, weight, values);
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
        if (axis->count[j] == 2)
            add_line(scaler->sum, scaler->before, axis->weight[j][0], values);
        add_line(scaler->sum, scaler->line, axis->weight[j][axis->count[j] - 1], values);
        finish_row(scaler, target);
    }
    float *spare = scaler->before;
    scaler->before = scaler->line;
    scaler->line = spare;
}

void
scaler_push(struct scaler *scaler, const uint32_t *row, uint32_t *target)
{
    const struct axis *across = &scaler->across, *down = &scaler->down;
    if (scaler->row >= down->source)
        return;
    if (across->source == across->target && down->source == down->target) {
        memcpy(target + (size_t)scaler->row * (size_t)across->target, row,
               (size_t)across->target * sizeof(*row));
    } else if (down->target > down->source) {
        grow(scaler, row, target);
    } else {
        shrink(scaler, row, target);
    }
    scaler->row++;
}
