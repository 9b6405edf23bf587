#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "formats/feed_reader.h"
#include "feed/print.h"

static char *
printed(const char *document)
{
    struct feed_context context = {.limits = feed_limits_default()};
    enum reason_code why = REASON_NONE;
    char *text = NULL;
    size_t len = 0;
    struct feed *feed = feed_parse(str_from(document), &context, &why);
    assert_non_null(feed);
    feed_tidy(feed);
    FILE *out = open_memstream(&text, &len);
    assert_true(feed_print_text(feed, NULL, out));
    fclose(out);
    feed_destroy(feed);
    return text;
}

static void
says(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' is not in\n%s", part, text);
}

static void
each_item_has_a_row_and_its_fields_in_full(void **state)
{
    (void)state;
    char *text = printed(
        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"J\", \"items\": ["
        "{\"id\": \"1\", \"title\": \"Four\\nsix\", \"image\": \"https://a.example/x.jpg\", "
        "\"date_published\": \"2026-11-20T08:00:00Z\", \"_breakroom\": {\"kind\": \"barometer\", "
        "\"score\": 4.6, \"series\": [4, 4.6], \"qr\": true, \"sites\": [\"Bath\", \"Frome\"]}}, {}]}");
    says(text, "Feed         J\n");
    says(text, "Items        2\n");
    says(text, "barometer   2026-11-20 picture Four six\n");
    says(text, " score 4.6\n");
    says(text, " series 4, 4.6\n");
    says(text, " qr yes\n");
    says(text, " sites Bath, Frome\n");
    says(text, "news        -          -       (no title, no text)\n");
    free(text);
}

static void
a_duplicate_is_called_one(void **state)
{
    (void)state;
    char *text = printed(
        "<rss><channel><item><guid>1</guid><title>a</title></item><item><guid>1</guid><title>a</title>"
        "<description>more</description></item></channel></rss>");
    says(text, "TITLE\nnews        -          -       a\nnews        -          -       a\n");
    says(text, "(not shown: the same as another item, which says as much or more)\n");
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_item_has_a_row_and_its_fields_in_full),
        cmocka_unit_test(a_duplicate_is_called_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
