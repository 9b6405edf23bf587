#include "test.h"

#include <stdio.h>

#include <sys/resource.h>

#include "formats/feed_reader.h"

/* A hostile document: a beginning, then a piece so many times, another so many times, then the end. */
struct hostile {
    const char *start, *piece;
    size_t times;
    const char *turn, *back, *end;
    size_t items; /* expected items */
};

static void
push_times(struct feed_reader *reader, const char *piece, size_t times)
{
    for (size_t i = 0; piece && i < times; i++)
        feed_reader_push(reader, str_from(piece));
}

static struct feed *
read_hostile(const struct hostile *hostile)
{
    struct feed_context context = {.limits = feed_limits_default()};
    struct feed_reader *reader = feed_reader_create(&context);
    enum reason_code why = REASON_NONE;
    feed_reader_push(reader, str_from(hostile->start));
    push_times(reader, hostile->piece, hostile->times);
    push_times(reader, hostile->turn, 1);
    push_times(reader, hostile->back, hostile->times);
    push_times(reader, hostile->end, 1);
    return feed_reader_finish(reader, &why);
}

#define XML_END  "<item><title>last</title></item></channel></rss>"
#define JSON     "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": ["
#define JSON_END "{\"title\": \"last\"}]}"

static void
hostile_documents_give_what_is_sound_in_them(void **state)
{
    (void)state;
    static const struct hostile rows[] = {
        {"<rss><channel>", "<a>", 300000, "x", "</a>", XML_END, 1},
        {"<rss><channel><item><description>", "<a>", 300000, "x", "</a>", "</description></item>" XML_END, 2},
        {"<rss><channel><item><description>", "<p>", 300000, "</description></item>", NULL, XML_END, 2},
        {"<rss><channel><item ", "a='b' ", 200000, "></item>", NULL, XML_END, 2},
        {"<rss><channel><item>", "<x:y xmlns:x='u'/>", 100000, "</item>", NULL, XML_END, 2},
        {"<rss><channel><item><title>", "a very long title ", 400000, "</title></item>", NULL, XML_END, 2},
        {"<rss><channel><item><description>", "&amp;&amp;&", 400000, "</description></item>", NULL, XML_END,
         2},
        {"<rss><channel><item>", "<category>x</category>", 100000, "</item>", NULL, XML_END, 2},
        {"<rss><channel><item>", "<breakroom:to>x, y</breakroom:to>", 50000, "</item>", NULL, XML_END, 2},
        {"<rss><channel><item><description><![CDATA[", "<ul><li><img src='a'>", 50000,
         "]]></description></item>", NULL, XML_END, 2},
        {"<rss><channel>", "</b>", 300000, NULL, NULL, XML_END, 1},
        {JSON "{\"title\": \"", "a very long title ", 400000, "\"},", NULL, JSON_END, 2},
        {JSON "{\"tags\": [", "\"x\", ", 400000, "1]},", NULL, JSON_END, 2},
        {JSON "{", "\"k\": [{}], ", 400000, "\"id\": 1},", NULL, JSON_END, 2},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct feed *feed = read_hostile(&rows[i]);
        assert_non_null(feed);
        if (feed->count != rows[i].items)
            fail_msg("row %zu gives %zu items", i, feed->count);
        assert_str(feed->items[feed->count - 1].title, "last");
        feed_destroy(feed);
    }
}

