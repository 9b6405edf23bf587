#include "test.h"

#include <stdlib.h>
#include <time.h>

#include "base/clock.h"

static void
durations_take_a_unit_and_default_to_seconds(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        int64_t ms;
    } rows[] = {{"12", 12000},  {"12s", 12000}, {"5m", 300000}, {"2h", 7200000}, {"1d", 86400000},
                {"250ms", 250}, {"0", 0},       {"", -1},       {"-5", -1},      {"5 m", -1},
                {"5x", -1},     {"m", -1},      {"99999d", -1}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int64_t ms = -1;
        assert_int_equal(clock_parse_duration(rows[i].text, &ms), rows[i].ms >= 0);
        assert_int_equal(ms, rows[i].ms);
    }
}

static void
times_are_read_with_and_without_zone(void **state)
{
    (void)state;
    setenv("TZ", "Europe/Paris", 1);
    tzset();
    static const struct {
        const char *text;
        int64_t s;
    } rows[] = {{"2026-11-23T08:00:00+01:00", 1795417200},
                {"2026-11-23T07:00:00Z", 1795417200},
                {"2026-11-23T08:00", 1795417200},
                {"2026-11-23 08:00:00", 1795417200},
                {"2026-11-23", 1795388400},
                {"2026-07-01", 1782856800},
                {"2026-02-30", -1},
                {"2026-11-23T", -1},
                {"23.11.2026", -1},
                {"2026-11-23T08:00:00+1", -1}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        int64_t ms = -1000;
        assert_int_equal(clock_parse_time(rows[i].text, &ms), rows[i].s >= 0);
        assert_int_equal(ms / 1000, rows[i].s);
    }
}

static void
a_time_may_have_a_fraction(void **state)
{
    (void)state;
    assert_true(test_time("2026-11-23T07:00:00.25Z") == 1795417200250);
    assert_true(test_time("2026-11-23T07:00:00.123456+00:00") == 1795417200123);
    int64_t ms;
    assert_false(clock_parse_time("2026-11-23T07:00:00.Z5", &ms));
    assert_false(clock_parse_time("2026-11-23T07:00.5", &ms));
}

static void
a_clock_past_the_floor_is_trusted(void **state)
{
    (void)state;
    assert_true(clock_now(1000).trusted);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(durations_take_a_unit_and_default_to_seconds),
        cmocka_unit_test(times_are_read_with_and_without_zone),
        cmocka_unit_test(a_time_may_have_a_fraction),
        cmocka_unit_test(a_clock_past_the_floor_is_trusted),
    };
    return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
