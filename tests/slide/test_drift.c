/* Burn-in protection: the whole composition moves slowly, and nothing is cut off. */
#include "test.h"

#include "base/duration.h"
#include "slide/slide.h"

#define CIRCLE_H 176

static void
it_moves_by_a_few_pixels_an_hour_and_reaches_every_place(void **state)
{
    (void)state;
    bool seen[21][21] = {{false}};
    int places = 0;
    struct offset before = slide_drift(1920, 1080, 0);
    assert_int_equal(before.x, 0);
    assert_int_equal(before.y, 0);
    for (int64_t at = 0; at < CIRCLE_H * HOUR_MS; at += MINUTE_MS) {
        struct offset offset = slide_drift(1920, 1080, at), later = slide_drift(1920, 1080, at + HOUR_MS);
        assert_in_range(offset.x + 10, 0, 20);
        assert_in_range(offset.y + 10, 0, 20);
        assert_in_range(offset.x - before.x + 1, 0, 2);
        assert_in_range(offset.y - before.y + 1, 0, 2);
        assert_in_range(later.x - offset.x + 6, 0, 12);
        assert_in_range(later.y - offset.y + 6, 0, 12);
        places += !seen[offset.x + 10][offset.y + 10];
        seen[offset.x + 10][offset.y + 10] = true;
        before = offset;
    }
    assert_true(places > 21 * 21 / 2);
}

static void
it_moves_with_the_size_of_the_screen_and_stays_within_what_is_free(void **state)
{
    (void)state;
    static const struct {
        int width, height;
    } screens[] = {{1280, 720}, {1080, 1920}, {3840, 2160}, {2560, 1080}};
    for (size_t i = 0; i < sizeof(screens) / sizeof(screens[0]); i++) {
        int width = screens[i].width, height = screens[i].height, most = 0;
        int shorter = width < height ? width : height;
        for (int64_t at = 0; at < CIRCLE_H * HOUR_MS; at += MINUTE_MS) {
            struct offset offset = slide_drift(width, height, at);
            most = offset.x > most ? offset.x : most;
            assert_true(offset.x * 100 < width * SLIDE_SAFE_PERCENT_MIN);
            assert_true(offset.y * 100 < height * SLIDE_SAFE_PERCENT_MIN);
        }
        assert_int_equal(most, shorter / 108);
    }
}

static void
all_moves_but_what_reaches_an_edge(void **state)
{
    (void)state;
    struct point points[] = {{200, 200}, {300.5F, 250}}, across[] = {{0, 600}, {1920, 600}};
    struct box boxes[] = {
        {.type = BOX_PICTURE, .at = {0, 0, 1920, 1080}},
        {.type = BOX_FILL, .at = {0, 700, 1920, 380}},
        {.type = BOX_TEXT, .at = {96, 100, 400, 60}, .baseline_px = 140},
        {.type = BOX_PICTURE, .at = {96, 900, 60, 40}, .plate = {90, 894, 72, 52}},
        {.type = BOX_LINE, .at = {200, 200, 101, 50}, .points = points, .point_count = 2},
        {.type = BOX_LINE, .at = {0, 600, 1920, 0}, .points = across, .point_count = 2},
    };
    struct slide slide = {.boxes = boxes, .count = 6, .progress = {0, 1070, 1920, 10}};
    struct slide_context context = {.width = 1920, .height = 1080};
    slide_move(&slide, &context, (struct offset){3, -5});
    assert_int_equal(boxes[0].at.x, 0);
    assert_int_equal(boxes[1].at.y, 700);
    assert_int_equal(boxes[2].at.x, 99);
    assert_int_equal(boxes[2].at.y, 95);
    assert_int_equal(boxes[2].baseline_px, 135);
    assert_int_equal(boxes[3].plate.x, 93);
    assert_int_equal(boxes[3].plate.y, 889);
    assert_true(points[1].x > 303 && points[1].x < 304 && points[0].y < 196);
    assert_true(across[0].x == 0 && across[1].x == 1920 && across[0].y < 596);
    assert_int_equal(slide.progress.y, 1070);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_moves_by_a_few_pixels_an_hour_and_reaches_every_place),
        cmocka_unit_test(it_moves_with_the_size_of_the_screen_and_stays_within_what_is_free),
        cmocka_unit_test(all_moves_but_what_reaches_an_edge),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