/* A few bytes each that stand for an address of 8 kB, or that extend a list that was copied each time. */
static void
what_grows_in_the_reading_is_left_out_and_said(void **state)
{
    (void)state;
    static const struct {
        const char *start, *before, *piece;
        size_t times;
        const char *end;
        enum feed_limit limit; /* the reached limit, and no other */
    } rows[] = {
        {"<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'><p xml:base='http://h/",
         "/'>", "<img src='a'/>", 10000, "</p></content></entry></feed>", FEED_LIMIT_TEXT},
        {"<feed xmlns='http://www.w3.org/2005/Atom'><subtitle type='xhtml'><p xml:base='http://h/", "/'>",
         "<img src='a'/>", 10000, "</p></subtitle><entry/></feed>", FEED_LIMIT_TEXT},
        {"<feed xmlns='http://www.w3.org/2005/Atom'><entry xml:base='http://h/", "/'>",
         "<link rel='enclosure' type='image/png' href='a'/>", 10000, "</entry></feed>", FEED_LIMIT_LIST},
        {"<feed xmlns='http://www.w3.org/2005/Atom'><entry><b:sites xmlns:b='urn:breakroom:1'>", "</b:sites>",
         "<b:sites xmlns:b='urn:breakroom:1'>aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa</b:sites>", 10000,
         "</entry></feed>", FEED_LIMIT_LIST},
        {"<rss><channel><item><category>", "</category>", "<category>a</category>", 100,
         "</item></channel></rss>", FEED_LIMIT_LIST},
        {JSON "{\"tags\": [\"", "\"", ", \"a\"", 100, "]}]}", FEED_LIMIT_LIST},
    };
    char filler[8001];
    memset(filler, 'p', sizeof(filler) - 1);
    filler[sizeof(filler) - 1] = '\0';
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct feed_context context = {.limits = feed_limits_default()};
        struct feed_reader *reader = feed_reader_create(&context);
        enum reason_code why = REASON_NONE;
        feed_reader_push(reader, str_from(rows[i].start));
        feed_reader_push(reader, str_from(filler));
        feed_reader_push(reader, str_from(rows[i].before));
        push_times(reader, rows[i].piece, rows[i].times);
        feed_reader_push(reader, str_from(rows[i].end));
        struct feed *feed = feed_reader_finish(reader, &why);
        assert_non_null(feed);
        assert_int_equal(feed->count, 1);
        for (int limit = 0; limit < FEED_LIMIT_COUNT; limit++)
            if ((feed->cut[limit] > 0) != (limit == (int)rows[i].limit))
                fail_msg("row %zu: limit %d is reached %zu times", i, limit, feed->cut[limit]);
        feed_destroy(feed);
    }
}

/* Two pictures and a link of each item stand for 8 kB each. */
static void
items_beyond_the_memory_of_a_feed_are_left_out_and_said(void **state)
{
    (void)state;
    struct feed_context context = {.limits = feed_limits_default()};
    struct feed_reader *reader;
    struct arena *arena = arena_create(1 << 20);
    enum reason_code why = REASON_NONE;
    char filler[8001];
    memset(filler, 'p', sizeof(filler) - 1);
    filler[sizeof(filler) - 1] = '\0';
    context.base = arena_printf(arena, "http://h/%s/", filler);
    context.limits.items = 100000;
    reader = feed_reader_create(&context);
    feed_reader_push(reader, STR("<rss><channel>"));
    push_times(reader, "<item><link>a</link><title>A</title><enclosure type='image/png' url='b'/></item>",
               5000);
    struct feed *feed = feed_reader_finish(reader, &why);
    assert_non_null(feed);
    assert_true(feed->count > 100 && feed->count < 5000);
    assert_int_equal(feed->count + feed->cut[FEED_LIMIT_MEMORY], 5000);
    assert_true(arena_used(feed->arena) < (size_t)2 * FEED_MEMORY_BYTES_MAX);
    struct str words = feed_limit_words(FEED_LIMIT_MEMORY, &context.limits, arena);
    assert_str(words, "more than 67108864 bytes in all: the rest of the items is left out");
    feed_destroy(feed);
    arena_destroy(arena);
}

