#include "test.h"

#include "fetch/schedule.h"

#define MIDDLE (UINT32_MAX / 2)
#define SECOND 1000
#define MINUTE (60 * SECOND)
#define HOUR   (60 * (int64_t)MINUTE)
#define NEARLY 2 /* ms: the mean of the random delay is not a whole number */

static void
assert_near(int64_t got, int64_t wanted)
{
    assert_in_range(got, wanted - NEARLY, wanted + NEARLY);
}

static void
a_success_waits_the_interval(void **state)
{
    (void)state;
    assert_near(schedule_wait_ms(5 * MINUTE, 0, 0, MIDDLE), 5 * MINUTE);
}

static void
chance_spreads_by_a_fifth_either_way(void **state)
{
    (void)state;
    assert_near(schedule_wait_ms(5 * MINUTE, 0, 0, 0), 4 * MINUTE);
    assert_near(schedule_wait_ms(5 * MINUTE, 0, 0, UINT32_MAX), 6 * MINUTE);
    assert_near(schedule_wait_ms(5 * MINUTE, 3, 0, 0), 48 * SECOND);
    assert_near(schedule_wait_ms(5 * MINUTE, 3, 0, UINT32_MAX), 72 * SECOND);
}

static void
failures_double_the_wait_up_to_the_interval(void **state)
{
    (void)state;
    static const int64_t waits[] = {15, 30, 60, 120, 240, 300, 300};
    for (int i = 0; i < 7; i++)
        assert_near(schedule_wait_ms(5 * MINUTE, i + 1, 0, MIDDLE), waits[i] * SECOND);
    assert_near(schedule_wait_ms(5 * MINUTE, INT32_MAX, 0, MIDDLE), 5 * MINUTE);
    assert_near(schedule_wait_ms(10 * SECOND, 1, 0, MIDDLE), 10 * SECOND);
}

static void
an_outage_that_ends_is_noticed_within_a_quarter_of_an_hour(void **state)
{
    (void)state;
    assert_near(schedule_wait_ms(6 * HOUR, 1, 0, MIDDLE), 15 * SECOND);
    assert_near(schedule_wait_ms(6 * HOUR, 6, 0, MIDDLE), 8 * MINUTE);
    assert_near(schedule_wait_ms(6 * HOUR, 100, 0, MIDDLE), 15 * MINUTE);
}

static void
a_network_that_is_back_is_used_within_seconds_but_not_hammered(void **state)
{
    (void)state;
    assert_near(schedule_hasten_ms(10 * MINUTE, 0), SECOND);
    assert_near(schedule_hasten_ms(10 * MINUTE, UINT32_MAX), 3 * SECOND);
    assert_near(schedule_hasten_ms(9 * SECOND, UINT32_MAX), 3 * SECOND);
    assert_near(schedule_hasten_ms(4 * SECOND, MIDDLE), SCHEDULE_MIN_MS - 4 * SECOND);
    assert_near(schedule_hasten_ms(0, MIDDLE), SCHEDULE_MIN_MS);
}

static void
no_feed_is_asked_more_often_than_each_ten_seconds(void **state)
{
    (void)state;
    static const int64_t intervals[] = {0, -1, INT64_MIN, 1, 9999};
    for (size_t i = 0; i < sizeof(intervals) / sizeof(intervals[0]); i++)
        for (int failures = 0; failures < 2; failures++)
            assert_true(schedule_wait_ms(intervals[i], failures, 0, 0) >= SCHEDULE_MIN_MS);
}

static void
an_absurd_interval_is_held_to_a_month(void **state)
{
    (void)state;
    assert_true(schedule_wait_ms(INT64_MAX, 0, 0, UINT32_MAX) <= SCHEDULE_INTERVAL_MAX_MS / 5 * 6);
    assert_true(schedule_wait_ms(INT64_MAX, INT32_MAX, 0, MIDDLE) > 0);
}

static void
a_retry_after_is_never_cut_short(void **state)
{
    (void)state;
    for (uint32_t chance = 0; chance < UINT32_MAX - 100000000; chance += 100000000)
        assert_in_range(schedule_wait_ms(5 * MINUTE, 1, 10 * MINUTE, chance), 10 * MINUTE, 12 * MINUTE);
}

static void
a_retry_after_is_held_between_a_minute_and_a_day(void **state)
{
    (void)state;
    assert_near(schedule_wait_ms(5 * MINUTE, 1, 1, 0), MINUTE);
    assert_near(schedule_wait_ms(5 * MINUTE, 1, INT64_MAX, UINT32_MAX), 24 * HOUR);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_success_waits_the_interval),
        cmocka_unit_test(chance_spreads_by_a_fifth_either_way),
        cmocka_unit_test(failures_double_the_wait_up_to_the_interval),
        cmocka_unit_test(an_outage_that_ends_is_noticed_within_a_quarter_of_an_hour),
        cmocka_unit_test(a_network_that_is_back_is_used_within_seconds_but_not_hammered),
        cmocka_unit_test(no_feed_is_asked_more_often_than_each_ten_seconds),
        cmocka_unit_test(an_absurd_interval_is_held_to_a_month),
        cmocka_unit_test(a_retry_after_is_never_cut_short),
        cmocka_unit_test(a_retry_after_is_held_between_a_minute_and_a_day),
    };
    return cmocka_run_group_tests_name("schedule", tests, NULL, NULL);
}
