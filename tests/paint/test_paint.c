#include "test.h"

#include "paint/paint.h"

#define GROUND 0xFF102030u
#define RED    0xFFC02020u

static struct fonts *fonts;
static struct canvas *canvas;

static struct painter painter = {.icons = "/nonexistent"};

static int
set_up(void **state)
{
    (void)state;
    struct theme theme;
    for (int face = 0; face < FACE_COUNT; face++)
        theme.faces[face] = (struct theme_face){"Inter", 600};
    painter.fonts = fonts = fonts_create(&theme, "assets/" FONTS_LAST_RESORT, NULL);
    canvas = canvas_create(400, 300);
    return fonts ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    fonts_destroy(fonts);
    canvas_destroy(canvas);
    return 0;
}

static uint32_t
at(int x, int y)
{
    return canvas->pixels[y * canvas->width + x];
}

static void
paint(struct box box)
{
    struct slide slide = {.boxes = &box, .count = 1, .ground = GROUND, .accent = RED};
    paint_slide(&painter, &slide, canvas);
}

static void
an_empty_slide_is_its_ground(void **state)
{
    (void)state;
    struct slide slide = {.ground = GROUND};
    paint_slide(&painter, &slide, canvas);
    for (int i = 0; i < 400 * 300; i++)
        assert_int_equal(canvas->pixels[i], GROUND);
}

static void
every_simple_box_leaves_its_mark(void **state)
{
    (void)state;
    struct point line[] = {{50, 100}, {150, 100}}, shape[] = {{60, 60}, {140, 60}, {100, 140}};
    struct rect where = {50, 50, 100, 100};
    const struct box boxes[] = {
        {.type = BOX_FILL, .at = where, .colour = RED, .radius_px = 8},
        {.type = BOX_TEXT, .at = where, .colour = RED, .text = STR("HHH"), .size_px = 80, .baseline_px = 130},
        {.type = BOX_LINE, .at = where, .colour = RED, .points = line, .point_count = 2, .width_px = 6},
        {.type = BOX_SHAPE, .at = where, .colour = RED, .points = shape, .point_count = 3},
    };
    for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++) {
        int marked = 0;
        paint(boxes[i]);
        for (int y = 50; y < 150; y++)
            for (int x = 50; x < 150; x++)
                marked += at(x, y) == RED;
        assert_in_range(marked, 400, 10000);
        assert_int_equal(at(20, 20), GROUND);
    }
}

/* Pixels of the colour within columns. */
static int
red_ink(int from_x, int to_x)
{
    int count = 0;
    for (int y = 0; y < canvas->height; y++)
        for (int x = from_x; x < to_x; x++)
            count += at(x, y) == RED;
    return count;
}

static struct box
clock_showing(const char *text)
{
    struct metrics metrics = fonts_metrics(fonts);
    int width = metrics.width(metrics.ctx, FACE_LABEL, 40, str_from(text));
    return (struct box){.type = BOX_TEXT,
                        .role = ROLE_CLOCK,
                        .at = {380 - width, 30, width, 50},
                        .text = str_from(text),
                        .face = FACE_LABEL,
                        .size_px = 40,
                        .baseline_px = 70,
                        .colour = RED};
}

static void
a_clock_repainted_is_the_clock_painted_at_first(void **state)
{
    (void)state;
    struct box picture = {.type = BOX_FILL, .at = {0, 0, 400, 300}, .colour = 0xFF204020u};
    for (int with = 0; with < 2; with++) {
        struct box early[] = {clock_showing("9:59"), picture}, late[] = {clock_showing("10:00"), picture};
        if (with) {
            early[1] = early[0], early[0] = picture;
            late[1] = late[0], late[0] = picture;
        }
        struct slide then = {.boxes = early, .count = 1 + with, .ground = GROUND};
        struct slide now = {.boxes = late, .count = 1 + with, .ground = GROUND};
        struct canvas *expected = canvas_create(400, 300);
        paint_slide(&painter, &now, expected);
        paint_slide(&painter, &then, canvas);
        struct rect changed = paint_clock(&painter, &then, STR("10:00"), canvas);
        assert_memory_equal(canvas->pixels, expected->pixels, 400 * 300 * 4);
        assert_true(changed.x <= late[with].at.x && changed.x + changed.w >= 380);
        assert_true(changed.w < 300 && changed.h < 150);
        canvas_destroy(expected);
    }
}

static void
a_slide_without_a_clock_stays_as_it_is(void **state)
{
    (void)state;
    struct slide slide = {.ground = GROUND};
    struct rect changed = paint_clock(&painter, &slide, STR("10:00"), canvas);
    assert_int_equal(changed.w, 0);
}

static void
the_progress_line_grows_with_the_reading_direction(void **state)
{
    (void)state;
    struct slide slide = {.ground = GROUND, .accent = RED, .progress = {0, 290, 400, 10}};
    paint_slide(&painter, &slide, canvas);
    paint_progress(&slide, 0.25f, canvas);
    assert_int_equal(red_ink(0, 100), 1000);
    assert_int_equal(red_ink(100, 400), 0);
    assert_int_not_equal(at(300, 295), GROUND); /* the track */
    slide.rtl = true;
    paint_progress(&slide, 0.25f, canvas);
    assert_int_equal(red_ink(0, 300), 0);
    assert_int_equal(red_ink(300, 400), 1000);
    paint_progress(&slide, 7, canvas);
    assert_int_equal(red_ink(0, 400), 4000);
}

static void
part_of_a_pixel_of_progress_is_a_fainter_pixel(void **state)
{
    (void)state;
    struct slide slide = {.ground = 0xFF000000u, .accent = 0xFFFFFFFFu, .progress = {0, 290, 400, 10}};
    paint_progress(&slide, 0.25125f, canvas); /* 100.5 pixels */
    assert_int_equal(at(99, 295), 0xFFFFFFFFu);
    assert_in_range(at(100, 295) & 0xFF, 0x60, 0xA0);
    assert_true((at(101, 295) & 0xFF) < 0x40);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_empty_slide_is_its_ground),
        cmocka_unit_test(every_simple_box_leaves_its_mark),
        cmocka_unit_test(a_clock_repainted_is_the_clock_painted_at_first),
        cmocka_unit_test(a_slide_without_a_clock_stays_as_it_is),
        cmocka_unit_test(the_progress_line_grows_with_the_reading_direction),
        cmocka_unit_test(part_of_a_pixel_of_progress_is_a_fainter_pixel),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