/* Members after the items are read, and only objects are items. */
static void
json_after_the_last_item_that_is_kept_is_read_as_before(void **state)
{
    (void)state;
    static const char *const faults[] = {"{\"a\": [1, 2}", "{\"a\": \"\\x\"}", "{\"a\": nul}"};
    struct feed_context context = {.limits = feed_limits_default()};
    enum reason_code why = REASON_NONE;
    context.limits.items = 1;
    struct str whole =
        STR(JSON "{\"title\": \"A\"}, {\"title\": \"B\\n\\u00e9\\\"\", \"tags\": [{}, \"b\"]}, "
                 "[\"no item\"], \"nor this\", {}], \"title\": \"Caf\\u00e9\"}");
    struct feed *feed = feed_parse(whole, &context, &why);
    assert_non_null(feed);
    assert_int_equal(feed->count, 1);
    assert_str(feed->items[0].title, "A");
    assert_int_equal(feed->cut[FEED_LIMIT_ITEMS], 2);
    assert_str(feed->title, "Café");
    feed_destroy(feed);
    for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
        char text[256];
        snprintf(text, sizeof(text), JSON "{\"title\": \"A\"}, %s]}", faults[i]);
        assert_null(feed_parse(str_from(text), &context, &why));
    }
}

static void
declared_entities_come_to_no_more_than_they_may(void **state)
{
    (void)state;
    char start[4096];
    struct hostile laughs = {
        start, "<item><title>&d;</title><description>&c;&c;&c;&c;&c;&c;&c;&c;</description></item>",
        900,   "</rss>",
        NULL,  NULL,
        0};
    int len = snprintf(start, sizeof(start), "<!DOCTYPE rss [<!ENTITY a '");
    for (int i = 0; i < 100; i++)
        len += snprintf(start + len, sizeof(start) - (size_t)len, "ha");
    snprintf(start + len, sizeof(start) - (size_t)len,
             "'><!ENTITY c '&a;&a;&a;&a;&a;'><!ENTITY d '&c;&c;&c;'>]><rss>");
    struct feed *feed = read_hostile(&laughs);
    size_t bytes = 0;
    for (size_t i = 0; i < feed->count; i++)
        bytes += feed->items[i].text.len;
    assert_str(feed->items[0].title, "d"); /* longer than the name of an entity may be */
    assert_int_equal(feed->items[0].text.len, 8 * 1000);
    assert_true(bytes < 1100000);
    assert_str(feed->items[feed->count - 1].text, "cccccccc");
    feed_destroy(feed);
}

static void
items_beyond_the_limit_are_counted(void **state)
{
    (void)state;
    struct hostile many = {"<rss>", "<item><title>x</title></item>", 5000, "</rss>", NULL, NULL, 0};
    struct feed *feed = read_hostile(&many);
    assert_int_equal(feed->count, 1000);
    assert_int_equal(feed->cut[FEED_LIMIT_ITEMS], 4000);
    feed_destroy(feed);
}

static void
what_a_limit_cuts_is_counted_and_said_with_its_option(void **state)
{
    (void)state;
    static const struct {
        enum feed_limit limit;
        struct hostile document;
        const char *words;
    } rows[] = {
        {FEED_LIMIT_TEXT,
         {"<rss><item><description>", "some words ", 8000, "</description></item></rss>", NULL, NULL, 1},
         "texts longer than 65536 bytes: the rest of each is left out (max-text)"},
        {FEED_LIMIT_TEXT,
         {JSON "{\"content_text\": \"", "some words ", 60000, "\"}]}", NULL, NULL, 1},
         "texts longer than 65536 bytes: the rest of each is left out (max-text)"},
        {FEED_LIMIT_TEXT,
         {"<rss><item><title>", "some words ", 60000, "</title></item></rss>", NULL, NULL, 1},
         "texts longer than 65536 bytes: the rest of each is left out (max-text)"},
        {FEED_LIMIT_TEXT,
         {JSON "{\"title\": \"", "some words ", 60000, "\"}]}", NULL, NULL, 1},
         "texts longer than 65536 bytes: the rest of each is left out (max-text)"},
        {FEED_LIMIT_DEPTH,
         {"<rss><item>", "<a>", 300, NULL, "</a>", "</item></rss>", 1},
         "elements nested deeper than 256: what is in them is left out (max-depth)"},
        {FEED_LIMIT_ATTRIBUTES,
         {"<rss><item ", "a='b' ", 257, "></item></rss>", NULL, NULL, 1},
         "elements with more than 256 attributes: the rest of these is left out (max-attributes)"},
    };
    struct feed_limits limits = feed_limits_default();
    struct arena *arena = arena_create((size_t)16 * 1024);
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct feed *feed = read_hostile(&rows[i].document);
        assert_int_equal(feed->count, rows[i].document.items);
        for (int limit = 0; limit < FEED_LIMIT_COUNT; limit++)
            assert_int_equal(feed->cut[limit] > 0, limit == (int)rows[i].limit);
        assert_str(feed_limit_words(rows[i].limit, &limits, arena), rows[i].words);
        feed_destroy(feed);
    }
    arena_destroy(arena);
}

