#include "test.h"

#include "screen/fit.h"

static void
a_frame_fits_the_window_and_the_graphics_card(void **state)
{
    (void)state;
    static const struct {
        int width, height, side_max, fit_width, fit_height;
    } rows[] = {
        {1920, 1080, 16384, 1920, 1080}, {1920, 1080, 1920, 1920, 1080}, {3840, 2160, 2048, 2048, 1152},
        {2160, 3840, 2048, 1152, 2048},  {7680, 4320, 4096, 4096, 2304}, {16, 9, 16384, 64, 64},
        {0, 0, 16384, 64, 64},           {1, 700, 16384, 64, 700},       {30000, 20, 4096, 4096, 64}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        int width = rows[i].width, height = rows[i].height;
        fit_frame(&width, &height, rows[i].side_max);
        assert_int_equal(width, rows[i].fit_width);
        assert_int_equal(height, rows[i].fit_height);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_frame_fits_the_window_and_the_graphics_card),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
