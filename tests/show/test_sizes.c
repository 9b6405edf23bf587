/* Windows of extreme sizes: every slide of the demo is laid out and painted without a fault. */
#include "test.h"

#include "fakes/gallery.h"

static const struct {
    int width, height;
} sizes[] = {{1, 1}, {16, 9}, {9, 16}, {2, 900}, {8000, 100}, {100, 4000}};

static void
every_slide_survives_a_window_of_any_size(void **state)
{
    (void)state;
    struct gallery *gallery = gallery_create();
    struct feed *feed = gallery_feed(gallery, "feeds/week.json");
    for (size_t i = 0; i < feed->count; i++)
        for (size_t size = 0; size < sizeof(sizes) / sizeof(sizes[0]); size++) {
            arena_reset(gallery->arena);
            int width = sizes[size].width, height = sizes[size].height;
            struct slides slides = gallery_compose(gallery, &feed->items[i], width, height);
            assert_in_range(slides.count, 1, SLIDE_PAGES_MAX);
            for (int page = 0; page < slides.count; page++)
                canvas_destroy(gallery_paint(gallery, &slides.pages[page], width, height));
        }
    feed_destroy(feed);
    gallery_destroy(gallery);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(every_slide_survives_a_window_of_any_size)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
