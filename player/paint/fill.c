#include "paint/outline.h"

#include <math.h>
#include <stdint.h>

#include "base/memory.h"
#include "base/number.h"
#include "paint/pixel.h"

#define WORD 64 /* bits */

struct outline_edge {
    struct point top, bottom;
    float winding;
};

/* The sums of one row: area[i] is what the edges add to the coverage of pixel i and all pixels to its right.
 */
struct coverage_row {
    float *area;
    uint64_t *changed; /* a bit for each column with a sum */
    int y, width;
    int from, to; /* the columns of the outline */
};

/* A piece of an edge inside one pixel column. */
static void
add_piece(struct coverage_row *row, float x0, float x1, float signed_height)
{
    float mid = (x0 + x1) / 2;
    if (mid >= (float)row->width)
        return;
    int column = mid < 0 ? 0 : (int)mid;
    float inside = mid < 0 ? 0 : mid - (float)column;
    row->area[column] += signed_height * (1 - inside);
    row->area[column + 1] += signed_height * inside;
    row->changed[column / WORD] |= UINT64_C(1) << column % WORD;
    row->changed[(column + 1) / WORD] |= UINT64_C(1) << (column + 1) % WORD;
}

static void
add_edge(struct coverage_row *row, const struct outline_edge *edge)
{
    float top = number_max(edge->top.y, (float)row->y),
          bottom = number_min(edge->bottom.y, (float)row->y + 1);
    if (top >= bottom)
        return;
    float slope = (edge->bottom.x - edge->top.x) / (edge->bottom.y - edge->top.y);
    float x0 = edge->top.x + (top - edge->top.y) * slope, x1 = edge->top.x + (bottom - edge->top.y) * slope;
    float low = number_clamp(number_min(x0, x1), 0, (float)row->width);
    float high = number_clamp(number_max(x0, x1), 0, (float)row->width);
    float width = fabsf(x1 - x0), height = (bottom - top) * edge->winding;
    if (width < 1e-6f || high <= low) {
        add_piece(row, low, high, height);
        return;
    }
    /* the clamped part still counts: all of it at the border */
    add_piece(row, low, low, height * (low - number_min(x0, x1)) / width);
    for (float x = low; x < high;) {
        float next = number_min(floorf(x) + 1, high);
        add_piece(row, x, next, height * (next - x) / width);
        x = next;
    }
}

static int
collect_edges(const struct outline *outline, struct outline_edge *edges)
{
    int count = 0, from = 0;
    for (int path = 0; path < outline->path_count; path++) {
        int end = outline->ends[path];
        for (int i = from; i < end; i++) {
            struct point a = outline->points[i], b = outline->points[i + 1 < end ? i + 1 : from];
            if (a.y < b.y)
                edges[count++] = (struct outline_edge){a, b, 1};
            else if (a.y > b.y)
                edges[count++] = (struct outline_edge){b, a, -1};
        }
        from = end;
    }
    return count;
}

/* The first column from x on where an edge changes the coverage. */
static int
same_until(const struct coverage_row *row, int x)
{
    int word = x / WORD, last = row->to / WORD;
    uint64_t bits = row->changed[word] & ~UINT64_C(0) << x % WORD;
    while (!bits && word < last)
        bits = row->changed[++word];
    return bits ? number_min(word * WORD + __builtin_ctzll(bits), row->to) : row->to;
}

static void
paint_row(struct coverage_row *row, struct canvas *canvas, uint32_t colour)
{
    uint32_t *pixels = canvas->pixels + (size_t)row->y * (size_t)canvas->width;
    float sum = 0, alpha = (float)pixel_alpha(colour);
    for (int x = row->from; x < row->to;) {
        sum += row->area[x];
        row->area[x] = 0;
        uint32_t cover = (uint32_t)(number_min(fabsf(sum), 1) * alpha + 0.5f);
        int end = same_until(row, x + 1);
        pixel_span(pixels + x, end - x, colour, cover);
        x = end;
    }
    row->area[row->to] = 0;
    for (int word = row->from / WORD; word <= row->to / WORD; word++)
        row->changed[word] = 0;
}

void
outline_fill(const struct outline *outline, struct canvas *canvas, uint32_t colour)
{
    struct outline_edge *edges = memory_array((size_t)outline->point_count + 1, sizeof *edges);
    int count = collect_edges(outline, edges);
    float top = (float)canvas->height, bottom = 0, left = (float)canvas->width, right = 0;
    for (int i = 0; i < count; i++) {
        top = number_min(top, edges[i].top.y);
        bottom = number_max(bottom, edges[i].bottom.y);
        left = number_min(left, number_min(edges[i].top.x, edges[i].bottom.x));
        right = number_max(right, number_max(edges[i].top.x, edges[i].bottom.x));
    }
    right = number_min(right, (float)canvas->width - 1);
    struct coverage_row row = {.area = memory_array((size_t)canvas->width + 2, sizeof(float)),
                               .changed = memory_array((size_t)canvas->width / WORD + 1, sizeof(uint64_t)),
                               .y = (int)number_max(top, 0),
                               .width = canvas->width,
                               .from = (int)number_max(left, 0),
                               .to = (int)right + 1};
    int end = (int)ceilf(number_min(bottom, (float)canvas->height));
    for (; row.y < end && row.from < row.to; row.y++) {
        for (int i = 0; i < count; i++)
            add_edge(&row, &edges[i]);
        paint_row(&row, canvas, colour);
    }
    memory_free(row.area);
    memory_free(row.changed);
    memory_free(edges);
}

void
canvas_shape(struct canvas *canvas, const struct point *points, int count, uint32_t colour)
{
    struct outline outline = {0};
    for (int i = 0; i < count; i++)
        (i ? outline_line : outline_move)(&outline, points[i]);
    outline_fill(&outline, canvas, colour);
    outline_finish(&outline);
}
