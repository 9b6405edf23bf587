#define _GNU_SOURCE
#include "test.h"

#include "fetch/world.h"

#define ROW(name) cmocka_unit_test_setup_teardown(name, world_create, world_destroy)

/* Three items are stored; the next document is empty. */
static void
become_empty(struct world *world)
{
    world_add(world, "news", "/feed");
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 3, ""));
    fetcher_run_once(world_open(world));
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 0, ""));
    assert_int_equal(fetcher_run_once(world->fetcher), 0);
}

static void
the_items_of_a_feed_that_comes_empty_stay_for_a_while(void **state)
{
    struct world *world = *state;
    become_empty(world);
    struct store_content before = world_load(world);
    assert_int_equal(before.count, 3);
    fetcher_run_once(world->fetcher);
    assert_int_equal(world_load(world).count, 3);
    assert_int_equal(world_count_logged(world, "its 3 items stay until"), 1);
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 3, ""));
    fetcher_run_once(world->fetcher);
    struct store_content after = world_load(world);
    assert_int_equal(after.count, 3);
    for (size_t i = 0; i < after.count; i++)
        assert_int_equal(after.items[i].first_seen_ms, before.items[i].first_seen_ms);
}

static void
an_empty_feed_clears_once_its_time_is_over(void **state)
{
    struct world *world = *state;
    become_empty(world);
    world->config->empty_grace_ms = 1;
    for (int i = 0; i < 100 && world_load(world).count; i++)
        fetcher_run_once(world->fetcher);
    assert_int_equal(world_load(world).count, 0);
}

/* The state for the next process is on the disk at once. */
static void
the_time_of_an_empty_feed_goes_on_in_the_next_process(void **state)
{
    struct world *world = *state;
    struct store_feed noted, again;
    become_empty(world);
    struct store *reader = store_open(world->folder, STORE_READ, NULL);
    assert_true(store_feed_state(reader, STR("news"), world->arena, &noted));
    store_close(reader);
    assert_true(str_starts(noted.body_hash, STR("empty since ")));
    assert_true(noted.failures == 0 && noted.last_error.len == 0);
    world_close(world);
    fetcher_run_once(world_open(world));
    assert_int_equal(world_load(world).count, 3);
    assert_true(store_feed_state(world->store, STR("news"), world->arena, &again));
    assert_true(str_starts(again.body_hash, STR("empty since ")));
}

/* Notes in the store that the feed has been empty for so long, like an earlier process. */
static void
note_empty(struct world *world, int64_t for_ms)
{
    struct store_feed state;
    bool changed;
    int64_t now_ms = clock_now(TIME_NONE).wall_ms;
    assert_true(store_feed_state(world->store, STR("news"), world->arena, &state));
    state.body_hash = arena_printf(world->arena, "empty since %lld", (long long)(now_ms - for_ms));
    state.at_once = true;
    assert_true(store_put_feed(world->store, &state, NULL, now_ms, &changed));
    world_close(world);
}

/* The noted wall time counts only with a trusted clock; without one the time begins again. */
static void
the_time_that_an_earlier_process_has_waited_counts(void **state)
{
    struct world *world = *state;
    bool trusted = clock_now(TIME_NONE).trusted;
    int64_t grace_ms = world->config->empty_grace_ms;
    become_empty(world);
    note_empty(world, grace_ms / 2);
    fetcher_run_once(world_open(world));
    assert_int_equal(world_load(world).count, 3);
    note_empty(world, grace_ms + 1);
    fetcher_run_once(world_open(world));
    assert_int_equal(world_load(world).count, trusted ? 0 : 3);
}

static void
a_feed_of_two_items_that_becomes_empty_clears_at_once(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 2, ""));
    fetcher_run_once(world_open(world));
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 0, ""));
    assert_int_equal(fetcher_run_once(world->fetcher), 0);
    assert_int_equal(world_load(world).count, 0);
}

static void
an_item_that_is_withdrawn_leaves_at_once(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 4, ""));
    fetcher_run_once(world_open(world));
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 1, ""));
    assert_int_equal(fetcher_run_once(world->fetcher), 0);
    assert_int_equal(world_load(world).count, 1);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(the_items_of_a_feed_that_comes_empty_stay_for_a_while),
        ROW(an_empty_feed_clears_once_its_time_is_over),
        ROW(the_time_of_an_empty_feed_goes_on_in_the_next_process),
        ROW(the_time_that_an_earlier_process_has_waited_counts),
        ROW(a_feed_of_two_items_that_becomes_empty_clears_at_once),
        ROW(an_item_that_is_withdrawn_leaves_at_once),
    };
    return cmocka_run_group_tests_name("empty", tests, NULL, NULL);
}
