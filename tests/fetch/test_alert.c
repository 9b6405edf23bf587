#define _GNU_SOURCE
#include "test.h"

#include "feed/json.h"
#include "fetch/fetch_private.h"
#include "fetch/world.h"

#define MINUTE 60000
#define HOUR   (60 * (int64_t)MINUTE)

/* When the alert of this JSON ends, at a time and in a zone (NULL: the system's); TIME_NONE when it is not
 * shown. */
static int64_t
end_in(const char *json, const char *at, const char *place)
{
    struct arena *arena = arena_create(1024 * 1024);
    struct item items[2] = {{.kind = KIND_NEWS}};
    int64_t now_ms;
    assert_true(item_from_json(arena, str_from(json), &items[1]));
    assert_true(clock_parse_time(at, &now_ms));
    items[1].first_seen_ms = TIME_NONE;
    struct zone *zone = zone_create(place);
    int64_t end_ms = alert_end(items, 2, now_ms, 4 * HOUR, zone);
    zone_destroy(zone);
    arena_destroy(arena);
    return end_ms;
}

static int64_t
end_of(const char *json, const char *at)
{
    return end_in(json, at, NULL);
}

static const char until[] = "{\"key\": \"a\", \"title\": \"A\", \"kind\": \"alert\", \"breakroom\": "
                            "{\"from\": \"2026-12-04T08:00:00Z\", \"until\": \"2026-12-04T09:00:00Z\"}}";
static const char days[] = "{\"key\": \"a\", \"title\": \"A\", \"kind\": \"alert\", \"breakroom\": "
                           "{\"from\": \"2026-12-04\", \"until\": \"2026-12-05\"}}";

static void
an_alert_is_on_from_its_beginning_to_its_end(void **state)
{
    (void)state;
    assert_true(end_of(until, "2026-12-04T07:59:59Z") == TIME_NONE);
    assert_true(end_of(until, "2026-12-04T08:00:00Z") == test_time("2026-12-04T09:00:00Z"));
    assert_true(end_of(until, "2026-12-04T09:00:00Z") == TIME_NONE);
}

static void
plain_dates_are_whole_local_days(void **state)
{
    (void)state;
    assert_true(end_of(days, "2026-12-03T23:59:59") == TIME_NONE);
    assert_true(end_of(days, "2026-12-04") == test_time("2026-12-06"));
    assert_true(end_of(days, "2026-12-06") == TIME_NONE);
}

static void
days_are_those_of_the_place_also_when_its_clock_moves(void **state)
{
    (void)state;
    static const char spring[] = "{\"key\": \"a\", \"title\": \"A\", \"kind\": \"alert\", \"breakroom\": "
                                 "{\"from\": \"2027-03-28\", \"until\": \"2027-03-28\"}}";
    static const char local[] = "{\"key\": \"a\", \"title\": \"A\", \"kind\": \"alert\", \"breakroom\": "
                                "{\"from\": \"2027-03-28T00:00\", \"until\": \"2027-03-28T14:00\"}}";
    static const char unknown[] = "{\"key\": \"a\", \"title\": \"A\", \"kind\": \"alert\", \"breakroom\": "
                                  "{\"from\": \"demain\", \"until\": \"2027-03-28T14:00\"}}";
    const char *now = "2027-03-28T11:00:00Z";
    assert_true(end_in(spring, now, "Europe/Paris") == test_time("2027-03-28T22:00:00Z"));
    assert_true(end_in(spring, now, "America/New_York") == test_time("2027-03-29T04:00:00Z"));
    assert_true(end_in(local, now, "Europe/Paris") == test_time("2027-03-28T12:00:00Z"));
    assert_true(end_in(unknown, now, "Europe/Paris") == TIME_NONE);
}

static void
one_that_names_no_end_lasts_a_while_from_its_date(void **state)
{
    (void)state;
    static const char json[] = "{\"key\": \"a\", \"title\": \"A\", \"kind\": \"alert\", "
                               "\"published\": \"2026-12-04T08:00:00Z\"}";
    static const char undated[] = "{\"key\": \"a\", \"title\": \"A\", \"kind\": \"alert\"}";
    assert_true(end_of(json, "2026-12-04T11:59:59Z") == test_time("2026-12-04T12:00:00Z"));
    assert_true(end_of(json, "2026-12-04T12:00:00Z") == TIME_NONE);
    assert_true(end_of(undated, "2026-12-04T12:00:00Z") == test_time("2026-12-04T16:00:00Z"));
}

static void
other_kinds_are_no_alerts(void **state)
{
    (void)state;
    static const char json[] = "{\"key\": \"a\", \"title\": \"A\", \"kind\": \"operations\"}";
    assert_true(end_of(json, "2026-12-04T12:00:00Z") == TIME_NONE);
}

/* The delay of the first source after a refresh. */
static int64_t
waits(struct world *world)
{
    int64_t before_ms = clock_mono_ms();
    assert_int_equal(fetcher_run_once(world->fetcher), 0);
    return world->fetcher->sources[0].due_ms - before_ms;
}

static struct str
feed_with(struct world *world, const char *kind)
{
    return world_feed(world, 1, arena_printf(world->arena, "\"_breakroom\": {\"kind\": \"%s\"}", kind).ptr);
}

static void
a_feed_with_an_alert_is_asked_more_often_until_it_is_gone(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed")->interval_ms = HOUR;
    world->config->alert_interval_ms = MINUTE;
    httpd_answer_ok(world->httpd, "/feed", "ETag: \"1\"\r\n", feed_with(world, "alert"));
    world_open(world);
    assert_true(waits(world) < 2 * MINUTE);
    world_open(world); /* another process, for which nothing is new */
    assert_true(waits(world) < 2 * MINUTE);
    httpd_answer_ok(world->httpd, "/feed", "ETag: \"2\"\r\n", feed_with(world, "news"));
    assert_true(waits(world) > 30 * MINUTE);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, world_create, world_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_alert_is_on_from_its_beginning_to_its_end),
        cmocka_unit_test(plain_dates_are_whole_local_days),
        cmocka_unit_test(days_are_those_of_the_place_also_when_its_clock_moves),
        cmocka_unit_test(one_that_names_no_end_lasts_a_while_from_its_date),
        cmocka_unit_test(other_kinds_are_no_alerts),
        ROW(a_feed_with_an_alert_is_asked_more_often_until_it_is_gone),
    };
    return cmocka_run_group_tests_name("alert", tests, NULL, NULL);
}
