/* What laying out and painting a slide costs, milliseconds of CPU: an ordinary item of each kind beside the
 * worst of the endless ones, on both screens. Fails when one costs more than MOST_BEYOND average ordinary
 * ones beyond the ordinary one; the first slide of a process likewise. `make bench` runs it; the
 * release build counts. An argument names one sort of text, of which all rows are printed. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "fakes/endless_items.h"
#include "fakes/gallery.h"
#include "fakes/slide_items.h"

#define MOST_BEYOND 6
#define REPEATS     5

static const struct {
    int width, height;
} screens[] = {{1920, 1080}, {1080, 1920}};
#define SCREENS 2

static const struct {
    int parts;
    const char *name;
} endless_parts[] = {{ENDLESS_IN_TITLE, "title"},
                     {ENDLESS_IN_BODY, "body"},
                     {ENDLESS_IN_FIELDS, "fields"},
                     {ENDLESS_IN_ALL, "all"}};

struct cost {
    double compose_ms, paint_ms;
    int pages;
};

/* Of one kind, or of the first slide of a process. */
struct bench {
    struct gallery *gallery;
    const char *name, *only;
    double most_beyond_ms;
    struct cost usual[SCREENS], worst;
    int failed;
};

static double
cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double
total_ms(struct cost cost)
{
    return cost.compose_ms + cost.paint_ms;
}

/* The page with the most boxes takes longest to paint. */
static const struct slide *
fullest(const struct slides *slides)
{
    const struct slide *most = &slides->pages[0];
    for (int i = 1; i < slides->count; i++)
        if (slides->pages[i].count > most->count)
            most = &slides->pages[i];
    return most;
}

static struct cost
measure(struct gallery *gallery, const struct item *item, int screen)
{
    int width = screens[screen].width, height = screens[screen].height;
    arena_reset(gallery->arena);
    double start = cpu_ms();
    struct slides slides = gallery_compose(gallery, item, width, height);
    double composed = cpu_ms();
    canvas_destroy(gallery_paint(gallery, fullest(&slides), width, height));
    return (struct cost){composed - start, cpu_ms() - composed, slides.count};
}

static int
compare(const void *a, const void *b)
{
    double left = total_ms(*(const struct cost *)a), right = total_ms(*(const struct cost *)b);
    return left < right ? -1 : left > right;
}

static struct cost
median(struct gallery *gallery, const struct item *item, int screen)
{
    struct cost costs[REPEATS];
    for (int i = 0; i < REPEATS; i++)
        costs[i] = measure(gallery, item, screen);
    qsort(costs, REPEATS, sizeof(costs[0]), compare);
    return costs[REPEATS / 2];
}

static void
print_cost(const char *name, const char *what, struct cost cost, const char *remark)
{
    printf("%-12s %-34s layout %6.1f ms  paint %6.1f ms  %2d pages%s\n", name, what, cost.compose_ms,
           cost.paint_ms, cost.pages, remark);
    fflush(stdout);
}

static void
take(struct bench *bench, int screen, int sort, const char *part, struct cost cost)
{
    char what[64];
    bool over = total_ms(cost) > total_ms(bench->usual[screen]) + bench->most_beyond_ms;
    snprintf(what, sizeof(what), "%s in %s, %d wide", endless_name(sort), part, screens[screen].width);
    if (over || bench->only)
        print_cost(bench->name, what, cost, over ? "  too much" : "");
    if (total_ms(cost) > total_ms(bench->worst))
        bench->worst = cost;
    bench->failed += over;
}

/* What costs little is measured once. */
static void
bench_item(struct bench *bench, struct arena *arena, enum kind kind, int sort)
{
    for (size_t part = 0; part < sizeof(endless_parts) / sizeof(endless_parts[0]); part++) {
        arena_reset(arena);
        struct item item = endless_item(arena, kind, sort, endless_parts[part].parts);
        for (int screen = 0; screen < SCREENS; screen++) {
            struct cost cost = measure(bench->gallery, &item, screen);
            if (total_ms(cost) > total_ms(bench->usual[screen]) + bench->most_beyond_ms)
                cost = median(bench->gallery, &item, screen);
            take(bench, screen, sort, endless_parts[part].name, cost);
        }
    }
}

static bool
wanted(const struct bench *bench, int sort)
{
    return !bench->only || strcmp(bench->only, endless_name(sort)) == 0;
}

/* So much more may the worst cost than the ordinary one. */
static double
most_beyond(struct gallery *gallery)
{
    struct arena *arena = arena_create((size_t)64 << 20);
    double sum_ms = 0;
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        struct item item = slide_item(arena, (enum kind)kind, SLIDE_ITEMS_FULL);
        sum_ms += total_ms(median(gallery, &item, 0));
    }
    arena_destroy(arena);
    return MOST_BEYOND * sum_ms / KIND_COUNT;
}

static int
bench_kind(struct gallery *gallery, enum kind kind, const char *only, double most_beyond_ms)
{
    struct arena *arena = arena_create((size_t)64 << 20);
    struct bench bench = {
        .gallery = gallery, .name = kind_name(kind), .only = only, .most_beyond_ms = most_beyond_ms};
    struct item item = slide_item(arena, kind, SLIDE_ITEMS_FULL);
    for (int screen = 0; screen < SCREENS; screen++)
        bench.usual[screen] = median(gallery, &item, screen);
    print_cost(bench.name, "ordinary", bench.usual[0], "");
    for (int sort = 0; sort < endless_sorts(); sort++)
        if (wanted(&bench, sort))
            bench_item(&bench, arena, kind, sort);
    print_cost(bench.name, "worst", bench.worst, "");
    arena_destroy(arena);
    return bench.failed;
}

/* The first slide of a process, whose fonts are not open yet: the median of so many processes. */
static struct cost
measure_first(const struct item *item)
{
    struct cost costs[3];
    for (int i = 0; i < 3; i++) {
        struct gallery *gallery = gallery_create();
        costs[i] = measure(gallery, item, 0);
        gallery_destroy(gallery);
    }
    qsort(costs, 3, sizeof(costs[0]), compare);
    return costs[1];
}

static int
bench_first(const char *only, double most_beyond_ms)
{
    struct arena *arena = arena_create((size_t)64 << 20);
    struct bench bench = {.name = "first slide", .only = only, .most_beyond_ms = most_beyond_ms};
    struct item item = slide_item(arena, KIND_NEWS, SLIDE_ITEMS_FULL);
    bench.usual[0] = measure_first(&item);
    print_cost(bench.name, "ordinary", bench.usual[0], "");
    for (int sort = 0; sort < endless_sorts(); sort++) {
        arena_reset(arena);
        item = endless_item(arena, KIND_NEWS, sort, ENDLESS_IN_ALL);
        if (wanted(&bench, sort))
            take(&bench, 0, sort, "all", measure_first(&item));
    }
    print_cost(bench.name, "worst", bench.worst, "");
    arena_destroy(arena);
    return bench.failed;
}

int
main(int argc, char **argv)
{
    const char *only = argc > 1 ? argv[1] : NULL;
    struct gallery *gallery = gallery_create();
    double most_beyond_ms = most_beyond(gallery);
    int failed = bench_first(only, most_beyond_ms);
    for (int kind = 0; kind < KIND_COUNT; kind++)
        failed += bench_kind(gallery, (enum kind)kind, only, most_beyond_ms);
    gallery_destroy(gallery);
    if (failed > 0)
        printf("%d cost too much: at most %.0f ms more than the ordinary one\n", failed, most_beyond_ms);
    return failed > 0;
}
