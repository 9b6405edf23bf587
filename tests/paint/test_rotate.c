#include "test.h"

#include <string.h>

#include "paint/rotate.h"

/* 3 × 2: 1 2 3 / 4 5 6 */
static struct canvas *
numbered(void)
{
    struct canvas *canvas = canvas_create(3, 2);
    for (uint32_t i = 0; i < 6; i++)
        canvas->pixels[i] = i + 1;
    return canvas;
}

static void
each_turn_puts_every_pixel_where_it_belongs(void **state)
{
    (void)state;
    static const struct {
        enum rotate turn;
        uint32_t pixels[6];
    } rows[] = {{ROTATE_NONE, {1, 2, 3, 4, 5, 6}},
                {ROTATE_90, {4, 1, 5, 2, 6, 3}},
                {ROTATE_180, {6, 5, 4, 3, 2, 1}},
                {ROTATE_270, {3, 6, 2, 5, 1, 4}}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct canvas *from = numbered();
        bool swap = rotate_swaps(rows[i].turn);
        struct canvas *to = canvas_create(swap ? 2 : 3, swap ? 3 : 2);
        struct rect all = rotate_part(from, to, rows[i].turn, (struct rect){0, 0, 3, 2});
        assert_int_equal(all.w, to->width);
        assert_int_equal(all.h, to->height);
        assert_memory_equal(to->pixels, rows[i].pixels, sizeof(rows[i].pixels));
        canvas_destroy(from);
        canvas_destroy(to);
    }
}

static void
a_part_turns_alone_and_says_where_it_came_to_stand(void **state)
{
    (void)state;
    struct canvas *from = numbered();
    struct canvas *to = canvas_create(2, 3);
    memset(to->pixels, 0, 6 * sizeof(*to->pixels));
    struct rect at = rotate_part(from, to, ROTATE_90, (struct rect){2, 0, 5, 1});
    assert_int_equal(at.x, 1);
    assert_int_equal(at.y, 2);
    assert_int_equal(at.w, 1);
    assert_int_equal(at.h, 1);
    static const uint32_t expected[6] = {0, 0, 0, 0, 0, 3};
    assert_memory_equal(to->pixels, expected, sizeof(expected));
    at = rotate_part(from, to, ROTATE_90, (struct rect){7, 7, 2, 2});
    assert_int_equal(at.w, 0);
    canvas_destroy(from);
    canvas_destroy(to);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_turn_puts_every_pixel_where_it_belongs),
        cmocka_unit_test(a_part_turns_alone_and_says_where_it_came_to_stand),
    };
    return cmocka_run_group_tests_name("rotate", tests, NULL, NULL);
}
