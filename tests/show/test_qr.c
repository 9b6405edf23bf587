/* What a telephone reads from the slides, on the smallest screen. */
#include "test.h"

#include <stdlib.h>
#include <zbar.h>

#include "fakes/gallery.h"

static int
set_up(void **state)
{
    *state = gallery_create();
    return 0;
}

static int
tear_down(void **state)
{
    gallery_destroy(*state);
    return 0;
}

static const struct box *
code_of(const struct slides *slides, const struct slide **page)
{
    for (int i = 0; i < slides->count; i++)
        for (int k = 0; k < slides->pages[i].count; k++)
            if (slides->pages[i].boxes[k].type == BOX_QR) {
                *page = &slides->pages[i];
                return &slides->pages[i].boxes[k];
            }
    return NULL;
}

/* Fails unless the only code of the frame has `text`. */
static void
assert_reads(const struct canvas *canvas, struct str text)
{
    size_t count = (size_t)canvas->width * (size_t)canvas->height;
    uint8_t *grey = malloc(count);
    assert_non_null(grey);
    for (size_t i = 0; i < count; i++)
        grey[i] = (uint8_t)(((canvas->pixels[i] >> 16 & 0xFF) * 3 + (canvas->pixels[i] >> 8 & 0xFF) * 6 +
                             (canvas->pixels[i] & 0xFF)) /
                            10);
    zbar_image_scanner_t *scanner = zbar_image_scanner_create();
    zbar_image_t *image = zbar_image_create();
    zbar_image_scanner_set_config(scanner, ZBAR_NONE, ZBAR_CFG_ENABLE, 0);
    zbar_image_scanner_set_config(scanner, ZBAR_QRCODE, ZBAR_CFG_ENABLE, 1);
    zbar_image_set_format(image, zbar_fourcc('Y', '8', '0', '0'));
    zbar_image_set_size(image, (unsigned)canvas->width, (unsigned)canvas->height);
    zbar_image_set_data(image, grey, count, NULL);
    zbar_scan_image(scanner, image);
    const zbar_symbol_t *symbol = zbar_image_first_symbol(image);
    if (!symbol)
        fail_msg("nothing is read of '%.*s'", STR_ARG(text));
    assert_str(text, zbar_symbol_get_data(symbol));
    zbar_image_destroy(image);
    zbar_image_scanner_destroy(scanner);
    free(grey);
}

/* How many codes of a feed were read, of items whose slides have one. */
static int
read_codes(struct gallery *gallery, const char *path, int width, int height)
{
    struct feed *feed = gallery_feed(gallery, path);
    int codes = 0;
    for (size_t i = 0; i < feed->count; i++) {
        const struct slide *page = NULL;
        arena_reset(gallery->arena);
        struct slides slides = gallery_compose(gallery, &feed->items[i], width, height);
        if (!code_of(&slides, &page))
            continue;
        struct canvas *canvas = gallery_paint(gallery, page, width, height);
        assert_reads(canvas, feed->items[i].url);
        canvas_destroy(canvas);
        codes++;
    }
    feed_destroy(feed);
    return codes;
}

static void
every_code_is_read_back_from_the_frame(void **state)
{
    assert_true(read_codes(*state, "feeds/week.json", 1280, 720) >= 1);
    assert_int_equal(read_codes(*state, "tests/show/torture.json", 1280, 720), 6);
    assert_int_equal(read_codes(*state, "tests/show/torture.json", 720, 1280), 6);
}

/* A code with so many modules could be read only from very near: the host is shown as text. */
static void
an_address_too_long_for_two_metres_is_said_in_words(void **state)
{
    struct gallery *gallery = *state;
    struct feed *feed = gallery_feed(gallery, "tests/show/torture.json");
    int checked = 0;
    for (size_t i = 0; i < feed->count; i++) {
        const struct slide *page = NULL;
        if (!str_equal(feed->items[i].id, STR("address-endless")))
            continue;
        struct slides slides = gallery_compose(gallery, &feed->items[i], 1280, 720);
        assert_null(code_of(&slides, &page));
        for (int k = 0; k < slides.pages[0].count; k++)
            checked += str_equal(slides.pages[0].boxes[k].text, STR("intranet.breakroom.example"));
    }
    assert_int_equal(checked, 1);
    feed_destroy(feed);
}

/* Telephones would execute or open such a link without showing it. */
static void
a_link_that_is_no_address_of_the_web_becomes_no_code(void **state)
{
    static const char *const links[] = {"javascript:alert(1)", "JavaScript:alert(1)", "file:///etc/passwd",
                                        "data:text/html,x",    "mailto:a@b.example",  "ftp://h/x",
                                        "http:///x",           "http://h/\x01x",      "page.html"};
    struct gallery *gallery = *state;
    struct feed *feed = gallery_feed(gallery, "tests/show/torture.json");
    const struct slide *page = NULL;
    size_t coded = 0;
    for (; coded < feed->count; coded++) {
        struct slides slides = gallery_compose(gallery, &feed->items[coded], 1280, 720);
        if (code_of(&slides, &page))
            break;
    }
    assert_true(coded < feed->count);
    for (size_t i = 0; i < sizeof(links) / sizeof(links[0]); i++) {
        arena_reset(gallery->arena);
        feed->items[coded].url = str_from(links[i]);
        struct slides slides = gallery_compose(gallery, &feed->items[coded], 1280, 720);
        if (code_of(&slides, &page))
            fail_msg("'%s' becomes a code", links[i]);
    }
    feed_destroy(feed);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_is_read_back_from_the_frame),
        cmocka_unit_test(an_address_too_long_for_two_metres_is_said_in_words),
        cmocka_unit_test(a_link_that_is_no_address_of_the_web_becomes_no_code),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
