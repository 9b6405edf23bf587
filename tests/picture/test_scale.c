#include <math.h>

#include "test.h"

#include "base/memory.h"
#include "picture/scale.h"

#define GREY(v) (0xFF000000u | (uint32_t)(v)*0x010101u)

static void
scale(const uint32_t *source, int source_w, int source_h, uint32_t *target, int target_w, int target_h)
{
    struct scaler *scaler = scaler_create(source_w, source_h, target_w, target_h);
    for (int y = 0; y < source_h; y++)
        scaler_push(scaler, source + y * source_w, target);
    scaler_destroy(scaler);
}

static void
one_colour_stays_that_colour_at_any_size(void **state)
{
    (void)state;
    static const int sizes[][4] = {{7, 5, 3, 2},    {100, 1, 1, 1},   {1, 100, 1, 7}, {3, 3, 10, 10},
                                   {5, 9, 9, 5},    {640, 48, 64, 3}, {1, 1, 30, 20}, {997, 13, 991, 11},
                                   {33, 44, 33, 9}, {33, 44, 9, 44},  {2000, 2, 1, 1}};
    static const uint32_t colours[] = {0xFFFFFFFF, 0xFF000000, 0xFF7F80C1,
                                       0x80FF1020, 0x01FFFFFF, 0x00000000};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++)
        for (size_t k = 0; k < sizeof(colours) / sizeof(colours[0]); k++) {
            size_t from = (size_t)(sizes[i][0] * sizes[i][1]), to = (size_t)(sizes[i][2] * sizes[i][3]);
            uint32_t *source = memory_array(from, sizeof(*source));
            uint32_t *target = memory_array(to, sizeof(*target));
            for (size_t n = 0; n < from; n++)
                source[n] = colours[k];
            memset(target, 0x5a, to * sizeof(*target));
            scale(source, sizes[i][0], sizes[i][1], target, sizes[i][2], sizes[i][3]);
            for (size_t n = 0; n < to; n++)
                assert_int_equal(target[n], colours[k]);
            memory_free(source);
            memory_free(target);
        }
}

static void
smaller_is_the_mean_of_the_area(void **state)
{
    (void)state;
    static const uint32_t source[] = {GREY(0), GREY(30), GREY(60), GREY(90), GREY(120), GREY(150)};
    uint32_t halves[2], two[2];
    scale(source, 3, 2, halves, 1, 2);
    assert_int_equal(halves[0], GREY(30));
    assert_int_equal(halves[1], GREY(120));
    /* three cells into two: the middle one counts half for each */
    scale(source, 3, 1, two, 2, 1);
    assert_int_equal(two[0], GREY(10));
    assert_int_equal(two[1], GREY(50));
}

/* A channel of a pixel; opaque. */
static int
shade(int x, int channel)
{
    return channel == 3 ? 255 : (x * 37 + channel * 83) % 256;
}

static void
a_little_smaller_mixes_each_pixel_with_its_neighbour(void **state)
{
    (void)state;
    enum { FROM = 125, TO = 120 };
    uint32_t source[FROM] = {0}, target[TO];
    for (int i = 0; i < FROM * 4; i++)
        source[i / 4] |= (uint32_t)shade(i / 4, i % 4) << (8 * (i % 4));
    scale(source, FROM, 1, target, TO, 1);
    for (int i = 0; i < TO * 4; i++) {
        double from = (double)(i / 4) * FROM / TO, to = from + (double)FROM / TO;
        int first = (int)from, last = (int)(to - 1e-9);
        double sum = shade(first, i % 4) * (first + 1 - from) + shade(last, i % 4) * (to - last);
        int got = (int)(target[i / 4] >> (8 * (i % 4)) & 255);
        assert_int_equal(last, first + 1);
        assert_true(fabs(got - sum * TO / FROM) < 0.51);
    }
}

static void
larger_is_a_ramp_between_the_pixels(void **state)
{
    (void)state;
    static const uint32_t source[] = {GREY(0), GREY(100)};
    static const uint32_t want[] = {GREY(0), GREY(25), GREY(75), GREY(100)};
    uint32_t across[4], down[4];
    scale(source, 2, 1, across, 4, 1);
    scale(source, 1, 2, down, 1, 4);
    assert_memory_equal(across, want, sizeof(want));
    assert_memory_equal(down, want, sizeof(want));
}

static void
what_cannot_be_seen_lends_no_colour(void **state)
{
    (void)state;
    static const uint32_t source[] = {0xFFFF0000, 0x0000FF00};
    uint32_t one;
    scale(source, 2, 1, &one, 1, 1);
    assert_int_equal(one, 0x80FF0000);
    scale(source, 1, 2, &one, 1, 1); /* a row that is opaque, then one that is not */
    assert_int_equal(one, 0x80FF0000);
}

/* As what_cannot_be_seen_lends_no_colour, where opaque rows are scaled one colour after the other. */
static void
a_row_that_is_not_opaque_may_come_late(void **state)
{
    (void)state;
    enum { FROM = 50, TO = 48 };
    uint32_t source[FROM * 2], target[TO];
    for (int x = 0; x < FROM; x++) {
        source[x] = 0xFF2040C8;
        source[FROM + x] = x < FROM / 2 ? 0x00FFFFFF : 0xFF2040C8;
    }
    scale(source, FROM, 2, target, TO, 1);
    for (int x = 0; x < TO; x++)
        for (int c = 0; c < 4; c++) {
            int half = x < TO / 2 && c == 3 ? 2 : 1;
            int want = (int)(0xFF2040C8 >> (8 * c) & 255) / half, got = (int)(target[x] >> (8 * c) & 255);
            assert_in_range(got, want, want + 1 - (half == 1));
        }
}

static void
the_same_size_is_the_same_pixels(void **state)
{
    (void)state;
    static const uint32_t source[] = {0x00123456, 0x01020304, 0xFFFFFFFF, 0x80000001, 0xFF000000, 0x7F654321};
    uint32_t target[6];
    scale(source, 3, 2, target, 3, 2);
    assert_memory_equal(target, source, sizeof(source));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_colour_stays_that_colour_at_any_size),
        cmocka_unit_test(smaller_is_the_mean_of_the_area),
        cmocka_unit_test(a_little_smaller_mixes_each_pixel_with_its_neighbour),
        cmocka_unit_test(larger_is_a_ramp_between_the_pixels),
        cmocka_unit_test(what_cannot_be_seen_lends_no_colour),
        cmocka_unit_test(a_row_that_is_not_opaque_may_come_late),
        cmocka_unit_test(the_same_size_is_the_same_pixels),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
