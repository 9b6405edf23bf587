/* What slides and fades cost in this process, for `make bench`; one number is printed.
 *   slides text PAGES    ms of CPU to lay out and paint PAGES pages of 300 words, 1920x1080
 *   slides fade HEIGHT   a frame of a fade, as a ratio to reading two frames and writing one
 *   slides rays          a compliment with rays and confetti, as a ratio to the same without (`festive = no`)
 */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "fakes/gallery.h"
#include "fakes/slide_items.h"
#include "paint/canvas.h"

#define WIDTH  1920
#define HEIGHT 1080
#define ROUNDS 60
#define FRAMES 61

static double
cpu_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static double
slide_ms(struct gallery *gallery, const struct item *item, int pages)
{
    double begin = cpu_ms();
    arena_reset(gallery->arena);
    struct slides slides = gallery_compose(gallery, item, WIDTH, HEIGHT);
    for (int page = 0; page < pages && page < slides.count; page++)
        canvas_destroy(gallery_paint(gallery, &slides.pages[page], WIDTH, HEIGHT));
    return cpu_ms() - begin;
}

static double
text_ms(int pages)
{
    struct gallery *gallery = gallery_create();
    struct item item = {.kind = KIND_NEWS, .title = STR("The canteen opens again"), .published_s = TIME_NONE};
    item.body = slide_item_words(gallery->forever, 300);
    double sum_ms = 0;
    for (int i = -1; i < ROUNDS; i++) { /* the first one warms up the caches */
        double ms = slide_ms(gallery, &item, pages);
        sum_ms += i < 0 ? 0 : ms;
    }
    gallery_destroy(gallery);
    return sum_ms / ROUNDS;
}

static bool
has_rays(struct gallery *gallery, const struct item *item)
{
    const struct slide *slide = gallery_compose(gallery, item, WIDTH, HEIGHT).pages;
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].type == BOX_RAYS)
            return true;
    return false;
}

/* In turn, so that what slows the machine down slows both; -1: the slide has no rays, and says nothing. */
static double
rays_ratio(void)
{
    struct gallery *gallery = gallery_create();
    struct item item = slide_item(gallery->forever, KIND_COMPLIMENT, SLIDE_ITEMS_FULL);
    if (!has_rays(gallery, &item)) {
        gallery_destroy(gallery);
        return -1;
    }
    double spent_ms[2] = {0};
    for (int i = -2; i < 2 * ROUNDS; i++) { /* the first two warm up the caches */
        gallery->theme->festive = i & 1;
        double ms = slide_ms(gallery, &item, 1);
        spent_ms[i & 1] += i < 0 ? 0 : ms;
    }
    gallery_destroy(gallery);
    return spent_ms[1] / spent_ms[0];
}

/* The minimum for a mix of two frames: each byte of both is read once, and one is written. */
static void
pass(unsigned char *out, const unsigned char *a, const unsigned char *b, size_t size)
{
    for (size_t i = 0; i < size; i++)
        out[i] = a[i] ^ b[i];
}

static double
fade_ratio(int height)
{
    int width = height * 16 / 9;
    struct canvas *a = canvas_create(width, height), *b = canvas_create(width, height);
    struct canvas *out = canvas_create(width, height);
    size_t size = (size_t)width * (size_t)height * 4;
    memset(a->pixels, 0x35, size);
    memset(b->pixels, 0x9c, size);
    double mixed = 0, passed = 0;
    for (int frame = -1; frame < FRAMES; frame++) {
        double begin = cpu_ms();
        canvas_blend(a->pixels, b->pixels, out->pixels, (int64_t)width * height,
                     frame < 0 ? 0 : frame * 256 / FRAMES);
        double middle = cpu_ms();
        pass((unsigned char *)out->pixels, (const unsigned char *)a->pixels, (const unsigned char *)b->pixels,
             size);
        mixed += frame < 0 ? 0 : middle - begin;
        passed += frame < 0 ? 0 : cpu_ms() - middle;
    }
    canvas_destroy(a);
    canvas_destroy(b);
    canvas_destroy(out);
    return mixed / passed;
}

int
main(int argc, char **argv)
{
    const char *what = argc > 1 ? argv[1] : "";
    int size = argc > 2 ? atoi(argv[2]) : 0;
    if (strcmp(what, "text") == 0 && size > 0)
        printf("%.3f\n", text_ms(size));
    else if (strcmp(what, "fade") == 0 && size > 0)
        printf("%.3f\n", fade_ratio(size));
    else if (strcmp(what, "rays") == 0)
        printf("%.3f\n", rays_ratio());
    else
        return 2;
    return 0;
}
