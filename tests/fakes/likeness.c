#include "fakes/likeness.h"

#include <math.h>

#include "base/memory.h"

#define AROUND_X 2
#define AROUND_Y 1

/* CIE 1976 L*a*b* of sRGB (IEC 61966-2-1) under D65. */
struct lab {
    float l, a, b;
};

static double
linear(uint32_t channel)
{
    double c = (channel & 0xFF) / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static double
bent(double t)
{
    return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static struct lab
lab_of(uint32_t pixel)
{
    double r = linear(pixel >> 16), g = linear(pixel >> 8), b = linear(pixel);
    double x = bent((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505);
    double y = bent(0.2126 * r + 0.7152 * g + 0.0722 * b);
    double z = bent((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089);
    return (struct lab){(float)(116 * y - 16), (float)(500 * (x - y)), (float)(200 * (y - z))};
}

static struct lab *
labs_of(const struct canvas *canvas)
{
    int count = canvas->width * canvas->height;
    struct lab *labs = memory_alloc((size_t)count * sizeof(*labs));
    for (int i = 0; i < count; i++)
        labs[i] = i && canvas->pixels[i] == canvas->pixels[i - 1] ? labs[i - 1] : lab_of(canvas->pixels[i]);
    return labs;
}

static float
square_distance(struct lab a, struct lab b)
{
    return (a.l - b.l) * (a.l - b.l) + (a.a - b.a) * (a.a - b.a) + (a.b - b.b) * (a.b - b.b);
}

/* The difference of a pixel to the most similar one around its place. */
static float
distance(struct lab pixel, const struct lab *others, const struct canvas *size, struct rect around)
{
    float least = INFINITY;
    for (int y = around.y; y < around.y + around.h; y++)
        for (int x = around.x; x < around.x + around.w; x++)
            if (x >= 0 && y >= 0 && x < size->width && y < size->height)
                least = fminf(least, square_distance(pixel, others[y * size->width + x]));
    return sqrtf(least);
}

static float *
distances(const struct lab *labs, const struct lab *others, const struct canvas *size)
{
    float *map = memory_alloc((size_t)size->width * (size_t)size->height * sizeof(*map));
    for (int i = 0; i < size->width * size->height; i++) {
        struct rect around = {i % size->width - AROUND_X, i / size->width - AROUND_Y, 2 * AROUND_X + 1,
                              2 * AROUND_Y + 1};
        map[i] = square_distance(labs[i], others[i]) > 0 ? distance(labs[i], others, size, around) : 0;
    }
    return map;
}

static float
tile_mean(const float *map, const struct canvas *size, int x0, int y0)
{
    float sum = 0;
    for (int i = 0; i < LIKENESS_TILE * LIKENESS_TILE; i++)
        sum += map[(y0 + i / LIKENESS_TILE) * size->width + x0 + i % LIKENESS_TILE];
    return sum / (LIKENESS_TILE * LIKENESS_TILE);
}

/* Tiles overlap, so that small objects are complete in one of them. */
static void
find_worst(struct likeness *found, const float *map, const struct canvas *size)
{
    for (int y = 0; y <= size->height - LIKENESS_TILE; y += LIKENESS_TILE / 3)
        for (int x = 0; x <= size->width - LIKENESS_TILE; x += LIKENESS_TILE / 3) {
            float tile = tile_mean(map, size, x, y);
            if (tile > found->worst)
                *found = (struct likeness){tile, x, y};
        }
}

struct likeness
likeness_of(const struct canvas *a, const struct canvas *b)
{
    struct lab *of_a = labs_of(a), *of_b = labs_of(b);
    float *gone = distances(of_a, of_b, a), *come = distances(of_b, of_a, a);
    struct likeness found = {0, 0, 0};
    find_worst(&found, gone, a);
    find_worst(&found, come, a);
    memory_free(gone);
    memory_free(come);
    memory_free(of_a);
    memory_free(of_b);
    return found;
}

static uint32_t
mean(const struct canvas *canvas, int x0, int y0, int by)
{
    uint32_t sums[3] = {0}, area = (uint32_t)(by * by);
    for (int i = 0; i < by * by; i++) {
        uint32_t pixel = canvas->pixels[(y0 + i / by) * canvas->width + x0 + i % by];
        for (int c = 0; c < 3; c++)
            sums[c] += pixel >> (8 * c) & 0xFF;
    }
    uint32_t pixel = 0xFF000000;
    for (int c = 0; c < 3; c++)
        pixel |= (sums[c] + area / 2) / area << (8 * c);
    return pixel;
}

struct canvas *
likeness_small(const struct canvas *canvas, int by)
{
    struct canvas *small = canvas_create(canvas->width / by, canvas->height / by);
    for (int y = 0; y < small->height; y++)
        for (int x = 0; x < small->width; x++)
            small->pixels[y * small->width + x] = mean(canvas, x * by, y * by, by);
    return small;
}
