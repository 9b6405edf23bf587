/* Every slide of the samples and of a feed that is as hard as feeds get, on screens of every shape: what must
 * hold of its boxes and of its pixels. What is wrong is said with feed, item, kind and size. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "fakes/inspect.h"

#define BOXES  1 /* checks of the boxes */
#define PIXELS 2 /* and of the pixels */

static const struct {
    int width, height;
} screens[] = {{1280, 720},  {720, 1280},  {1024, 768},  {1680, 720},
               {1920, 1080}, {1080, 1920}, {3840, 2160}, {1080, 1080}};
#define SCREENS (sizeof(screens) / sizeof(screens[0]))

/* Each feed on some screens, because sanitizers are slow; RENDERED=all checks all pixels of all of them. */
static const struct {
    const char *path;
    int looks[SCREENS];
} feeds[] = {
    {"feeds/week.json", {PIXELS, BOXES, BOXES, PIXELS, BOXES, BOXES, BOXES, BOXES}},
    {"feeds/semaine.json", {0, PIXELS, PIXELS, BOXES, BOXES, BOXES, 0, BOXES}},
    {"feeds/alert.json", {PIXELS, PIXELS, BOXES, PIXELS, BOXES, BOXES, 0, BOXES}},
    {"feeds/alerte.json", {PIXELS, PIXELS, PIXELS, BOXES, BOXES, BOXES, 0, BOXES}},
    {"feeds/atom.xml", {PIXELS, BOXES, BOXES, 0, 0, 0, 0, BOXES}},
    {"feeds/rss-breakroom.xml", {BOXES, PIXELS, BOXES, 0, 0, 0, 0, BOXES}},
    {"feeds/wordpress.xml", {BOXES, BOXES, PIXELS, 0, 0, 0, 0, BOXES}},
    {"tests/show/torture.json", {PIXELS, PIXELS, BOXES, BOXES, BOXES, BOXES, 0, BOXES}},
    {"tests/show/kinds.json", {BOXES, BOXES, BOXES, BOXES, 0, 0, 0, BOXES}},
};
#define FEEDS (sizeof(feeds) / sizeof(feeds[0]))

/* The feeds and the screens that are looked at in the other themes, for the sizes of text. */
#define DRAWN_IN_THEMES(path) (strstr(path, "week") || strstr(path, "semaine") || strstr(path, "kinds"))
#define SCREENS_IN_THEMES     3
static const char *const themes[] = {"light", "high-contrast"};

/* The other pages of an item are similar. */
static bool
ordinary(int page, int pages)
{
    return page > 1 && page < pages - 1;
}

static void
inspect_item(struct inspection *inspection, const struct item *item, struct canvas *canvas, bool pixels)
{
    struct gallery *gallery = inspection->gallery;
    char name[200];
    snprintf(name, sizeof name, "%.*s '%.*s' %dx%d", STR_ARG(item->feed), STR_ARG(item->key), canvas->width,
             canvas->height);
    inspection->name = name;
    inspection->canvas = canvas;
    arena_reset(gallery->arena);
    struct slides slides = gallery_compose(gallery, item, canvas->width, canvas->height);
    inspect_words(inspection, item, &slides);
    for (int page = 0; page < slides.count; page++) {
        inspection->slide = &slides.pages[page];
        inspect_boxes(inspection);
        if (pixels && !ordinary(page, slides.count)) {
            paint_slide(&gallery->painter, inspection->slide, canvas);
            inspect_pixels(inspection);
        }
        inspection->pages++;
    }
}

static void
inspect_feed(struct inspection *inspection, size_t index)
{
    struct feed *feed = gallery_feed(inspection->gallery, feeds[index].path);
    for (size_t screen = 0; screen < SCREENS; screen++) {
        int looks = getenv("RENDERED") ? PIXELS : feeds[index].looks[screen];
        struct canvas *canvas = canvas_create(screens[screen].width, screens[screen].height);
        for (size_t item = 0; looks && item < feed->count; item++)
            inspect_item(inspection, &feed->items[item], canvas, looks == PIXELS);
        canvas_destroy(canvas);
    }
    feed_destroy(feed);
}

/* The sizes of text in the present theme. */
static void
inspect_theme(struct inspection *inspection, const char *theme, const char *path)
{
    struct feed *feed = gallery_feed(inspection->gallery, path);
    for (size_t screen = 0; screen < SCREENS_IN_THEMES; screen++)
        for (size_t item = 0; item < feed->count; item++) {
            arena_reset(inspection->gallery->arena);
            struct slides slides = gallery_compose(inspection->gallery, &feed->items[item],
                                                   screens[screen].width, screens[screen].height);
            inspection->name = theme;
            for (int page = 0; page < slides.count; page++) {
                inspection->slide = &slides.pages[page];
                inspect_scale(inspection);
                inspection->pages++;
            }
        }
    feed_destroy(feed);
}

static int
inspect_all(void **state)
{
    static struct inspection inspection;
    inspection.gallery = gallery_create();
    for (size_t i = 0; i < FEEDS; i++)
        inspect_feed(&inspection, i);
    for (size_t theme = 0; theme < sizeof(themes) / sizeof(themes[0]); theme++) {
        gallery_use_theme(inspection.gallery, themes[theme]);
        for (size_t i = 0; i < FEEDS; i++)
            if (DRAWN_IN_THEMES(feeds[i].path))
                inspect_theme(&inspection, themes[theme], feeds[i].path);
    }
    printf("%d pages\n", inspection.pages);
    *state = &inspection;
    return 0;
}

static int
finish(void **state)
{
    struct inspection *inspection = *state;
    memory_free(inspection->owner);
    memory_free(inspection->cover);
    memory_free(inspection->scratch.pixels);
    gallery_destroy(inspection->gallery);
    return 0;
}

static void
assert_none(void **state, enum fault fault)
{
    const struct inspection *inspection = *state;
    assert_true(inspection->pages > 500);
    assert_int_equal(inspection->faults[fault], 0);
}

static void
nothing_stands_outside_the_safe_area(void **state)
{
    assert_none(state, FAULT_MARGIN);
}

static void
nothing_lies_over_another(void **state)
{
    assert_none(state, FAULT_OVERLAP);
}

static void
no_text_is_smaller_than_can_be_read(void **state)
{
    assert_none(state, FAULT_SIZE);
}

static void
every_text_stands_out_from_a_plain_ground(void **state)
{
    assert_none(state, FAULT_CONTRAST);
}

static void
no_glyph_is_cut_or_painted_over(void **state)
{
    assert_none(state, FAULT_CLIPPED);
}

static void
the_pages_of_an_item_say_all_its_words_once(void **state)
{
    assert_none(state, FAULT_WORDS);
}

static void
a_slide_has_three_sizes_of_text_and_two_weights(void **state)
{
    assert_none(state, FAULT_SCALE);
}

static void
nothing_is_blank(void **state)
{
    assert_none(state, FAULT_BLANK);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_stands_outside_the_safe_area),
        cmocka_unit_test(nothing_lies_over_another),
        cmocka_unit_test(no_text_is_smaller_than_can_be_read),
        cmocka_unit_test(every_text_stands_out_from_a_plain_ground),
        cmocka_unit_test(no_glyph_is_cut_or_painted_over),
        cmocka_unit_test(the_pages_of_an_item_say_all_its_words_once),
        cmocka_unit_test(a_slide_has_three_sizes_of_text_and_two_weights),
        cmocka_unit_test(nothing_is_blank),
    };
    return cmocka_run_group_tests(tests, inspect_all, finish);
}
