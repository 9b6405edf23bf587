#include "test.h"

#include "formats/page.h"

#define HEAD "<!doctype html>\n<HTML lang=fr><head><title>x</title>"

static void
the_first_feed_of_a_page_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *page;
        const char *feed;
    } rows[] = {
        {HEAD "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/feed/\">"
              "<link rel=\"alternate\" type=\"application/rss+xml\" href=\"/comments/feed/\">",
         "https://example.org/feed/"},
        {HEAD "<LINK TYPE='application/atom+xml' HREF='a.xml' REL='Alternate home'>",
         "https://example.org/news/a.xml"},
        {HEAD "<base href='https://cdn.example.org/x/'><link rel=alternate type=application/feed+json "
              "href=f.json>",
         "https://cdn.example.org/x/f.json"},
        /* the API of WordPress is not a feed */
        {HEAD "<link rel='alternate' type='application/json' href='/wp-json'>"
              "<link rel='alternate' type='application/rss+xml; charset=UTF-8' href='//example.com/f'>",
         "https://example.com/f"},
        {HEAD "<link rel='alternate' type='application/json' href='/feed.json'>",
         "https://example.org/feed.json"},
        {HEAD "<link rel='alternate' hreflang='en' href='/en/'><link rel='stylesheet' "
              "type='application/rss+xml' href='/x'>",
         NULL},
        {"<!doctype html><meta charset=utf-8><title>x</title><link rel=alternate type=application/rss+xml "
         "href=/feed>",
         "https://example.org/feed"},
        {HEAD "<!-- <link rel='alternate' type='application/rss+xml' href='/feed/'> -->", NULL},
    };
    struct arena *arena = arena_create((size_t)256 * 1024);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct page page =
            page_read(arena, str_from(rows[i].page), STR_NONE, STR("https://example.org/news/index.html"));
        assert_true(page.html);
        assert_false(page.password);
        if (!str_equal(page.feed, str_from(rows[i].feed)))
            fail_msg("row %zu gives '%.*s'", i, STR_ARG(page.feed));
    }
    arena_destroy(arena);
}

static void
a_page_in_utf16_is_read_too(void **state)
{
    (void)state;
    static const char text[] =
        "<html><link rel='alternate' type='application/rss+xml' href='http://a.org/f'>";
    char wide[2 * sizeof(text)] = "\xFE\xFF";
    for (size_t i = 0; i + 1 < sizeof(text); i++)
        wide[3 + 2 * i] = text[i];
    struct arena *arena = arena_create((size_t)64 * 1024);
    struct page page = page_read(arena, (struct str){wide, sizeof(wide)}, STR_NONE, STR_NONE);
    assert_str(page.feed, "http://a.org/f");
    arena_destroy(arena);
}

static void
what_is_no_page_says_what_it_is(void **state)
{
    (void)state;
    struct arena *arena = arena_create((size_t)64 * 1024);
    struct page page = page_read(arena, STR("<opml version='2.0'>"), STR_NONE, STR_NONE);
    assert_str(page.root, "opml");
    assert_false(page.html);
    page = page_read(arena, STR("plain text"), STR_NONE, STR_NONE);
    assert_null(page.root.ptr);
    page = page_read(arena, STR("<html><form><input type=password>"), STR_NONE, STR_NONE);
    assert_true(page.html && page.password);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_feed_of_a_page_is_found),
        cmocka_unit_test(a_page_in_utf16_is_read_too),
        cmocka_unit_test(what_is_no_page_says_what_it_is),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
