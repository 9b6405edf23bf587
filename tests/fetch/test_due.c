#include "test.h"

#include "fetch/fetch_private.h"

#define SECOND 1000
#define MINUTE (60 * (int64_t)SECOND)

static const struct moment now = {.mono_ms = 60 * MINUTE, .wall_ms = 1790000000000};

/* A feed with an interval of five minutes, whose last try failed for the fifth time ten minutes ago. */
static const struct config_feed feed = {.name = "news", .interval_ms = 5 * MINUTE};
static const struct source failing = {.config = &feed,
                                      .failures = 5,
                                      .ended_ms = 50 * MINUTE,
                                      .due_ms = 63 * MINUTE,
                                      .pictures_ms = INT64_MAX,
                                      .success_ms = TIME_NONE,
                                      .empty_ms = TIME_NONE};

static void
a_feed_that_fails_is_asked_as_soon_as_the_network_is_back(void **state)
{
    (void)state;
    struct source source = failing;
    due_hasten(&source, now);
    assert_in_range(source.due_ms, now.mono_ms + 1 * SECOND, now.mono_ms + 3 * SECOND + 1);
}

static void
a_network_that_comes_and_goes_never_puts_it_off(void **state)
{
    (void)state;
    struct source source = failing;
    struct moment later = now;
    for (int i = 0; i < 1000; i++, later.mono_ms += 10)
        due_hasten(&source, later);
    assert_in_range(source.due_ms, now.mono_ms + 1 * SECOND, now.mono_ms + 3 * SECOND + 1);
}

static void
nothing_is_fetched_early_without_need(void **state)
{
    (void)state;
    struct source good = failing, held = failing, on_disk = failing, soon = failing;
    good.failures = 0;
    held.retry_after_set = true;
    on_disk.path = "week.json";
    soon.due_ms = now.mono_ms + 500;
    struct source *sources[] = {&good, &held, &on_disk, &soon};
    for (size_t i = 0; i < 4; i++) {
        int64_t due_ms = sources[i]->due_ms;
        due_hasten(sources[i], now);
        assert_int_equal(sources[i]->due_ms, due_ms);
    }
}

static void
a_server_that_said_when_is_believed_whatever_the_network_does(void **state)
{
    (void)state;
    struct config config = {.alert_interval_ms = 1 * MINUTE};
    struct fetcher fetcher = {.config = &config};
    struct source source = failing;
    due_set(&fetcher, &source, now, 20 * MINUTE);
    struct moment later = {.mono_ms = now.mono_ms + 5 * MINUTE, .wall_ms = now.wall_ms};
    due_hasten(&source, later);
    assert_true(source.due_ms >= now.mono_ms + 20 * MINUTE);
}

static void
what_a_feed_asks_for_counts_while_it_is_well(void **state)
{
    (void)state;
    struct config config = {.alert_interval_ms = 1 * MINUTE};
    struct fetcher fetcher = {.config = &config};
    struct source source = failing;
    source.hint_ms = 15 * MINUTE;
    source.failures = 0;
    due_set(&fetcher, &source, now, 0);
    assert_in_range(source.due_ms, now.mono_ms + 12 * MINUTE - 1, now.mono_ms + 18 * MINUTE + 1);
    source.failures = 20;
    due_set(&fetcher, &source, now, 0);
    assert_in_range(source.due_ms, now.mono_ms + 4 * MINUTE - 1, now.mono_ms + 6 * MINUTE + 1);
}

/* Also when its server does not answer by then. */
static void
an_empty_feed_is_asked_at_the_end_of_its_time_and_then_as_any_other(void **state)
{
    (void)state;
    struct config config = {.alert_interval_ms = 1 * MINUTE, .empty_grace_ms = 60 * MINUTE};
    struct fetcher fetcher = {.config = &config};
    struct source source = failing;
    source.failures = 0;
    source.empty_ms = now.mono_ms - 59 * MINUTE;
    due_set(&fetcher, &source, now, 0);
    assert_int_equal(source.due_ms, now.mono_ms + 1 * MINUTE);
    source.failures = 20;
    source.empty_ms = now.mono_ms - 61 * MINUTE;
    due_set(&fetcher, &source, now, 0);
    assert_in_range(source.due_ms, now.mono_ms + 4 * MINUTE - 1, now.mono_ms + 6 * MINUTE + 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_feed_that_fails_is_asked_as_soon_as_the_network_is_back),
        cmocka_unit_test(a_network_that_comes_and_goes_never_puts_it_off),
        cmocka_unit_test(nothing_is_fetched_early_without_need),
        cmocka_unit_test(a_server_that_said_when_is_believed_whatever_the_network_does),
        cmocka_unit_test(what_a_feed_asks_for_counts_while_it_is_well),
        cmocka_unit_test(an_empty_feed_is_asked_at_the_end_of_its_time_and_then_as_any_other),
    };
    return cmocka_run_group_tests_name("due", tests, NULL, NULL);
}
