#include <stdlib.h>

#include "test.h"

#include "base/arena.h"
#include "feed/json.h"

static const char whole[] =
    "{\"id\": \"7\", \"title\": \"« Bravo »\", \"text\": \"a\\nb\", \"summary\": null, \"url\": "
    "\"https://example.org/7\", \"image\": null, \"author\": \"Léa\", \"language\": \"fr\", \"key\": \"7\", "
    "\"body\": \"•\\ta\", \"feed_language\": \"fr-CA\", \"published\": \"2026-11-23T07:00:00Z\", "
    "\"updated\": null, \"categories\": "
    "[\"Bravo\"], "
    "\"kind\": \"compliment\", \"breakroom\": {\"until\": \"2026-12-01\", \"sites\": [\"Lyon\", \"Brest\"], "
    "\"qr\": true, \"to\": [\"Tom\"], \"score\": 4.6, \"change\": 0.2, \"series\": [1, 2.5, -3]}, "
    "\"kind_said\": true, \"pictures\": [\"https://example.org/7.jpg\"]}";

static void
an_item_survives_the_way_to_text_and_back(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 20);
    struct item item, copy;
    assert_true(item_from_json(arena, str_from(whole), &item));
    assert_str(item_to_json(arena, &item), whole);
    struct arena *other = arena_create(1 << 20);
    item_copy(other, &item, &copy);
    arena_destroy(arena);
    assert_str(item_to_json(other, &copy), whole);
    assert_str(item_text(&copy, FIELD_TO), "Tom");
    assert_str(item_text(&copy, FIELD_UNTIL), "2026-12-01");
    assert_null(item_text(&copy, FIELD_SCORE).ptr);
    struct str_list one = item_texts(&copy, FIELD_UNTIL), all = item_texts(&copy, FIELD_TO);
    assert_int_equal(one.count, 1);
    assert_str(one.items[0], "2026-12-01");
    assert_int_equal(all.count, copy.fields[FIELD_TO]->texts.count);
    assert_str(all.items[0], "Tom");
    assert_int_equal(item_texts(&copy, FIELD_SCORE).count, 0);
    assert_int_equal(item_texts(&copy, FIELD_WHAT).count, 0);
    assert_true(item_number(&copy, FIELD_SCORE, 0) == 4.6);
    assert_true(item_number(&copy, FIELD_TARGET, -1) == -1);
    assert_int_equal(copy.kind, KIND_COMPLIMENT);
    arena_destroy(other);
}

static void
a_list_of_names_is_one_text(void **state)
{
    static const struct {
        const char *json, *text;
    } rows[] = {{"\"Tom, Ada\"", "Tom, Ada"},
                {"[\"Tom\"]", "Tom"},
                {"[\"Tom\", \" Ada \"]", "Tom & Ada"},
                {"[\"Tom\", \"Ada\", \"\", \"Bo\"]", "Tom, Ada & Bo"},
                {"[\"Tom\", 3]", NULL},
                {"[]", NULL}};
    struct arena *arena = arena_create(1 << 20);
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct item item;
        struct str json = arena_printf(
            arena, "{\"key\": \"k\", \"kind\": \"celebration\", \"breakroom\": {\"who\": %s}}", rows[i].json);
        assert_true(item_from_json(arena, json, &item));
        if (rows[i].text)
            assert_str(item_text(&item, FIELD_WHO), rows[i].text);
        else
            assert_null(item.fields[FIELD_WHO]);
    }
    arena_destroy(arena);
}

static void
values_of_the_wrong_type_are_left_out(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 20);
    struct item item;
    assert_true(item_from_json(
        arena,
        STR("{\"key\": \"k\", \"kind\": \"news\", \"breakroom\": {\"until\": \"soon\", \"score\": "
            "\"4\", \"series\": [1, \"2\"], \"qr\": \"yes\", \"change\": \"+3 %\", \"to\": "
            "\"Tom\", \"unknown\": 1, \"where\": 3}}"),
        &item));
    assert_true(item_date_unreadable(&item, FIELD_UNTIL));
    assert_null(item.fields[FIELD_SCORE]);
    assert_null(item.fields[FIELD_SERIES]);
    assert_null(item.fields[FIELD_QR]);
    assert_null(item.fields[FIELD_WHERE]);
    assert_str(item_text(&item, FIELD_CHANGE), "+3 %");
    assert_str(item_text(&item, FIELD_TO), "Tom");
    arena_destroy(arena);
}

static void
what_is_no_item_is_refused(void **state)
{
    (void)state;
    static const char *const rows[] = {"",
                                       "[]",
                                       "{}",
                                       "{\"key\": \"\", \"kind\": \"news\"}",
                                       "{\"key\": \"k\"}",
                                       "{\"key\": \"k\", \"kind\": \"news\"",
                                       "{\"key\": \"k\", \"kind\": \"x\"}"};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena *arena = arena_create(1 << 20);
        struct item item;
        assert_false(item_from_json(arena, str_from(rows[i]), &item));
        arena_destroy(arena);
    }
}

static void
a_feed_prints_every_key_and_null_for_what_is_absent(void **state)
{
    (void)state;
    struct item item = {
        .key = STR("k"), .title = STR("a \"b\"\x01"), .published_s = 0, .updated_s = TIME_NONE};
    struct feed feed = {.format = FEED_ATOM, .items = &item, .count = 1, .updated_s = TIME_NONE};
    char *text = NULL;
    size_t len = 0;
    FILE *out = open_memstream(&text, &len);
    assert_true(feed_print_json(&feed, NULL, out));
    fclose(out);
    assert_string_equal(
        text,
        "{\"format\": \"atom\", \"title\": null, \"url\": null, \"description\": null, \"author\": null, "
        "\"image\": null, \"language\": null, \"updated\": null, \"items\": [\n {\"id\": null, \"title\": "
        "\"a "
        "\\\"b\\\"\\u0001\", \"text\": null, \"summary\": null, \"url\": null, \"image\": null, \"author\": "
        "null, \"language\": null, \"published\": \"1970-01-01T00:00:00Z\", \"updated\": null, "
        "\"categories\": [], \"kind\": \"news\", \"breakroom\": {}}]}\n");
    free(text);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_item_survives_the_way_to_text_and_back),
        cmocka_unit_test(a_list_of_names_is_one_text),
        cmocka_unit_test(values_of_the_wrong_type_are_left_out),
        cmocka_unit_test(what_is_no_item_is_refused),
        cmocka_unit_test(a_feed_prints_every_key_and_null_for_what_is_absent),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
