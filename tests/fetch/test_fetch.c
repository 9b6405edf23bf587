#define _GNU_SOURCE
#include "test.h"

#include <fcntl.h>

#include "fetch/fetch_private.h"
#include "fetch/world.h"

static void
items_and_their_pictures_reach_the_store(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 2, "\"image\": \"/p.jpg\""));
    httpd_answer_ok(world->httpd, "/p.jpg", "", world_picture(world));
    assert_int_equal(fetcher_run_once(world_open(world)), 0);
    struct store_content content = world_load(world);
    assert_int_equal(content.count, 2);
    assert_str(content.items[0].title, "Item 0");
    assert_str(content.items[0].feed, "news");
    assert_int_equal(content.picture_count, 1);
    assert_non_null(store_find_picture(&content, content.items[0].pictures.items[0]));
    assert_int_equal(httpd_hits(world->httpd, "/p.jpg"), 1);
    assert_int_equal(world_count_logged(world, "feed 'news' changed: items 2, new 2"), 1);
}

static void
an_unchanged_feed_is_asked_with_its_validator_and_not_written(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_etag(world->httpd, "/feed", "\"v1\"", world_feed(world, 2, ""));
    fetcher_run_once(world_open(world));
    uint64_t stamp = world_store_stamp(world);
    for (int i = 0; i < 3; i++)
        assert_int_equal(fetcher_run_once(world->fetcher), 0);
    assert_non_null(strstr(httpd_last(world->httpd), "If-None-Match: \"v1\""));
    assert_true(world_store_stamp(world) == stamp);
    assert_int_equal(world_count_logged(world, "feed 'news'"), 1);
}

static void
a_validator_that_always_changes_costs_no_write(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_etag(world->httpd, "/feed", "\"v1\"", world_feed(world, 2, ""));
    fetcher_run_once(world_open(world));
    uint64_t stamp = world_store_stamp(world);
    httpd_answer_etag(world->httpd, "/feed", "\"v2\"", world_feed(world, 2, ""));
    assert_int_equal(fetcher_run_once(world->fetcher), 0);
    fetcher_run_once(world->fetcher);
    assert_non_null(strstr(httpd_last(world->httpd), "If-None-Match: \"v2\""));
    assert_true(world_store_stamp(world) == stamp);
}

static void
another_kind_in_the_configuration_reads_the_feed_again(void **state)
{
    struct world *world = *state;
    struct config_feed *feed = world_add(world, "news", "/feed");
    httpd_answer_etag(world->httpd, "/feed", "\"v1\"", world_feed(world, 1, ""));
    fetcher_run_once(world_open(world));
    assert_int_equal(world_load(world).items[0].kind, KIND_NEWS);
    feed->kind = KIND_COMPLIMENT;
    fetcher_run_once(world_open(world));
    assert_int_equal(world_load(world).items[0].kind, KIND_COMPLIMENT);
}

static void
a_limit_that_cuts_is_said_once_with_its_option(void **state)
{
    struct world *world = *state;
    struct config_feed *feed = world_add(world, "news", "/feed");
    feed->max_items = 3;
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 5, ""));
    fetcher_run_once(world_open(world));
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 6, ""));
    fetcher_run_once(world->fetcher);
    assert_int_equal(world_load(world).count, 3);
    assert_int_equal(
        world_count_logged(world, "feed 'news': more than 3 items: the rest is left out (max-items)"), 1);
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 2, ""));
    fetcher_run_once(world->fetcher);
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 4, ""));
    fetcher_run_once(world->fetcher);
    assert_int_equal(world_count_logged(world, "(max-items)"), 2);
}

static void
a_changed_feed_replaces_its_items(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_etag(world->httpd, "/feed", "\"v1\"", world_feed(world, 2, ""));
    fetcher_run_once(world_open(world));
    httpd_answer_etag(world->httpd, "/feed", "\"v2\"", world_feed(world, 5, ""));
    fetcher_run_once(world->fetcher);
    assert_int_equal(world_load(world).count, 5);
    assert_int_equal(world_count_logged(world, "feed 'news' changed: items 5, new 3"), 1);
}