static void
once_the_texts_are_long_enough_in_all_the_rest_is_shortened(void **state)
{
    (void)state;
    struct feed_context context = {.limits = feed_limits_default()};
    enum reason_code why = REASON_NONE;
    struct buf document;
    buf_init(&document, (size_t)1024 * 1024);
    buf_put(&document, STR("<rss>"));
    for (int i = 0; i < 40; i++) {
        buf_put(&document, STR("<item><description>"));
        for (int k = 0; k < 200; k++)
            buf_put(&document, STR("some words "));
        buf_put(&document, STR("</description></item>"));
    }
    buf_put(&document, STR("</rss>"));
    context.limits.total_bytes = (size_t)64 * 1024;
    struct feed *feed = feed_parse(buf_str(&document), &context, &why);
    assert_int_equal(feed->items[0].text.len, 200 * strlen("some words ") - 1);
    assert_int_equal(feed->items[39].text.len, 1024);
    assert_true(feed->cut[FEED_LIMIT_TOTAL] > 0);
    feed_destroy(feed);
    buf_finish(&document);
}

static void
json_that_is_nested_too_deeply_is_refused(void **state)
{
    (void)state;
    struct hostile deep = {JSON, "[", 100000, NULL, "]", "]}", 0};
    assert_null(read_hostile(&deep));
}

static long
peak_kb(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

/* Sanitizers keep freed memory for a while, so this limit is loose; leaks exceed it. */
static void
memory_does_not_depend_on_the_length_of_the_document(void **state)
{
    (void)state;
    struct hostile feed_of = {"<rss>", NULL, 0, "</rss>", NULL, NULL, 0};
    struct buf item;
    buf_init(&item, 1 << 20);
    buf_put(&item, STR("<item><description>"));
    for (int i = 0; i < 500; i++)
        buf_put(&item, STR("some words of a long text "));
    buf_put(&item, STR("</description></item>"));
    feed_of.piece = buf_c(&item);
    feed_of.times = 200;
    feed_destroy(read_hostile(&feed_of));
    long before = peak_kb();
    feed_of.times = 1000;
    struct feed *feed = read_hostile(&feed_of);
    assert_int_equal(feed->count, 1000);
    assert_true(peak_kb() - before < 32 * 1024);
    feed_destroy(feed);
    buf_finish(&item);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(hostile_documents_give_what_is_sound_in_them),
        cmocka_unit_test(what_grows_in_the_reading_is_left_out_and_said),
        cmocka_unit_test(items_beyond_the_memory_of_a_feed_are_left_out_and_said),
        cmocka_unit_test(json_after_the_last_item_that_is_kept_is_read_as_before),
        cmocka_unit_test(declared_entities_come_to_no_more_than_they_may),
        cmocka_unit_test(items_beyond_the_limit_are_counted),
        cmocka_unit_test(what_a_limit_cuts_is_counted_and_said_with_its_option),
        cmocka_unit_test(once_the_texts_are_long_enough_in_all_the_rest_is_shortened),
        cmocka_unit_test(json_that_is_nested_too_deeply_is_refused),
        cmocka_unit_test(memory_does_not_depend_on_the_length_of_the_document),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
