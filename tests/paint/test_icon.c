#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "paint/icon.h"

static struct outline outline;

static bool
read_path(const char *data)
{
    outline_finish(&outline);
    return icon_path(str_from(data), 1, (struct point){0, 0}, &outline);
}

static int
tear_down(void **state)
{
    (void)state;
    outline_finish(&outline);
    return 0;
}

static void
assert_point(int index, float x, float y)
{
    struct point p = outline.points[index];
    if (p.x < x - 0.01f || p.x > x + 0.01f || p.y < y - 0.01f || p.y > y + 0.01f)
        fail_msg("point %d is %g,%g and not %g,%g", index, (double)p.x, (double)p.y, (double)x, (double)y);
}

static void
lines_are_read_absolute_and_relative(void **state)
{
    (void)state;
    assert_true(read_path("M2 3 L10,3 l0 4 H4 h-1 V20 v-2.5z"));
    assert_int_equal(outline.path_count, 1);
    assert_int_equal(outline.point_count, 8);
    assert_point(2, 10, 7);
    assert_point(4, 3, 7);
    assert_point(6, 3, 17.5f);
    assert_point(7, 2, 3);
}

static void
numbers_may_stand_close_together(void **state)
{
    (void)state;
    assert_true(read_path("M1.5.5-3-.25 4 4"));
    assert_int_equal(outline.point_count, 3);
    assert_point(0, 1.5f, 0.5f);
    assert_point(1, -3, -0.25f);
    assert_point(2, 4, 4);
}

static void
a_curve_ends_where_it_says_and_passes_its_middle(void **state)
{
    (void)state;
    assert_true(read_path("M0 0 C0 8 8 8 8 0"));
    assert_point(outline.point_count - 1, 8, 0);
    assert_point(outline.point_count / 2, 4, 6);
    assert_true(read_path("M0 0 Q4 8 8 0"));
    assert_point(outline.point_count - 1, 8, 0);
    assert_point(outline.point_count / 2, 4, 4);
}

static void
an_arc_keeps_its_radius_and_takes_the_side_asked_for(void **state)
{
    (void)state;
    assert_true(read_path("M4 12a8 8 0 0116 0"));
    assert_point(outline.point_count - 1, 20, 12);
    for (int i = 0; i < outline.point_count; i++) {
        float dx = outline.points[i].x - 12, dy = outline.points[i].y - 12;
        assert_true(dx * dx + dy * dy > 63.9f && dx * dx + dy * dy < 64.1f);
        assert_true(dy < 0.01f); /* sweep 1: clockwise on the screen, over the top */
    }
    assert_true(read_path("M4 12 A8 8 0 0 0 20 12"));
    assert_point(outline.point_count / 2, 12, 20);
}

static void
after_a_closed_path_another_begins_at_its_start(void **state)
{
    (void)state;
    assert_true(read_path("M1 1 L5 1 L5 5 Z L0 9"));
    assert_int_equal(outline.path_count, 2);
    assert_point(4, 1, 1);
    assert_point(5, 0, 9);
}

static void
broken_path_data_is_refused(void **state)
{
    (void)state;
    static const char *const broken[] = {"L1 1",     "M1", "M1 1 S2 2 3 3", "M1 1 Z 4", "M1 1 A8 8 0 2 x",
                                         "M1 1 L- 4"};
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_false(read_path(broken[i]));
}

static void
an_icon_is_stroked_filled_and_centred(void **state)
{
    (void)state;
    char folder[] = "/tmp/breakroom-icon-XXXXXX", path[64];
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/dot.svg", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs("<svg viewBox=\"0 0 24 24\" fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\">\n"
          "<path d=\"M2 2 H22\"/><path d=\"M6 10h12v8h-12z\" fill=\"currentColor\" stroke=\"none\"/></svg>\n",
          file);
    fclose(file);
    struct canvas *canvas = canvas_create(100, 60);
    canvas_fill(canvas, 0);
    assert_true(
        icon_paint(canvas, folder, STR("dot"), (struct rect){0, 0, 100, 48}, ICON_MIDDLE, 0xFFFFFFFFu));
    /* scale 2, 26 pixels from the left */
    assert_int_equal(canvas->pixels[4 * 100 + 50], 0xFFFFFFFFu);
    assert_int_equal(canvas->pixels[1 * 100 + 50], 0xFF000000u);
    assert_int_equal(canvas->pixels[30 * 100 + 50], 0xFFFFFFFFu);
    assert_int_equal(canvas->pixels[30 * 100 + 30], 0xFF000000u);
    /* the stroke begins at unit 1 and ends at 23 */
    canvas_fill(canvas, 0);
    icon_paint(canvas, folder, STR("dot"), (struct rect){10, 0, 80, 48}, ICON_LEFT, 0xFFFFFFFFu);
    assert_int_equal(canvas->pixels[4 * 100 + 9], 0xFF000000u);
    assert_int_not_equal(canvas->pixels[4 * 100 + 10], 0xFF000000u);
    canvas_fill(canvas, 0);
    icon_paint(canvas, folder, STR("dot"), (struct rect){10, 0, 80, 48}, ICON_RIGHT, 0xFFFFFFFFu);
    assert_int_equal(canvas->pixels[4 * 100 + 90], 0xFF000000u);
    assert_int_not_equal(canvas->pixels[4 * 100 + 89], 0xFF000000u);
    assert_false(
        icon_paint(canvas, folder, STR("none"), (struct rect){0, 0, 48, 48}, ICON_MIDDLE, 0xFFFFFFFFu));
    assert_false(
        icon_paint(canvas, folder, STR("../dot"), (struct rect){0, 0, 48, 48}, ICON_MIDDLE, 0xFFFFFFFFu));
    canvas_destroy(canvas);
    unlink(path);
    rmdir(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_are_read_absolute_and_relative),
        cmocka_unit_test(numbers_may_stand_close_together),
        cmocka_unit_test(a_curve_ends_where_it_says_and_passes_its_middle),
        cmocka_unit_test(an_arc_keeps_its_radius_and_takes_the_side_asked_for),
        cmocka_unit_test(after_a_closed_path_another_begins_at_its_start),
        cmocka_unit_test(broken_path_data_is_refused),
        cmocka_unit_test(an_icon_is_stroked_filled_and_centred),
    };
    return cmocka_run_group_tests(tests, NULL, tear_down);
}