static void
bad_answers_keep_the_items_and_are_said_once(void **state)
{
    struct world *world = *state;
    static const struct {
        const char *raw, *why;
    } rows[] = {
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<!DOCTYPE html><html><body>Log in</body></html>",
         "(text/html); a login page?"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "an empty document"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n{\"version",
         "the document cannot be read: it ends too early"},
        {"HTTP/1.1 200 OK\r\n\r\n<rss version='2.0'><channel><item><title>New</title></item><item>",
         "the document was cut off; the previous items stay"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 900\r\n\r\n{\"version", "the response was cut short"},
        {"HTTP/1.1 404 Not Found\r\n\r\n", "404 Not Found"},
        {"", "without an answer"},
    };
    world_add(world, "news", "/feed");
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 3, ""));
        assert_int_equal(fetcher_run_once(world_open(world)), 0);
        httpd_answer(world->httpd, "/feed", str_from(rows[i].raw), HTTPD_CLOSE);
        assert_int_equal(fetcher_run_once(world->fetcher), 1);
        uint64_t stamp = world_store_stamp(world);
        assert_int_equal(fetcher_run_once(world->fetcher), 1);
        assert_true(world_store_stamp(world) == stamp);
        assert_int_equal(world_load(world).count, 3);
        assert_int_equal(world_count_logged(world, rows[i].why), 1);
        httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 3, ""));
        assert_int_equal(fetcher_run_once(world->fetcher), 0);
        assert_int_equal(world_count_logged(world, "good again"), i + 1);
    }
}

#define RSS_START "<rss version='2.0'><channel><title>x</title><item><guid>1</guid><title>One</title></item>"
#define RSS_END   "<item><guid>2</guid><title>Two</title></item></channel></rss>"

static void
a_feed_that_was_cut_off_is_better_than_none(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_etag(world->httpd, "/feed", "\"v1\"", STR(RSS_START "<item><guid>2</guid><title>Tw"));
    fetcher_run_once(world_open(world));
    struct store_content content = world_load(world);
    assert_true(content.count >= 1);
    assert_str(content.items[0].title, "One");
    httpd_answer_etag(world->httpd, "/feed", "\"v1\"", STR(RSS_START RSS_END));
    assert_int_equal(fetcher_run_once(world->fetcher), 0);
    assert_int_equal(world_load(world).count, 2);
}

/* Truncated without a Content-Length, so that only the document itself shows it. */
static void
assert_cut_anywhere_keeps(struct world *world, struct str document, size_t stored, size_t whole)
{
    struct str head = STR("HTTP/1.0 200 OK\r\n\r\n");
    struct str raw = arena_printf(world->arena, "%.*s%.*s", STR_ARG(head), STR_ARG(document));
    for (size_t len = head.len; len < raw.len; len += 7) {
        httpd_answer(world->httpd, "/feed", str_slice(raw, 0, len), HTTPD_CLOSE);
        assert_int_equal(fetcher_run_once(world->fetcher), 1);
        assert_int_equal(world_load(world).count, stored);
    }
    httpd_answer(world->httpd, "/feed", raw, HTTPD_CLOSE);
    assert_int_equal(fetcher_run_once(world->fetcher), 0);
    assert_int_equal(world_load(world).count, whole);
}

static void
a_document_cut_anywhere_keeps_the_items(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 3, ""));
    fetcher_run_once(world_open(world));
    assert_cut_anywhere_keeps(world, world_feed(world, 5, ""), 3, 5);
    assert_cut_anywhere_keeps(world, STR(RSS_START RSS_END), 5, 2);
}

static void
one_bad_feed_does_not_hurt_the_others(void **state)
{
    struct world *world = *state;
    world_add(world, "gone", "/nothing");
    world_add(world, "news", "/feed");
    world_add_address(world, "closed", "http://127.0.0.1:1/");
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 3, ""));
    assert_int_equal(fetcher_run_once(world_open(world)), 2);
    assert_int_equal(world_load(world).count, 3);
}

static void
fifty_unreachable_feeds_come_to_an_end(void **state)
{
    struct world *world = *state;
    for (int i = 0; i < CONFIG_FEEDS_MAX; i++)
        world_add_address(world, arena_printf(world->arena, "feed %d", i).ptr, "http://127.0.0.1:1/");
    assert_int_equal(fetcher_run_once(world_open(world)), CONFIG_FEEDS_MAX);
    assert_int_equal(world_count_logged(world, "Connection refused"), CONFIG_FEEDS_MAX);
}

static int
count_descriptors(void)
{
    int count = 0;
    for (int fd = 0; fd < 1024; fd++)
        count += fcntl(fd, F_GETFD) != -1;
    return count;
}

static void
no_descriptor_is_lost_over_many_rounds(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    world_add(world, "gone", "/gone");
    world_add_address(world, "closed", "http://127.0.0.1:1/");
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 1, ""));
    fetcher_run_once(world_open(world));
    int before = count_descriptors();
    for (int i = 0; i < 50; i++)
        fetcher_run_once(world->fetcher);
    assert_in_range(count_descriptors(), before - 4, before + 4); /* open connections */
}

