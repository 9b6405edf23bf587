#define _GNU_SOURCE
#include "test.h"

#include <fcntl.h>

#include <sys/stat.h>
#include <unistd.h>

#include "base/duration.h"
#include "base/memory.h"
#include "fetch/fetch_private.h"
#include "fetch/world.h"

/* Pictures that cannot be loaded, or not completely, and when they are requested again. */

static int
set_up(void **state)
{
    if (world_create(state) != 0)
        return -1;
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_etag(world->httpd, "/feed", "\"v1\"", world_feed(world, 1, "\"image\": \"/p.jpg\""));
    return 0;
}

static struct str
start_of_picture(struct world *world, int percent)
{
    struct str whole = world_picture(world);
    return str_slice(whole, 0, whole.len * (size_t)percent / 100);
}

/* Ends the delay of the fetcher for pictures. */
static void
let_time_pass(struct world *world, int64_t ms)
{
    struct fetcher *fetcher = world->fetcher;
    for (size_t i = 0; i < REFUSALS; i++)
        fetcher->refusals.rows[i].until_ms -= ms;
    for (size_t i = 0; i < fetcher->count; i++)
        if (fetcher->sources[i].pictures_ms != INT64_MAX)
            fetcher->sources[i].pictures_ms -= ms;
    fetcher_run_once(fetcher);
}

static void
a_picture_cut_off_is_left_out_said_and_asked_for_again(void **state)
{
    struct world *world = *state;
    httpd_answer_etag(world->httpd, "/p.jpg", "\"p1\"", start_of_picture(world, 40));
    fetcher_run_once(world_open(world));
    assert_int_equal(world_load(world).count, 1);
    assert_int_equal(world_load(world).picture_count, 0);
    assert_int_equal(
        world_count_logged(world, "feed 'news': pictures left out: 1; the first: http://127.0.0.1"), 1);
    assert_int_equal(world_count_logged(world, "/p.jpg: it is cut off after "), 1);
    assert_int_equal(world_count_logged(world, "% of its rows"), 1);

    /* not yet; then without a validator */
    fetcher_run_once(world->fetcher);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 1);
    httpd_answer_etag(world->httpd, "/p.jpg", "\"p1\"", world_picture(world));
    let_time_pass(world, 10 * 60 * 1000);
    assert_null(strstr(httpd_last(world->httpd), "If-None-Match: \"p1\""));
    assert_int_equal(world_load(world).picture_count, 1);
}

static void
one_that_stays_cut_off_is_asked_for_more_and_more_seldom(void **state)
{
    struct world *world = *state;
    httpd_answer_ok(world->httpd, "/p.jpg", "", start_of_picture(world, 40));
    fetcher_run_once(world_open(world));
    for (int i = 0; i < 24 * 60 / 5; i++)
        let_time_pass(world, 5 * 60 * 1000);
    assert_in_range(httpd_hits(world->httpd, "/p.jpg"), 5, 10);
    assert_int_equal(world_count_logged(world, "pictures left out"), 1);
}

static void
a_picture_without_its_last_rows_is_cropped_said_and_asked_for_again(void **state)
{
    struct world *world = *state;
    httpd_answer_ok(world->httpd, "/p.jpg", "", start_of_picture(world, 98));
    fetcher_run_once(world_open(world));
    struct store_content content = world_load(world);
    assert_int_equal(content.picture_count, 1);
    assert_in_range(content.pictures[0].height, 188, 198);
    assert_int_equal(world_count_logged(world, "feed 'news': pictures cropped: 1; the first: "), 1);
    fetcher_run_once(world->fetcher);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 1);

    /* after a restart too */
    httpd_answer(world->httpd, "/p.jpg", STR("HTTP/1.1 503 Busy\r\n\r\n"), HTTPD_CLOSE);
    fetcher_run_once(world_open(world));
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 2);
    assert_int_equal(world_load(world).picture_count, 1);
    httpd_answer_ok(world->httpd, "/p.jpg", "", world_picture(world));
    let_time_pass(world, 10 * 60 * 1000);
    assert_int_equal(world_load(world).pictures[0].height, 200);
    let_time_pass(world, DAY_MS);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 3);
}

/* The server or a proxy closes the connection: none of the bytes are used. */
static void
a_transfer_cut_off_is_tried_again(void **state)
{
    struct world *world = *state;
    struct str whole = world_picture(world);
    struct buf raw;
    buf_init(&raw, 1 << 20);
    buf_printf(&raw, "HTTP/1.1 200 OK\r\nETag: \"p1\"\r\nContent-Length: %zu\r\n\r\n", whole.len);
    buf_put(&raw, str_slice(whole, 0, whole.len * 97 / 100));
    httpd_answer(world->httpd, "/p.jpg", buf_str(&raw), HTTPD_CLOSE);
    buf_finish(&raw);
    fetcher_run_once(world_open(world));
    assert_int_equal(world_load(world).picture_count, 0);
    assert_int_equal(world_count_logged(world, "/p.jpg: the response was cut short"), 1);
    httpd_answer_ok(world->httpd, "/p.jpg", "", whole);
    let_time_pass(world, 10 * 60 * 1000);
    assert_int_equal(world_load(world).picture_count, 1);
}

