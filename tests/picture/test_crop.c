#include "test.h"

#include "base/memory.h"
#include "picture/crop.h"

#define WIDTH  300
#define HEIGHT 200
#define SKY    0xFF8FB4D8u
/* A light and a dark face. */
#define LIGHT_SKIN 0xFFE8B48Au
#define DARK_SKIN  0xFF5C3324u

static void
fill(struct picture *picture, int x, int y, int side, uint32_t colour)
{
    for (int i = 0; i < side * side; i++)
        picture->pixels[(y + i / side) * picture->width + x + i % side] = colour;
}

/* A square of a colour below the sky, upright in a picture with rotation. */
static struct picture
with_square(int x, int y, int side, uint32_t colour, bool turned)
{
    struct picture picture = {.width = turned ? HEIGHT : WIDTH, .height = turned ? WIDTH : HEIGHT};
    picture.pixels = memory_array((size_t)WIDTH * HEIGHT, sizeof *picture.pixels);
    for (int i = 0; i < WIDTH * HEIGHT; i++)
        picture.pixels[i] = SKY;
    fill(&picture, turned ? y : x, turned ? x : y, side, colour);
    return picture;
}

static void
what_there_is_to_see_stays_whole_wherever_it_is(void **state)
{
    (void)state;
    static const uint32_t colours[] = {LIGHT_SKIN, DARK_SKIN, 0xFFFFFFFF, 0xFF000000, 0xFFD02020};
    for (int i = 0; i < 5 * 2 * 8; i++) {
        bool turned = i / 5 % 2;
        int x = 30 + i / 10 * 20;
        struct picture picture = with_square(x, 80, 50, colours[i % 5], turned);
        int start = picture_crop_start(&picture, !turned, 120, 0.5F);
        assert_true(start <= x && start + 120 >= x + 50);
        picture_finish(&picture);
    }
}

static void
a_face_counts_more_than_a_wall_dark_or_light(void **state)
{
    (void)state;
    static const uint32_t skins[] = {LIGHT_SKIN, DARK_SKIN};
    for (int i = 0; i < 2; i++) {
        struct picture picture = with_square(210, 80, 60, skins[i], false);
        fill(&picture, 30, 80, 60, 0xFF5F6A74);
        int start = picture_crop_start(&picture, true, 120, 0.5F);
        assert_true(start <= 210 && start + 120 >= 270);
        picture_finish(&picture);
    }
}

static void
where_nothing_is_to_see_the_usual_part_stays(void **state)
{
    (void)state;
    struct picture picture = with_square(0, 0, 1, SKY, false);
    assert_int_equal(picture_crop_start(&picture, true, 120, 0.5F), 90);
    assert_int_equal(picture_crop_start(&picture, false, 100, 0.36F), 22);
    assert_int_equal(picture_crop_start(&picture, true, 120, 0), 0);
    assert_int_equal(picture_crop_start(&picture, true, 120, 1), 180);
    assert_int_equal(picture_crop_start(&picture, true, WIDTH, 0.5F), 0);
    assert_int_equal(picture_crop_start(&picture, true, 5000, 0.5F), 0);
    picture_finish(&picture);
}

static void
a_picture_of_any_shape_can_be_cropped(void **state)
{
    (void)state;
    static const int sizes[][2] = {{1, 1}, {1, 4000}, {4000, 1}, {2, 3}, {97, 1000}, {5000, 30}};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct picture picture = {.width = sizes[i][0], .height = sizes[i][1]};
        size_t count = (size_t)picture.width * (size_t)picture.height;
        picture.pixels = memory_array(count, sizeof *picture.pixels);
        for (size_t k = 0; k < count; k++)
            picture.pixels[k] = 0xFF000000u | (uint32_t)(k * 2654435761u >> 8);
        for (int window = 1; window < picture.width; window += picture.width / 3 + 1) {
            int start = picture_crop_start(&picture, true, window, 0.5F);
            assert_true(start >= 0 && start + window <= picture.width);
        }
        int half = (picture.height + 1) / 2, start = picture_crop_start(&picture, false, half, 0.36F);
        assert_true(start >= 0 && start + half <= picture.height);
        picture_finish(&picture);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_there_is_to_see_stays_whole_wherever_it_is),
        cmocka_unit_test(a_face_counts_more_than_a_wall_dark_or_light),
        cmocka_unit_test(where_nothing_is_to_see_the_usual_part_stays),
        cmocka_unit_test(a_picture_of_any_shape_can_be_cropped),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
