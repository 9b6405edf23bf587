/* People copy from the sample feeds: check reports nothing for them. */
#include "check/linted.h"

#include "formats/feed_reader.h"

static const char *const clean[] = {"feeds/week.json", "feeds/semaine.json", "feeds/atom.xml",
                                    "feeds/rss-breakroom.xml"};

static struct str
found_in(struct arena *arena, const char *path)
{
    struct reason why = {.text = ""};
    struct str bytes = file_read(arena, path, (size_t)4 << 20, &why);
    if (!bytes.ptr)
        fail_msg("%s: %s", path, why.text);
    struct check_context context = linted_context(REASON_ENGLISH);
    struct check_document document = {.bytes = bytes};
    context.slide = NULL;
    struct findings findings = check_run(arena, &document, &context);
    return linted_short(arena, &findings);
}

static void
the_samples_are_clean(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof(clean) / sizeof(clean[0]); i++) {
        struct arena *arena = arena_create(LINTED_BYTES);
        struct str found = found_in(arena, clean[i]);
        if (found.len)
            fail_msg("%s:\n%.*s", clean[i], STR_ARG(found));
        arena_destroy(arena);
    }
}

/* Words that often stand in boilerplate ("Alarm", "Read more", "Sin embargo", "Personal") also stand in
 * ordinary texts, titles and departments of ten languages: check reports nothing, nothing is left out,
 * and all items are news. */
static void
ordinary_feeds_in_ten_languages_raise_no_false_alarm(void **state)
{
    static const char *const languages[] = {"de", "en", "es", "fr", "it", "ja", "nl", "pl", "pt", "sv"};
    (void)state;
    for (size_t i = 0; i < sizeof(languages) / sizeof(languages[0]); i++) {
        struct arena *arena = arena_create(LINTED_BYTES);
        const char *path = arena_printf(arena, "tests/check/ordinary/%s.xml", languages[i]).ptr;
        struct str found = found_in(arena, path);
        if (found.len)
            fail_msg("%s:\n%.*s", path, STR_ARG(found));
        struct feed_context context = {.limits = feed_limits_default()};
        enum reason_code code;
        struct feed *feed = feed_parse(file_read(arena, path, (size_t)4 << 20, NULL), &context, &code);
        assert_non_null(feed);
        assert_int_equal(feed->count, 6);
        for (size_t k = 0; k < feed->count; k++)
            assert_int_equal(feed->items[k].kind, KIND_NEWS);
        feed_destroy(feed);
        arena_destroy(arena);
    }
}

/* The line that WordPress adds below each text is reported once for each of its two forms. */
static void
of_the_wordpress_sample_the_screen_leaves_out_the_footers(void **state)
{
    (void)state;
    struct arena *arena = arena_create(LINTED_BYTES);
    assert_str(found_in(arena, "feeds/wordpress.xml"),
               "30:2 hint left-out\n152:4 hint left-out\n222:4 hint left-out");
    arena_destroy(arena);
}

/* They cannot have an end date that suits everybody who tries them. */
static void
the_sample_alerts_lack_an_end_and_nothing_else(void **state)
{
    static const char *const alerts[] = {"feeds/alert.json", "feeds/alerte.json"};
    (void)state;
    for (size_t i = 0; i < sizeof(alerts) / sizeof(alerts[0]); i++) {
        struct arena *arena = arena_create(LINTED_BYTES);
        assert_str(found_in(arena, alerts[i]), "7:5 warning endless-alert");
        arena_destroy(arena);
    }
}

static void
the_broken_samples_are_found_broken(void **state)
{
    static const struct linted_row rows[] = {
        {"feeds/broken/ampersand.xml", "4:17 warning broken-xml"},
        {"feeds/broken/empty.xml", "1:1 error not-a-feed"},
        {"feeds/broken/login.html", "1:1 error not-a-feed"},
        {"feeds/broken/truncated.json", "37:58 error broken-json"},
        {"feeds/broken/truncated.xml", "59:14 error cut-off"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena *arena = arena_create(LINTED_BYTES);
        assert_str(found_in(arena, rows[i].document), rows[i].expected);
        arena_destroy(arena);
    }
}

/* The guides in both languages describe each field, and the recipe for WordPress adds exactly these. */
static void
each_field_is_in_the_guides_and_in_the_recipe(void **state)
{
    static const struct {
        const char *path, *mark;
    } guides[] = {{"docs/feeds.md", "`"}, {"docs/feeds.fr.md", "`"}, {"docs/recipes.md", "'"}};
    (void)state;
    for (size_t i = 0; i < sizeof(guides) / sizeof(guides[0]); i++) {
        struct arena *arena = arena_create(LINTED_BYTES);
        const char *mark = guides[i].mark;
        struct str text = file_read(arena, guides[i].path, (size_t)1 << 20, NULL);
        assert_non_null(text.ptr);
        for (int field = 0; field < FIELD_COUNT; field++) {
            const char *name = field_name((enum field)field);
            if (str_find(text, arena_printf(arena, "%s%s%s", mark, name, mark)) == SIZE_MAX)
                fail_msg("%s: %s", guides[i].path, name);
        }
        arena_destroy(arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_samples_are_clean),
        cmocka_unit_test(ordinary_feeds_in_ten_languages_raise_no_false_alarm),
        cmocka_unit_test(of_the_wordpress_sample_the_screen_leaves_out_the_footers),
        cmocka_unit_test(the_sample_alerts_lack_an_end_and_nothing_else),
        cmocka_unit_test(the_broken_samples_are_found_broken),
        cmocka_unit_test(each_field_is_in_the_guides_and_in_the_recipe),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