/* --- refused for its bytes --- */

static void
too_large(struct world *world, const char *headers)
{
    struct buf raw;
    world->config->picture_max_bytes = 2 << 20;
    buf_init(&raw, 1 << 20);
    buf_printf(&raw, "HTTP/1.1 200 OK\r\n%s\r\n", headers);
    for (int i = 0; i < 10000; i++)
        buf_put(&raw, STR("pixels and pixels "));
    httpd_answer(world->httpd, "/p.jpg", buf_str(&raw), HTTPD_ENDLESS);
    buf_finish(&raw);
}

static void
one_that_is_too_large_is_not_loaded_again_for_a_day(void **state)
{
    struct world *world = *state;
    too_large(world, "");
    fetcher_run_once(world_open(world));
    assert_int_equal(
        world_count_logged(world, "/p.jpg: larger than 2 MB, the limit ([fetch] picture-max-size)"), 1);
    for (int hour = 0; hour < 23; hour++)
        let_time_pass(world, HOUR_MS);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 1);
    fetcher_run_once(world_open(world));
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 1);
    let_time_pass(world, DAY_MS + 1);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 2);
}

static void
one_that_says_how_large_it_is_is_not_loaded_at_all(void **state)
{
    struct world *world = *state;
    too_large(world, "Content-Length: 35651584\r\n");
    fetcher_run_once(world_open(world));
    assert_int_equal(world_count_logged(world, "/p.jpg: 34 MB, the limit is 2 MB ([fetch] picture-max-size)"),
                     1);
}

static void
an_unusable_one_with_validators_is_asked_whether_it_changed(void **state)
{
    struct world *world = *state;
    httpd_answer_etag(world->httpd, "/p.jpg", "\"p1\"", STR("<html>no picture</html>"));
    fetcher_run_once(world_open(world));
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 1);
    let_time_pass(world, HOUR_MS + 1);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 2);
    assert_non_null(strstr(httpd_last(world->httpd), "If-None-Match: \"p1\""));
    assert_int_equal(world_load(world).picture_count, 0);
    assert_int_equal(world_count_logged(world, "pictures left out"), 1);
    httpd_answer_etag(world->httpd, "/p.jpg", "\"p2\"", world_picture(world));
    let_time_pass(world, HOUR_MS + 1);
    assert_int_equal(world_load(world).picture_count, 1);
}

static void
a_server_that_does_not_heed_validators_is_asked_once_a_day(void **state)
{
    struct world *world = *state;
    httpd_answer_ok(world->httpd, "/p.jpg", "ETag: \"p1\"\r\n", STR("<html>no picture</html>"));
    fetcher_run_once(world_open(world));
    for (int hour = 0; hour < 20; hour++)
        let_time_pass(world, HOUR_MS + 1);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 2);
}

/* A raised limit: what it refused is requested at once. */
static void
a_changed_limit_forgets_what_was_refused(void **state)
{
    struct world *world = *state;
    httpd_answer_etag(world->httpd, "/p.jpg", "\"p1\"", world_picture(world));
    world->config->picture_max_bytes = 2048;
    fetcher_run_once(world_open(world));
    assert_int_equal(world_load(world).picture_count, 0);
    world->config->picture_max_bytes = 20 << 20;
    fetcher_run_once(world_open(world));
    assert_int_equal(world_load(world).picture_count, 1);
}

/* The state is not written repeatedly. */
static void
a_picture_refused_each_day_wears_no_card_out(void **state)
{
    struct world *world = *state;
    httpd_answer(world->httpd, "/p.jpg", STR("HTTP/1.1 404 Not Found\r\n\r\n"), HTTPD_CLOSE);
    fetcher_run_once(world_open(world));
    let_time_pass(world, HOUR_MS + 1);
    uint64_t stamp = world_store_stamp(world);
    let_time_pass(world, HOUR_MS + 1);
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 3);
    assert_true(world_store_stamp(world) == stamp);
}

static void
many_missing_pictures_are_all_remembered(void **state)
{
    (void)state;
    struct refusals *refusals = memory_alloc(sizeof(*refusals));
    struct moment now = {.mono_ms = 1000};
    struct arena *arena = arena_create((size_t)64 << 20);
    struct refusal_details details = {.cause = REFUSAL_UNREACHED, .unreached_ms = 1000};
    int known = 0;
    for (int i = 0; i < REFUSALS / 4; i++)
        refusals_add(refusals, arena_printf(arena, "http://a.example/%d", i), &details, now);
    for (int i = 0; i < REFUSALS / 4; i++)
        for (size_t row = 0; row < REFUSALS; row++)
            known += refusals->rows[row].url ==
                     str_hash(arena_printf(arena, "http://a.example/%d", i), STR_HASH_SEED);
    assert_int_equal(known, REFUSALS / 4);
    arena_destroy(arena);
    memory_free(refusals);
}

