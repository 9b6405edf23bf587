/* Shared by the tests of cleaning: feeds as content systems write them, and the resulting texts. */
#ifndef BREAKROOM_TESTS_CLEAN_CLEANED_H
#define BREAKROOM_TESTS_CLEAN_CLEANED_H

#include "test.h"

#include "clean/clean.h"
#include "formats/feed_reader.h"

#define HOME "https://news.mill.example/"

/* A feed of the items (RSS), cleaned. */
struct cleaned {
    struct feed *feed;
    struct clean_report *reports;
};

static inline struct clean_options
usual(void)
{
    struct clean_options options = {.text = CLEAN_AUTO};
    for (int kind = 0; kind < KIND_COUNT; kind++)
        options.max_pages[kind] = 3;
    return options;
}

static inline struct cleaned
clean_with(const char *items, struct clean_options options)
{
    struct feed_context context = {.limits = feed_limits_default()};
    struct buf text;
    enum reason_code why;
    buf_init(&text, 1000000);
    bool json = items[0] == '{';
    buf_printf(&text,
               json ? "%s" : "<rss><channel><title>Mill news</title><link>" HOME "</link>%s</channel></rss>",
               items);
    struct feed *feed = feed_parse(buf_str(&text), &context, &why);
    buf_finish(&text);
    assert_non_null(feed);
    struct cleaned cleaned = {feed, arena_array(feed->arena, feed->count, sizeof(struct clean_report))};
    options.site = feed->title;
    feed_tidy(feed);
    clean_feed(feed->arena, feed->items, feed->count, &options, cleaned.reports);
    return cleaned;
}

/* One item with this HTML, at HOME "1/", after cleaning; "" for nothing. */
static inline void
assert_wall(const char *html, const char *shown)
{
    struct buf item;
    buf_init(&item, 100000);
    buf_printf(&item,
               "<item><title>Line 3 stops</title><link>" HOME
               "1/</link><description><![CDATA[%s]]></description>"
               "</item>",
               html);
    struct cleaned cleaned = clean_with(buf_c(&item), usual());
    struct str text = cleaned.feed->items[0].text;
    assert_str(text.ptr ? text : STR(""), shown);
    feed_destroy(cleaned.feed);
    buf_finish(&item);
}

static inline void
assert_text_of(const char *item, const char *shown)
{
    struct cleaned cleaned = clean_with(item, usual());
    struct str text = cleaned.feed->items[0].text;
    assert_str(text.ptr ? text : STR(""), shown);
    feed_destroy(cleaned.feed);
}

#endif
