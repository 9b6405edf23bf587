#include "test.h"

#include "base/shift.h"

static void
days_and_hours_are_read_together(void **state)
{
    (void)state;
    struct shift shift;
    assert_true(shift_read_rule(STR("mon-fri 06:00-22:00"), &shift));
    assert_int_equal(shift.days, 0x1F);
    assert_int_equal(shift.span_count, 1);
    assert_int_equal(shift.spans[0].from, 6 * 60);
    assert_int_equal(shift.spans[0].to, 22 * 60);
    assert_true(shift_read_rule(STR(" Sam, dim  7h-12h30, 14-18 "), &shift));
    assert_int_equal(shift.days, 0x60);
    assert_int_equal(shift.span_count, 2);
}

static void
either_may_be_left_out(void **state)
{
    (void)state;
    struct shift shift;
    assert_true(shift_read_rule(STR("22:00-06:00"), &shift));
    assert_int_equal(shift.days, 0x7F);
    assert_true(shift_read_rule(STR("sat"), &shift));
    assert_int_equal(shift.days, 0x20);
    assert_int_equal(shift.span_count, 0);
    assert_true(shift_read_rule(STR("mon-sun"), &shift));
    assert_int_equal(shift.days, 0x7F);
}

static void
what_cannot_be_read_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {"",
                                       " ",
                                       "always",
                                       "mon-fry 6-22",
                                       "mon 25-26",
                                       "mon 6",
                                       "mon 6-22 or later",
                                       "6:00-22:0x",
                                       "1-2,3-4,5-6,7-8,9-10",
                                       "mon - 6-22"};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct shift shift;
        if (shift_read_rule(str_from(rows[i]), &shift))
            fail_msg("'%s' was read", rows[i]);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_and_hours_are_read_together),
        cmocka_unit_test(either_may_be_left_out),
        cmocka_unit_test(what_cannot_be_read_is_refused),
    };
    return cmocka_run_group_tests_name("shift rules", tests, NULL, NULL);
}
