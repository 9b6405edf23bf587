#include "test.h"

#include "feed/render_name.h"
#include "formats/feed_reader.h"

static struct arena *arena;

static int
set_up(void **state)
{
    (void)state;
    arena = arena_create((size_t)4 * 1024 * 1024);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

static void
a_slug_is_plain_words_of_any_script(void **state)
{
    (void)state;
    static const struct {
        const char *title, *slug;
    } rows[] = {
        {"À l’heure à Crest", "a-l-heure-a-crest"},
        {"Łódź, Straße & Œuvre", "lodz-strasse-oeuvre"},
        {"Заводская столовая", "zavodskaa-stolovaa"},
        {"  4.6 / 5 — great!  ", "4-6-5-great"},
        {"../../etc/passwd", "etc-passwd"},
        {"🎉", ""},
        {"", ""},
        {"-", ""},
        /* 48 bytes; no word is cut */
        {"one two three four five six seven eight nine tens eleven",
         "one-two-three-four-five-six-seven-eight-nine"},
        {"Donaudampfschifffahrtselektrizitaetenhauptbetriebswerk",
         "donaudampfschifffahrtselektrizitaetenhauptbetrie"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        assert_str(render_slug(arena, str_from(rows[i].title)), rows[i].slug);
}

static void
a_title_of_any_length_and_any_bytes_gives_a_short_one(void **state)
{
    (void)state;
    static char title[100000];
    for (size_t i = 0; i < sizeof(title) - 1; i++)
        title[i] = "a \xE4\xB8\xAD-"[i % 6];
    struct str slug = render_slug(arena, str_from(title));
    assert_in_range(slug.len, 1, 48);
    for (size_t i = 0; i < slug.len; i++)
        assert_non_null(strchr("abcdefghijklmnopqrstuvwxyz0123456789-", slug.ptr[i]));
}

/* The title of the only item of a feed with these members. */
static struct str
title_of(const char *members)
{
    enum reason_code why = REASON_NONE;
    struct feed_context context = {.limits = feed_limits_default()};
    struct str document = arena_printf(arena,
                                       "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": "
                                       "\"x\", \"items\": [{\"id\": \"1\"%s%s}]}",
                                       *members ? ", " : "", members);
    struct feed *feed = feed_parse(document, &context, &why);
    if (!feed || feed->count != 1)
        fail_msg("%s: %s", members, reason_code_words(why, REASON_ENGLISH));
    struct str title = arena_str(arena, render_title(arena, &feed->items[0]));
    feed_destroy(feed);
    return title;
}

static void
an_item_is_called_what_people_would_call_it(void **state)
{
    (void)state;
    assert_str(title_of("\"title\": \"Opening\", \"content_text\": \"x\", \"_breakroom\": {\"to\": \"Lin\"}"),
               "Opening");
    assert_str(
        title_of("\"content_text\": \"x\", \"_breakroom\": {\"kind\": \"compliment\", \"to\": \"Lin\"}"),
        "Lin");
    assert_str(title_of("\"content_text\": \"x\", \"_breakroom\": {\"kind\": \"compliment\", \"to\": "
                        "[\"Lin\", \"Noor\", \"Ada\"]}"),
               "Lin, Noor, Ada");
    assert_str(title_of("\"content_text\": \"x\", \"_breakroom\": {\"kind\": \"people\", \"who\": \"Ada\"}"),
               "Ada");
    assert_str(
        title_of("\"_breakroom\": {\"kind\": \"answer\", \"question\": \"Why?\", \"answer\": \"So.\"}"),
        "Why?");
    assert_str(title_of("\"content_text\": \"First line.\\nSecond line.\""), "First line.");
}

static void
of_a_crowd_the_first_ones_are_named(void **state)
{
    (void)state;
    struct buf members;
    buf_init(&members, (size_t)1024 * 1024);
    buf_printf(&members, "\"_breakroom\": {\"kind\": \"compliment\", \"to\": [\"Lin\"");
    for (int i = 0; i < 10000; i++)
        buf_printf(&members, ", \"N%d\"", i);
    buf_printf(&members, "]}");
    struct str title = title_of(arena_c(arena, buf_str(&members)));
    buf_finish(&members);
    assert_true(str_starts(title, STR("Lin, N0, N1, ")));
    assert_in_range(title.len, 200, 220);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(a_slug_is_plain_words_of_any_script),
        ROW(a_title_of_any_length_and_any_bytes_gives_a_short_one),
        ROW(an_item_is_called_what_people_would_call_it),
        ROW(of_a_crowd_the_first_ones_are_named),
    };
    return cmocka_run_group_tests_name("render_name", tests, NULL, NULL);
}
