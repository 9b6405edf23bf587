#include "show/cleaning.h"

#include <stdlib.h>

#include "base/file.h"
#include "formats/feed_reader.h"
#include "test.h"

#define FILE_MAX ((size_t)1 << 20)

/* A feed in which repairing and cleaning change every text: escaped twice, struck out, hidden, a link to the
 * page, default text, and texts that are too long. */
static const char changed[] =
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"Mill & Sons\", \"items\": ["
    "{\"id\": \"1\", \"url\": \"https://mill.example/1\", \"title\": \"R&amp;D moves | Mill & Sons\","
    " \"summary\": \"Caf\u00C3\u00A9 moves too.\", \"authors\": [{\"name\": \"Jos\u00C3\u00A9\"}],"
    " \"content_html\": \"<p>R&amp;D moves.</p><p>To <s>hall 1</s> hall 2 in May.</p>"
    "<p hidden>Only for readers.</p><p><a href='https://mill.example/1'>Read more</a></p>\"},"
    "{\"id\": \"2\", \"title\": \"Hello world!\","
    " \"content_html\": \"<p>Welcome to WordPress. This is your first post.</p>\"},"
    "{\"id\": \"3\", \"url\": \"https://mill.example/3\", \"title\": \"Long\","
    " \"summary\": \"The canteen will be closed from Monday.\", \"content_html\": \"<p>%s</p>\"},"
    "{\"id\": \"4\", \"url\": \"https://mill.example/4\", \"title\": \"No excerpt\","
    " \"content_html\": \"<p>R&amp;amp;D grows. %s</p>\"}]}";

/* The same for the title of a feed and of an item. */
static const char retitled[] =
    "<rss><channel><title>Mill &amp;amp;amp; Sons</title><item><title>Hall &lt;s&gt;1&lt;/s&gt; 2</title>"
    "<description>It opens.</description></item></channel></rss>";

static struct feed *
feed_of(struct str text)
{
    enum reason_code why;
    struct feed_context context = {.limits = feed_limits_default()};
    struct feed *feed = feed_parse(text, &context, &why);
    assert_non_null(feed);
    return feed;
}

static struct feed *
changed_feed(void)
{
    struct buf text, sentences;
    buf_init(&sentences, 100000);
    buf_init(&text, 300000);
    for (int i = 0; i < 200; i++)
        buf_put(&sentences, STR("The new hall opens in May. "));
    buf_printf(&text, changed, buf_c(&sentences), buf_c(&sentences));
    struct feed *feed = feed_of(buf_str(&text));
    buf_finish(&text);
    buf_finish(&sentences);
    return feed;
}

/* Fails unless cleaning leaves the feed as it was, to the last bit. */
static void
assert_unchanged(struct feed *feed)
{
    struct config *config = config_create();
    size_t bytes = feed->count * sizeof(struct item);
    struct feed before = *feed;
    struct item *items = malloc(bytes);
    assert_non_null(items);
    memcpy(items, feed->items, bytes);
    cleaning_feed(config, STR_NONE, feed, REASON_ENGLISH);
    assert_memory_equal(feed->items, items, bytes);
    assert_memory_equal(feed, &before, sizeof(before));
    free(items);
    config_destroy(config);
    feed_destroy(feed);
}

static void
a_feed_stays_as_it_was_read(void **state)
{
    (void)state;
    static const char *const paths[] = {"feeds/week.json", "feeds/semaine.json", "tests/show/torture.json",
                                        "tests/show/kinds.json"};
    assert_unchanged(changed_feed());
    assert_unchanged(feed_of(str_from(retitled)));
    for (size_t i = 0; i < sizeof(paths) / sizeof(paths[0]); i++) {
        struct arena *arena = arena_create(2 * FILE_MAX);
        struct reason why = {.text = ""};
        struct str text = file_read(arena, paths[i], FILE_MAX, &why);
        assert_non_null(text.ptr);
        assert_unchanged(feed_of(text));
        arena_destroy(arena);
    }
}

static void
what_the_screen_shows_comes_with_what_it_leaves_out(void **state)
{
    (void)state;
    struct config *config = config_create();
    struct feed *feed = changed_feed();
    const struct feed_cleaned *cleaned = cleaning_feed(config, STR_NONE, feed, REASON_ENGLISH);
    assert_str(cleaned[0].title, "R&D moves");
    assert_str(cleaned[0].body, "To hall 2 in May.");
    assert_true(cleaned[0].left_out_count >= 3);
    assert_null(cleaned[1].body.ptr);
    assert_str(cleaned[2].body, "The canteen will be closed from Monday.");
    assert_int_equal(cleaned[2].left_out_count, 1);
    assert_string_equal(cleaned[2].left_out[0].name, "length");
    assert_true(str_starts(cleaned[2].left_out[0].text, STR("The new hall opens in May.")));
    assert_true(str_starts(cleaned[3].body, STR("R&D grows. The new hall")));
    assert_true(cleaned[3].body.len < feed->items[3].body.len);
    feed_destroy(feed);
    config_destroy(config);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_feed_stays_as_it_was_read),
        cmocka_unit_test(what_the_screen_shows_comes_with_what_it_leaves_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
