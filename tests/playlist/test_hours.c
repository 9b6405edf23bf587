#include "test.h"

#include "playlist/hours.h"

#define MINUTE ((int64_t)60000)
#define DAY    (24 * 60 * MINUTE)

static struct config_hours
rules_of(const char *first, const char *second)
{
    struct config_hours rules = {.count = second ? 2 : 1};
    assert_true(shift_read_rule(str_from(first), &rules.list[0]));
    if (second)
        assert_true(shift_read_rule(str_from(second), &rules.list[1]));
    return rules;
}

static bool
open_at(struct hours *hours, int64_t wall_ms, bool trusted)
{
    return hours_open(hours, (struct moment){.wall_ms = wall_ms, .trusted = trusted});
}

/* 2026-11-20 is a Friday. */
static void
it_is_open_while_one_of_the_rules_is(void **state)
{
    (void)state;
    struct config_hours rules = rules_of("mon-fri 06:00-22:00", "sat 07:00-14:00");
    struct hours *hours = hours_create(&rules, "UTC");
    assert_false(open_at(hours, test_time("2026-11-20T05:59:59Z"), true));
    assert_true(open_at(hours, test_time("2026-11-20T06:00:00Z"), true));
    assert_true(open_at(hours, test_time("2026-11-20T21:59:59Z"), true));
    assert_false(open_at(hours, test_time("2026-11-20T22:00:00Z"), true));
    assert_true(open_at(hours, test_time("2026-11-21T13:59:59Z"), true));
    assert_false(open_at(hours, test_time("2026-11-22T12:00:00Z"), true));
    hours_destroy(hours);
}

static void
without_rules_it_never_closes(void **state)
{
    (void)state;
    struct hours *hours = hours_create(&(struct config_hours){.count = 0}, "UTC");
    assert_true(open_at(hours, test_time("2026-11-22T03:00:00Z"), true));
    assert_true(hours_change(hours, test_time("2026-11-22T03:00:00Z")) == TIME_NONE);
    hours_destroy(hours);
}

static void
an_unknown_time_means_open(void **state)
{
    (void)state;
    struct config_hours rules = rules_of("06:00-22:00", NULL);
    struct hours *hours = hours_create(&rules, "UTC");
    assert_true(open_at(hours, test_time("2026-11-20T03:00:00Z"), false));
    assert_false(open_at(hours, test_time("2026-11-20T03:00:00Z"), true));
    assert_true(open_at(hours, test_time("2026-11-20T03:00:00Z"), false));
    hours_destroy(hours);
}

static void
a_night_goes_over_midnight(void **state)
{
    (void)state;
    struct config_hours rules = rules_of("fri 22:00-06:00", NULL);
    struct hours *hours = hours_create(&rules, "UTC");
    assert_true(open_at(hours, test_time("2026-11-21T05:59:00Z"), true));
    assert_false(open_at(hours, test_time("2026-11-21T06:00:00Z"), true));
    assert_true(hours_change(hours, test_time("2026-11-21T00:30:00Z")) == test_time("2026-11-21T06:00:00Z"));
    hours_destroy(hours);
}

static void
the_change_is_that_of_all_rules_together(void **state)
{
    (void)state;
    struct config_hours rules = rules_of("6-14", "12-22");
    struct hours *hours = hours_create(&rules, "UTC");
    assert_true(hours_change(hours, test_time("2026-11-20T07:00:00Z")) == test_time("2026-11-20T22:00:00Z"));
    assert_true(hours_change(hours, test_time("2026-11-20T22:00:00Z")) == test_time("2026-11-21T06:00:00Z"));
    hours_destroy(hours);
    rules = rules_of("mon-sun 00:00-24:00", NULL);
    hours = hours_create(&rules, "UTC");
    assert_true(hours_change(hours, test_time("2026-11-20T22:00:00Z")) == TIME_NONE);
    hours_destroy(hours);
}

/* In Paris, clocks change on 29 March and on 25 October 2026. */
static void
opening_hours_follow_local_time_when_the_clock_is_moved(void **state)
{
    (void)state;
    struct config_hours rules = rules_of("06:00-22:00", NULL);
    struct hours *hours = hours_create(&rules, "Europe/Paris");
    assert_true(hours_change(hours, test_time("2026-03-29T00:00:00Z")) == test_time("2026-03-29T04:00:00Z"));
    assert_true(hours_change(hours, test_time("2026-10-25T00:00:00Z")) == test_time("2026-10-25T05:00:00Z"));
    hours_destroy(hours);
}

/* The cache of one call never changes the answer of the next. */
static void
a_year_of_looks_agrees_with_the_changes_foretold(void **state)
{
    (void)state;
    struct config_hours rules = rules_of("mon-fri 05:30-23:10", "sat,sun 22:00-01:00");
    struct hours *hours = hours_create(&rules, "Europe/Paris");
    int64_t now = test_time("2026-01-01T00:00:00Z"), end = now + 365 * DAY;
    int changes = 0;
    while (now < end) {
        bool open = open_at(hours, now, true);
        int64_t change = hours_change(hours, now);
        assert_true(change > now);
        assert_true(open_at(hours, change - 1, true) == open);
        assert_true(open_at(hours, change, true) != open);
        now = change;
        changes++;
    }
    assert_in_range(changes, 700, 740);
    hours_destroy(hours);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_is_open_while_one_of_the_rules_is),
        cmocka_unit_test(without_rules_it_never_closes),
        cmocka_unit_test(an_unknown_time_means_open),
        cmocka_unit_test(a_night_goes_over_midnight),
        cmocka_unit_test(the_change_is_that_of_all_rules_together),
        cmocka_unit_test(opening_hours_follow_local_time_when_the_clock_is_moved),
        cmocka_unit_test(a_year_of_looks_agrees_with_the_changes_foretold),
    };
    return cmocka_run_group_tests_name("hours", tests, NULL, NULL);
}
