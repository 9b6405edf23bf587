/* What laying out and painting costs, milliseconds of CPU: an ordinary item of each kind beside the worst of
 * the endless ones. `make bench` runs it; the release build counts. An argument names one sort of text. */
#include "test.h"

#include <stdio.h>
#include <time.h>

#include "fakes/endless_items.h"
#include "fakes/gallery.h"
#include "fakes/slide_items.h"

static const struct {
    int width, height;
} screens[] = {{1920, 1080}, {1080, 1920}};

struct cost {
    double compose_ms, paint_ms;
    int pages;
};

static double
cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* Once before, so that fonts are open as on a wall that runs. */
static struct cost
measure(struct gallery *gallery, const struct item *item, int width, int height)
{
    struct cost cost = {0};
    for (int i = 0; i < 2; i++) {
        arena_reset(gallery->arena);
        double start = cpu_ms();
        struct slides slides = gallery_compose(gallery, item, width, height);
        double composed = cpu_ms();
        canvas_destroy(gallery_paint(gallery, &slides.pages[0], width, height));
        cost = (struct cost){composed - start, cpu_ms() - composed, slides.count};
    }
    return cost;
}

static struct cost
worse(struct cost a, struct cost b)
{
    return b.compose_ms + b.paint_ms > a.compose_ms + a.paint_ms ? b : a;
}

static struct cost
measure_both(struct gallery *gallery, const struct item *item)
{
    return worse(measure(gallery, item, screens[0].width, screens[0].height),
                 measure(gallery, item, screens[1].width, screens[1].height));
}

static void
bench_kind(struct gallery *gallery, enum kind kind, const char *only)
{
    static const int parts[] = {ENDLESS_IN_TITLE, ENDLESS_IN_BODY, ENDLESS_IN_FIELDS, ENDLESS_IN_ALL};
    static const char *const names[] = {"title", "body", "fields", "all"};
    struct arena *arena = arena_create((size_t)64 << 20);
    struct item item = slide_item(arena, kind, SLIDE_ITEMS_FULL);
    struct cost usual = measure_both(gallery, &item), worst = {0};
    printf("%-12s ordinary                           compose %8.1f ms  paint %7.1f ms  %3d pages\n",
           kind_name(kind), usual.compose_ms, usual.paint_ms, usual.pages);
    for (int sort = 0; sort < endless_sorts(); sort++) {
        if (only && strcmp(only, endless_name(sort)) != 0)
            continue;
        for (size_t part = 0; part < sizeof(parts) / sizeof(parts[0]); part++) {
            arena_reset(arena);
            item = endless_item(arena, kind, sort, parts[part]);
            struct cost cost = measure_both(gallery, &item);
            double beyond = cost.compose_ms + cost.paint_ms - usual.compose_ms - usual.paint_ms;
            if (only || beyond > 20)
                printf("%-12s %-22s in %-8s compose %8.1f ms  paint %7.1f ms  %3d pages%s\n", kind_name(kind),
                       endless_name(sort), names[part], cost.compose_ms, cost.paint_ms, cost.pages,
                       beyond > 20 ? "  more than 20 ms beyond" : "");
            worst = worse(worst, cost);
        }
    }
    printf("%-12s worst                              compose %8.1f ms  paint %7.1f ms  %3d pages\n",
           kind_name(kind), worst.compose_ms, worst.paint_ms, worst.pages);
    fflush(stdout);
    arena_destroy(arena);
}

int
main(int argc, char **argv)
{
    struct gallery *gallery = gallery_create();
    for (int kind = 0; kind < KIND_COUNT; kind++)
        bench_kind(gallery, (enum kind)kind, argc > 1 ? argv[1] : NULL);
    gallery_destroy(gallery);
    return 0;
}
