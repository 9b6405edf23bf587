#include "test.h"

#include "formats/feed_reader.h"

struct heard {
    struct buf text;
};

static void
hear(void *ctx, struct str text)
{
    struct heard *heard = ctx;
    buf_put(&heard->text, text);
}

/* Every item begins where the reported text has `start`. */
static void
check(const char *bytes, size_t piece, const char *start)
{
    struct heard heard;
    buf_init(&heard.text, 4096);
    struct feed_context context = {.limits = feed_limits_default(), .text = hear, .text_ctx = &heard};
    struct feed_reader *reader = feed_reader_create(&context);
    for (size_t at = 0; at < strlen(bytes); at += piece)
        feed_reader_push(reader, str_slice(str_from(bytes), at, piece));
    enum reason_code why = REASON_NONE;
    struct feed *feed = feed_reader_finish(reader, &why);
    assert_non_null(feed);
    assert_int_equal(feed->count, 2);
    struct str rest = buf_str(&heard.text);
    size_t from = 0;
    for (size_t i = 0; i < feed->count; i++) {
        from += str_find(str_slice(rest, from, SIZE_MAX), str_from(start));
        assert_int_equal(feed->items[i].offset, from);
        from++;
    }
    feed_destroy(feed);
    buf_finish(&heard.text);
}

static void
an_item_knows_where_it_begins_in_xml(void **state)
{
    static const char text[] =
        "\xEF\xBB\xBF<?xml version='1.0'?><!-- <item> -->\n<rss><channel><title>a &lt; é</title>\n"
        "  <item ><title>1</title></item>\n<x/><item ><title>2 &amp; <b>3</b></title></item>"
        "</channel></rss>";
    (void)state;
    check(text, 1, "<item >");
    check(text, 4096, "<item >");
}

static void
an_item_knows_where_it_begins_in_json(void **state)
{
    static const char text[] =
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"x\": {\"y\": [1, \"{ \"]},\n"
        " \"items\": [ 7, { \"id\": \"é\", \"tags\": [{}]}, { \"id\": 2}]}";
    (void)state;
    check(text, 1, "{ \"id\"");
    check(text, 7, "{ \"id\"");
    check(text, 4096, "{ \"id\"");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_knows_where_it_begins_in_xml),
        cmocka_unit_test(an_item_knows_where_it_begins_in_json),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