/* --- decoding in parallel --- */

/* An alert of another feed is stored although the decoder of a picture is still running. */
static void
a_decoder_at_work_stops_no_other_feed(void **state)
{
    struct world *world = *state;
    httpd_answer_ok(world->httpd, "/p.jpg", "", world_picture(world));
    world_add(world, "alerts", "/alerts");
    httpd_answer_ok(world->httpd, "/alerts", "",
                    world_feed(world, 1, "\"_breakroom\": {\"kind\": \"alert\"}"));
    struct fetcher *fetcher = world_open(world);
    fetcher->sources[1].due_ms = INT64_MAX;
    struct source *news = &fetcher->sources[0], *alerts = &fetcher->sources[1];
    refresh_begin(fetcher, news, clock_now(TIME_NONE));
    while (!news->refresh->decoder) {
        transfer_pool_run(fetcher->pool, 1000);
        refresh_step(fetcher, news, clock_now(TIME_NONE));
    }
    /* it cannot end until its pixels are read: they do not fit into the pipe */
    refresh_begin(fetcher, alerts, clock_now(TIME_NONE));
    while (alerts->refresh) {
        transfer_pool_run(fetcher->pool, 1000);
        refresh_step(fetcher, alerts, clock_now(TIME_NONE));
    }
    assert_non_null(news->refresh->decoder);
    struct store_content content = world_load(world);
    assert_int_equal(content.count, 2);
    assert_int_equal(content.picture_count, 0);
    while (news->refresh) {
        int fd;
        int64_t wait_ms = pictures_wait_ms(fetcher, 1000, &fd);
        transfer_pool_run_with(fetcher->pool, wait_ms, &fd, fd >= 0);
        refresh_step(fetcher, news, clock_now(TIME_NONE));
    }
    assert_int_equal(world_load(world).picture_count, 1);
}

static void
pictures_are_decoded_one_at_a_time_in_all_feeds(void **state)
{
    struct world *world = *state;
    httpd_answer_ok(world->httpd, "/p.jpg", "", world_picture(world));
    httpd_answer_ok(world->httpd, "/q.jpg", "", world_picture(world));
    world_add(world, "more", "/more");
    httpd_answer_ok(world->httpd, "/more", "", world_feed(world, 1, "\"image\": \"/q.jpg\""));
    struct fetcher *fetcher = world_open(world);
    bool waited = false;
    for (size_t i = 0; i < 2; i++)
        refresh_begin(fetcher, &fetcher->sources[i], clock_now(TIME_NONE));
    while (!waited) {
        transfer_pool_run(fetcher->pool, 1000);
        for (size_t i = 0; i < 2; i++)
            if (!fetcher->sources[i].refresh->decoder)
                refresh_step(fetcher, &fetcher->sources[i], clock_now(TIME_NONE));
        struct refresh *a = fetcher->sources[0].refresh, *b = fetcher->sources[1].refresh;
        assert_false(a->decoder && b->decoder);
        waited = a->waits || b->waits;
    }
    fetcher_run_once(fetcher);
    assert_int_equal(world_load(world).picture_count, 2);
}

static void
a_fetcher_that_stops_leaves_no_decoder_behind(void **state)
{
    struct world *world = *state;
    httpd_answer_ok(world->httpd, "/p.jpg", "", world_picture(world));
    struct fetcher *fetcher = world_open(world);
    refresh_begin(fetcher, &fetcher->sources[0], clock_now(TIME_NONE));
    while (!fetcher->sources[0].refresh->decoder) {
        transfer_pool_run(fetcher->pool, 1000);
        refresh_step(fetcher, &fetcher->sources[0], clock_now(TIME_NONE));
    }
    int fd = decoder_fd(fetcher->sources[0].refresh->decoder);
    world_close(world);
    assert_int_equal(fcntl(fd, F_GETFD), -1);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, world_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(a_picture_cut_off_is_left_out_said_and_asked_for_again),
        ROW(one_that_stays_cut_off_is_asked_for_more_and_more_seldom),
        ROW(a_picture_without_its_last_rows_is_cropped_said_and_asked_for_again),
        ROW(a_transfer_cut_off_is_tried_again),
        ROW(one_that_is_too_large_is_not_loaded_again_for_a_day),
        ROW(one_that_says_how_large_it_is_is_not_loaded_at_all),
        ROW(an_unusable_one_with_validators_is_asked_whether_it_changed),
        ROW(a_server_that_does_not_heed_validators_is_asked_once_a_day),
        ROW(a_changed_limit_forgets_what_was_refused),
        ROW(a_picture_refused_each_day_wears_no_card_out),
        cmocka_unit_test(many_missing_pictures_are_all_remembered),
        ROW(a_decoder_at_work_stops_no_other_feed),
        ROW(pictures_are_decoded_one_at_a_time_in_all_feeds),
        ROW(a_fetcher_that_stops_leaves_no_decoder_behind),
    };
    return cmocka_run_group_tests_name("picture faults", tests, NULL, NULL);
}
