/* The address of a web page instead of that of a feed. */
#define _GNU_SOURCE
#include "test.h"

#include "fetch/link.h"
#include "fetch/world.h"

#define PAGE(href)                                                                                           \
    "<!DOCTYPE html><html><head><link rel='alternate' type='application/feed+json' href='" href              \
    "'></head><body>Intranet</body></html>"

static void
the_feed_of_a_page_is_read_and_that_is_said_once(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/");
    httpd_answer_etag(world->httpd, "/", "\"page\"", STR(PAGE("news/feed")));
    httpd_answer_etag(world->httpd, "/news/feed", "\"feed\"", world_feed(world, 2, ""));
    assert_int_equal(fetcher_run_once(world_open(world)), 0);
    assert_int_equal(world_load(world).count, 2);
    uint64_t stamp = world_store_stamp(world);
    assert_int_equal(fetcher_run_once(world->fetcher), 0);
    assert_true(world_store_stamp(world) == stamp);
    assert_null(strstr(httpd_last(world->httpd), "If-None-Match"));
    assert_int_equal(world_count_logged(world, "feed 'news': a web page; reading the feed it links to"), 1);
    httpd_answer_ok(world->httpd, "/news/feed", "", world_feed(world, 3, ""));
    fetcher_run_once(world_open(world));
    assert_int_equal(world_load(world).count, 3);
}

static void
a_second_page_is_not_followed(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/");
    httpd_answer_ok(world->httpd, "/", "", STR(PAGE("/second")));
    httpd_answer_ok(world->httpd, "/second", "", STR(PAGE("/feed")));
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 2, ""));
    assert_int_equal(fetcher_run_once(world_open(world)), 1);
    assert_int_equal(httpd_hits(world->httpd, "/second"), 1);
    assert_int_equal(httpd_hits(world->httpd, "/feed"), 0);
    assert_int_equal(world_count_logged(world, "links to no usable feed: an HTML page, not a feed"), 1);
}

static void
a_page_where_a_feed_has_been_does_not_replace_its_items(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 2, ""));
    httpd_answer_ok(world->httpd, "/other", "", world_feed(world, 9, ""));
    fetcher_run_once(world_open(world));
    httpd_answer_ok(world->httpd, "/feed", "", STR(PAGE("/other")));
    assert_int_equal(fetcher_run_once(world_open(world)), 1);
    assert_int_equal(world_load(world).count, 2);
    assert_int_equal(httpd_hits(world->httpd, "/other"), 0);
}

static void
nor_does_it_when_an_option_has_changed(void **state)
{
    struct world *world = *state;
    struct config_feed *feed = world_add(world, "news", "/feed");
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 2, ""));
    httpd_answer_ok(world->httpd, "/other", "", world_feed(world, 9, ""));
    fetcher_run_once(world_open(world));
    httpd_answer_ok(world->httpd, "/feed", "", STR(PAGE("/other")));
    feed->max_items = 5;
    assert_int_equal(fetcher_run_once(world_open(world)), 1);
    assert_int_equal(world_load(world).count, 2);
    assert_int_equal(httpd_hits(world->httpd, "/other"), 0);
    /* an item that replaces an empty feed is a fault, too */
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 4, ""));
    fetcher_run_once(world_open(world));
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 0, ""));
    fetcher_run_once(world_open(world));
    httpd_answer_ok(world->httpd, "/feed", "", STR(PAGE("/other")));
    assert_int_equal(fetcher_run_once(world_open(world)), 1);
    assert_int_equal(world_load(world).count, 4);
}

static void
another_page_that_links_to_a_feed_may_be_configured(void **state)
{
    struct world *world = *state;
    struct config_feed *feed = world_add(world, "news", "/feed");
    char url[HTTPD_URL_BYTES];
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 2, ""));
    httpd_answer_ok(world->httpd, "/page", "", STR(PAGE("/other")));
    httpd_answer_ok(world->httpd, "/other", "", world_feed(world, 9, ""));
    fetcher_run_once(world_open(world));
    feed->url = httpd_url(world->httpd, "/page", url);
    assert_int_equal(fetcher_run_once(world_open(world)), 0);
    assert_int_equal(world_load(world).count, 9);
    feed->max_items = 5;
    httpd_answer_ok(world->httpd, "/other", "", world_feed(world, 3, ""));
    assert_int_equal(fetcher_run_once(world_open(world)), 0);
    assert_int_equal(world_load(world).count, 3);
}

static void
only_the_web_is_followed_and_never_from_https_to_http(void **state)
{
    (void)state;
    static const struct {
        const char *location;
        const char *page;
        const char *link;
    } rows[] = {
        {"https://example.org/a/b", PAGE("feed?x=1&amp;y=2"), "https://example.org/a/feed?x=1&y=2"},
        {"http://example.org/", PAGE("https://example.com/feed"), "https://example.com/feed"},
        {"http://example.org/", PAGE("http://example.com/feed"), "http://example.com/feed"},
        {"https://example.org/", PAGE("http://example.org/feed"), NULL},
        {"https://example.org/", PAGE("file:///etc/passwd"), NULL},
        {"https://example.org/", PAGE("feed:https://example.org/feed"), NULL},
        {"https://example.org/", "<rss><link rel='alternate' type='application/rss+xml' href='x'/></rss>",
         NULL},
        {NULL, PAGE("https://example.org/feed"), NULL}, /* a file */
    };
    struct arena *arena = arena_create((size_t)256 * 1024);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct transfer_answer answer = {
            .result = TRANSFER_OK, .body = str_from(rows[i].page), .location = str_from(rows[i].location)};
        const char *link = link_find(arena, &answer);
        if (!link || !rows[i].link ? link != rows[i].link : strcmp(link, rows[i].link) != 0)
            fail_msg("row %zu gives %s", i, link ? link : "none");
    }
    arena_destroy(arena);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, world_create, world_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(the_feed_of_a_page_is_read_and_that_is_said_once),
        ROW(a_second_page_is_not_followed),
        ROW(a_page_where_a_feed_has_been_does_not_replace_its_items),
        ROW(nor_does_it_when_an_option_has_changed),
        ROW(another_page_that_links_to_a_feed_may_be_configured),
        cmocka_unit_test(only_the_web_is_followed_and_never_from_https_to_http),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