static void
a_password_in_an_address_is_not_in_log_or_store(void **state)
{
    struct world *world = *state;
    char url[HTTPD_URL_BYTES];
    snprintf(url, sizeof(url), "http://joe:s3cret@127.0.0.1:%d/feed?token=abc", httpd_port(world->httpd));
    config_add_feed(world->config, url, url);
    assert_int_equal(fetcher_run_once(world_open(world)), 1);
    const char *log = world_log(world);
    assert_non_null(strstr(log, "127.0.0.1"));
    assert_null(strstr(log, "s3cret"));
    assert_null(strstr(log, "abc"));
}

static void
a_hostile_title_and_cause_stay_on_their_line(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer(world->httpd, "/feed",
                 STR("HTTP/1.1 302 x\r\nLocation: ftp://x/%s%n\x1b[31m\xff\xfe\r\n\r\n"), HTTPD_CLOSE);
    fetcher_run_once(world_open(world));
    const char *log = world_log(world);
    assert_non_null(strstr(log, "redirected to"));
    assert_null(strchr(log, 0x1b));
    assert_ptr_equal(strchr(log, '\n'), log + strlen(log) - 1);
}

static const char *
stored_error(struct world *world, const char *name)
{
    struct store_feed feed;
    store_feed_state(world->store, str_from(name), world->arena, &feed);
    return arena_c(world->arena, feed.last_error);
}

static void
the_last_error_is_kept_for_who_asks(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    fetcher_run_once(world_open(world));
    assert_non_null(strstr(stored_error(world, "news"), "HTTP_404"));
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 1, ""));
    fetcher_run_once(world->fetcher);
    assert_string_equal(stored_error(world, "news"), "");
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, world_create, world_destroy)

/* Else a machine that was off all weekend would take its saved time for one that has passed. */
static void
a_fetch_by_an_untrusted_clock_is_no_time_that_has_passed(void **state)
{
    struct world *world = *state;
    struct store_feed feed;
    struct clock_evidence evidence = {"/nowhere/at/all", world->folder,
                                      false}; /* a folder without a hardware clock */
    world_add(world, "news", "/feed");
    httpd_answer_ok(world->httpd, "/feed", "ETag: \"1\"\r\n", world_feed(world, 1, ""));
    world_open(world)->clock.evidence = &evidence;
    assert_int_equal(fetcher_run_once(world->fetcher), 0);
    assert_true(store_feed_state(world->store, STR("news"), world->arena, &feed));
    assert_int_equal(feed.items, 1);
    assert_true(feed.last_success_ms == TIME_NONE);
    assert_true(store_latest_ms(world->store) == TIME_NONE);

    evidence.kernel_synchronised = true;
    world_open(world)->clock.evidence = &evidence;
    int64_t before_ms = clock_now(TIME_NONE).wall_ms;
    assert_int_equal(fetcher_run_once(world->fetcher), 0);
    assert_true(store_latest_ms(world->store) >= before_ms);
    int64_t floor_ms = store_latest_ms(world->store);

    /* and the next one with an untrusted clock keeps what is known */
    evidence.kernel_synchronised = false;
    world->fetcher->clock.looked_ms = 0;
    assert_int_equal(fetcher_run_once(world->fetcher), 0);
    assert_true(store_latest_ms(world->store) == floor_ms);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(items_and_their_pictures_reach_the_store),
        ROW(a_fetch_by_an_untrusted_clock_is_no_time_that_has_passed),
        ROW(an_unchanged_feed_is_asked_with_its_validator_and_not_written),
        ROW(a_validator_that_always_changes_costs_no_write),
        ROW(another_kind_in_the_configuration_reads_the_feed_again),
        ROW(a_limit_that_cuts_is_said_once_with_its_option),
        ROW(a_changed_feed_replaces_its_items),
        ROW(bad_answers_keep_the_items_and_are_said_once),
        ROW(a_feed_that_was_cut_off_is_better_than_none),
        ROW(a_document_cut_anywhere_keeps_the_items),
        ROW(one_bad_feed_does_not_hurt_the_others),
        ROW(fifty_unreachable_feeds_come_to_an_end),
        ROW(no_descriptor_is_lost_over_many_rounds),
        ROW(a_password_in_an_address_is_not_in_log_or_store),
        ROW(a_hostile_title_and_cause_stay_on_their_line),
        ROW(the_last_error_is_kept_for_who_asks),
    };
    return cmocka_run_group_tests_name("fetch", tests, NULL, NULL);
}
