/* Boxes with a picture or a QR code; they need no font. */
#include "test.h"

#include "picture/picture.h"
#include "paint/paint.h"

#define GROUND 0xFF102030u
#define RED    0xFFC02020u

static struct buf stored; /* the only picture */
static struct canvas *canvas;

static struct str
find_picture(void *ctx, struct str url)
{
    (void)ctx;
    return str_equal(url, STR("none")) ? STR_NONE : buf_str(&stored);
}

static const struct painter painter = {.picture = find_picture};

static int
set_up(void **state)
{
    (void)state;
    canvas = canvas_create(400, 300);
    buf_init(&stored, 1 << 20);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    canvas_destroy(canvas);
    buf_finish(&stored);
    return 0;
}

static uint32_t
at(int x, int y)
{
    return canvas->pixels[y * canvas->width + x];
}

static int
red_of(int x, int y)
{
    return (int)(at(x, y) >> 16 & 0xFF);
}

/* Red, blue and green bands: from the left, or from the top; alpha of all. */
static void
store_bands(int width, int height, uint32_t alpha, bool from_left)
{
    struct picture picture = {.width = width, .height = height, .alpha = alpha < 255};
    uint32_t pixels[200 * 200];
    static const uint32_t colours[] = {0xE02020u, 0x2020E0u, 0x20E020u};
    picture.pixels = pixels;
    for (int i = 0; i < width * height; i++)
        pixels[i] = alpha << 24 | colours[from_left ? i % width * 3 / width : i / width * 3 / height];
    buf_clear(&stored);
    assert_true(picture_encode_png(&picture, &stored));
}

static void
store_picture(int width, int height, uint32_t alpha)
{
    store_bands(width, height, alpha, false);
}

static void
paint(struct box box)
{
    struct slide slide = {.boxes = &box, .count = 1, .ground = GROUND, .accent = RED};
    paint_slide(&painter, &slide, canvas);
}

static void
a_picture_covers_its_box_about_its_focus(void **state)
{
    (void)state;
    store_picture(100, 180, 255);
    struct box box = {.type = BOX_PICTURE, .at = {50, 50, 100, 60}, .url = STR("p"), .focus_y = 0};
    paint(box);
    assert_true(red_of(60, 60) > 0xC0 && red_of(140, 105) > 0xC0); /* the top third */
    box.focus_y = 1;
    paint(box);
    assert_int_equal(at(100, 80), 0xFF20E020u);
    box.focus_y = 0.5f;
    box.radius_px = 20;
    paint(box);
    assert_int_equal(at(100, 80), 0xFF2020E0u);
    assert_int_equal(at(50, 50), GROUND);
    assert_int_equal(at(151, 80), GROUND);
}

static void
a_picture_wider_than_its_box_is_cropped_about_its_focus_too(void **state)
{
    (void)state;
    store_bands(180, 60, 255, true);
    struct box box = {.type = BOX_PICTURE, .at = {50, 50, 40, 60}, .url = STR("p"), .focus_y = 0.5f};
    uint32_t seen[3];
    for (int i = 0; i < 3; i++) {
        box.focus_x = (float)i / 2;
        paint(box);
        seen[i] = at(70, 80);
    }
    assert_true(seen[0] == 0xFFE02020u && seen[1] == 0xFF2020E0u && seen[2] == 0xFF20E020u);
}

static void
a_picture_that_is_contained_is_seen_whole(void **state)
{
    (void)state;
    store_picture(60, 180, 255);
    paint((struct box){.type = BOX_PICTURE, .at = {50, 50, 200, 90}, .url = STR("p"), .contain = true});
    assert_int_equal(at(150, 55), 0xFFE02020u);
    assert_int_equal(at(150, 95), 0xFF2020E0u);
    assert_int_equal(at(150, 135), 0xFF20E020u);
    assert_int_not_equal(at(60, 95), 0xFF2020E0u); /* beside it: its colours, much darker */
    assert_int_not_equal(at(60, 95), GROUND);
    assert_int_equal(at(45, 95), GROUND);
}

static void
a_see_through_picture_is_not_cropped_where_others_are(void **state)
{
    (void)state;
    struct box box = {.type = BOX_PICTURE, .at = {50, 50, 60, 90}, .url = STR("p"), .focus_y = 0.5f};
    box.clear_px = 90;
    store_picture(60, 180, 255);
    paint(box);
    assert_int_equal(at(80, 70), 0xFF2020E0u);
    assert_int_equal(at(80, 115), 0xFF2020E0u);
    store_picture(60, 180, 254);
    paint(box);
    assert_true(red_of(80, 70) > 0xC0);
    assert_true((at(80, 115) >> 8 & 0xFF) > 0xC0);
}

/* A translucent picture of one colour, below half of it. */
static void
store_logo(uint32_t colour)
{
    struct picture picture = {.width = 40, .height = 40, .alpha = true};
    uint32_t pixels[40 * 40];
    picture.pixels = pixels;
    for (int i = 0; i < 40 * 40; i++)
        pixels[i] = i < 40 * 16 ? 0xFF000000u | colour : 0;
    buf_clear(&stored);
    assert_true(picture_encode_png(&picture, &stored));
}

static void
a_logo_that_would_be_lost_on_its_ground_gets_a_plate(void **state)
{
    (void)state;
    struct box box = {
        .type = BOX_PICTURE, .at = {50, 50, 40, 40}, .url = STR("p"), .contain = true, .without_panel = true};
    box.plate = (struct rect){40, 40, 60, 60};
    box.plate_share = 0.9f;
    store_logo(0x0C1826);
    paint(box);
    assert_true(red_of(70, 80) > 0xE0 && red_of(42, 42) > 0xE0);
    assert_int_equal(at(70, 55), 0xFF0C1826u);
    store_logo(0xF0F0F0);
    paint(box);
    assert_int_equal(at(70, 80), GROUND);
    assert_int_equal(at(42, 42), GROUND);
    /* on yellow: a light blue that is visible on either plate, and best on the dark one */
    store_logo(0x7FC4E8);
    struct box boxes[] = {{.type = BOX_FILL, .at = {0, 0, 400, 300}, .colour = 0xFFFFD400}, box};
    paint_slide(&painter, &(struct slide){.boxes = boxes, .count = 2, .ground = GROUND}, canvas);
    assert_true(red_of(42, 42) < 0x20);
}

static void
a_small_picture_is_not_blown_up(void **state)
{
    (void)state;
    store_picture(30, 30, 255);
    paint((struct box){.type = BOX_PICTURE, .at = {50, 50, 200, 200}, .url = STR("p")});
    int strong = 0;
    for (int y = 50; y < 250; y++)
        for (int x = 50; x < 250; x++)
            strong += red_of(x, y) > 0xC0;
    /* a third of 30 × 1.5, squared */
    assert_in_range(strong, 560, 760);
    assert_int_equal(at(150, 150), 0xFF2020E0u);
}

static void
a_logo_with_holes_stands_on_a_panel(void **state)
{
    (void)state;
    store_picture(90, 90, 0);
    paint((struct box){.type = BOX_PICTURE, .at = {50, 50, 200, 90}, .url = STR("p"), .contain = true});
    assert_int_equal(at(150, 95), at(60, 95));
    assert_int_not_equal(at(150, 95), GROUND);
}

static void
a_picture_that_is_missing_or_broken_paints_nothing(void **state)
{
    (void)state;
    struct box box = {.type = BOX_PICTURE, .at = {50, 50, 200, 90}, .url = STR("none")};
    paint(box);
    assert_int_equal(at(150, 95), GROUND);
    buf_clear(&stored);
    buf_put(&stored, STR("no picture"));
    box.url = STR("p");
    paint(box);
    assert_int_equal(at(150, 95), GROUND);
}

static void
a_code_is_dark_on_light_in_whole_modules(void **state)
{
    (void)state;
    paint((struct box){
        .type = BOX_QR, .at = {50, 50, 175, 175}, .text = STR("https://intranet.example/feedback")});
    /* version 3 has 29 modules, 37 with the quiet zone: 4 pixels each, 13 on either side of the 148 */
    int left = 50 + (175 - 29 * 4) / 2;
    assert_int_equal(at(left - 1, left + 1), 0xFFFFFFFFu);
    assert_int_equal(at(51, 51), 0xFFFFFFFFu);
    for (int i = 0; i < 7 * 4; i++) /* the upper edge of the finder pattern */
        assert_int_equal(at(left + i, left), 0xFF101418u);
    assert_int_equal(at(left + 7 * 4, left), 0xFFFFFFFFu);
    assert_int_equal(at(left + 4, left + 4), 0xFFFFFFFFu);
    assert_int_equal(at(left + 8, left + 8), 0xFF101418u);
}

static void
a_code_too_small_for_its_text_is_left_out(void **state)
{
    (void)state;
    char text[3001];
    memset(text, 'x', 3000);
    text[3000] = 0;
    paint((struct box){.type = BOX_QR, .at = {50, 50, 175, 175}, .text = str_from(text)});
    assert_int_equal(at(100, 100), GROUND);
    paint((struct box){.type = BOX_QR, .at = {50, 50, 20, 20}, .text = STR("https://intranet.example/")});
    assert_int_equal(at(60, 60), GROUND);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_picture_covers_its_box_about_its_focus),
        cmocka_unit_test(a_picture_wider_than_its_box_is_cropped_about_its_focus_too),
        cmocka_unit_test(a_picture_that_is_contained_is_seen_whole),
        cmocka_unit_test(a_see_through_picture_is_not_cropped_where_others_are),
        cmocka_unit_test(a_logo_that_would_be_lost_on_its_ground_gets_a_plate),
        cmocka_unit_test(a_small_picture_is_not_blown_up),
        cmocka_unit_test(a_logo_with_holes_stands_on_a_panel),
        cmocka_unit_test(a_picture_that_is_missing_or_broken_paints_nothing),
        cmocka_unit_test(a_code_is_dark_on_light_in_whole_modules),
        cmocka_unit_test(a_code_too_small_for_its_text_is_left_out),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
