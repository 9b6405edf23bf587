/* The printed form of many findings, and the paragraph at the end. */
#include "check/linted.h"

#define HEAD "{\"version\": \"https://jsonfeed.org/version/1.1\", \"title\": \"T\", \"items\": [\n"

/* A feed of so many items, each in a line of its own with these members. */
static struct str
feed_of(struct arena *arena, int count, const char *members)
{
    struct buf out;
    buf_init(&out, LINTED_BYTES / 4);
    buf_put(&out, STR(HEAD));
    for (int i = 0; i < count; i++)
        buf_printf(&out, "%s{\"id\": \"%d\", \"title\": \"T %d\", %s}", i ? ",\n" : "", i, i, members);
    buf_put(&out, STR("]}"));
    struct str text = arena_str(arena, buf_str(&out));
    buf_finish(&out);
    return text;
}

static size_t
count_lines(struct str text)
{
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += text.ptr[i] == '\n';
    return count;
}

static bool
has(struct str text, const char *part)
{
    return str_find(text, str_from(part)) != SIZE_MAX;
}

static void
equal_findings_are_one_line_with_a_count(void **state)
{
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_document document = {.bytes =
                                          feed_of(arena, 70, "\"_breakroom\": {\"priority\": \"hihg\"}")};
    (void)state;
    struct str printed = linted_printed(arena, document, REASON_ENGLISH, false);
    assert_int_equal(count_lines(printed), 1);
    assert_true(has(printed, "news.json:2:") && has(printed, "[70 times, also lines 3, 4, 5,"));
    assert_true(
        has(linted_printed(arena, document, REASON_FRENCH, false), "[70 fois, aussi lignes 3, 4, 5,"));
    /* the JSON has all of them */
    assert_true(count_lines(linted_printed(arena, document, REASON_ENGLISH, true)) > 70);
    arena_destroy(arena);
}

static void
of_many_alike_the_first_are_printed_and_the_rest_counted(void **state)
{
    struct arena *arena = arena_create(LINTED_BYTES);
    struct buf out;
    (void)state;
    buf_init(&out, LINTED_BYTES / 4);
    buf_put(&out, STR(HEAD));
    for (int i = 0; i < 20; i++)
        buf_printf(&out, "%s{\"id\": \"%d\", \"title\": \"T\", \"_breakroom\": {\"zzzzzzzzzz%d\": 1}}",
                   i ? ",\n" : "", i, i);
    buf_put(&out, STR("]}"));
    struct check_document document = {.bytes = buf_str(&out)};
    struct str printed = linted_printed(arena, document, REASON_ENGLISH, false);
    assert_int_equal(count_lines(printed), 6);
    assert_true(has(printed, "15 more items of the same kind, lines 7, 8"));
    buf_finish(&out);
    arena_destroy(arena);
}

static void
a_host_that_does_not_answer_is_told_once(void **state)
{
    static const char text[] =
        HEAD "{\"id\": \"1\", \"title\": \"T\", \"image\": \"https://pics.example/1absent.jpg\"},\n"
             "{\"id\": \"2\", \"title\": \"U\", \"image\": \"https://pics.example/2absent.jpg\"},\n"
             "{\"id\": \"3\", \"title\": \"V\", \"image\": \"https://other.example/3absent.jpg\"}]}";
    struct arena *arena = arena_create(LINTED_BYTES);
    (void)state;
    struct str printed =
        linted_printed(arena, (struct check_document){.bytes = str_from(text)}, REASON_ENGLISH, false);
    assert_int_equal(count_lines(printed), 2);
    assert_true(has(printed, "[2 pictures of pics.example, also line 3]"));
    arena_destroy(arena);
}

/* The first picture that can be loaded is shown: faults of those before it are not reported. */
static void
a_picture_that_works_silences_the_others(void **state)
{
    static const struct linted_row rows[] = {
        {HEAD
         "{\"id\": \"1\", \"title\": \"T\", \"image\": \"absent.jpg\", \"banner_image\": \"good.jpg\"}]}",
         ""},
        {HEAD
         "{\"id\": \"1\", \"title\": \"T\", \"image\": \"absent.jpg\", \"banner_image\": \"huge.jpg\"}]}",
         "2:37 warning picture-absent\n2:67 warning picture-too-large"},
    };
    (void)state;
    linted_rows(rows, sizeof(rows) / sizeof(rows[0]));
}

static void
one_picture_in_all_items_is_told_once(void **state)
{
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_document document = {.bytes = feed_of(arena, 9, "\"image\": \"absent.jpg\"")};
    (void)state;
    struct findings findings = linted(arena, document, REASON_ENGLISH);
    assert_str(linted_short(arena, &findings), "2:1 hint same-picture\n2:39 warning picture-absent");
    assert_true(has(findings.list[0].what, "9 of 9 items"));
    arena_destroy(arena);
}

static void
the_outlook_says_what_shows_what_not_and_why(void **state)
{
    static const char text[] = HEAD
        "{\"id\": \"1\", \"title\": \"Good tea\", \"tags\": [\"Kudos\"]},\n"
        "{\"id\": \"2\", \"title\": \"Old tea\", \"_breakroom\": {\"until\": \"2026-11-20\"}},\n"
        "{\"id\": \"3\", \"title\": \"New tea\", \"_breakroom\": {\"from\": \"2026-12-04\"}},\n"
        "{\"id\": \"4\", \"title\": \"Some tea\", \"_breakroom\": {\"from\": \"04/01/2027\"}},\n"
        "{\"id\": \"5\", \"title\": \"Hello world!\", \"content_text\": \"Welcome to WordPress. This is your "
        "first post. Edit or delete it, then start writing!\"}]}";
    static const char *const parts[][2] = {
        {"Shown now: 1 of 5; to see each of them once takes", "Affichés maintenant\u00a0: 1 sur 5"},
        {"“Old tea” (over)", "«\u00a0Old tea\u00a0» (terminé)"},
        {"“New tea” (from 2026-12-04)", "«\u00a0New tea\u00a0» (à partir du 2026-12-04)"},
        {"“Hello world!” (filled in by the content system)",
         "«\u00a0Hello world!\u00a0» (rempli par le CMS)"},
        {"“Kudos” makes compliment (1)", "«\u00a0Kudos\u00a0» donne compliment (1)"},
        {"Start with “Some tea” (line 5)", "À voir d’abord\u00a0: «\u00a0Some tea\u00a0» (ligne 5)"},
    };
    (void)state;
    for (enum reason_language language = 0; language < REASON_LANGUAGES; language++) {
        struct arena *arena = arena_create(LINTED_BYTES);
        struct findings findings = linted(arena, (struct check_document){.bytes = str_from(text)}, language);
        for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++)
            if (!has(findings.outlook.text, parts[i][language]))
                fail_msg("'%s' is not in '%.*s'", parts[i][language], STR_ARG(findings.outlook.text));
        assert_int_equal(findings.outlook.shown, 1);
        assert_int_equal(findings.outlook.hidden, 4);
        arena_destroy(arena);
    }
}

static void
what_is_no_feed_shows_nothing(void **state)
{
    struct arena *arena = arena_create(LINTED_BYTES);
    (void)state;
    struct findings findings =
        linted(arena, (struct check_document){.bytes = STR("{\"a\": 1,}")}, REASON_ENGLISH);
    assert_true(has(findings.outlook.text, "Nothing of this can be shown before it is corrected"));
    arena_destroy(arena);
}

/* A date of publication in the future hides the item: the finding names the date, and the probable
 * error. */
static void
a_publication_ahead_is_told(void **state)
{
    static const struct {
        const char *date;
        enum check_severity severity;
        const char *what;
    } rows[] = {
        {"2026-11-23T12:00:00Z", CHECK_WARNING, "36 minutes ahead"},
        {"2026-12-18T18:00:00+01:00", CHECK_HINT, "shows from 2026-12-18 18:00"},
        {"2099-11-27T08:00:00Z", CHECK_ERROR, "a typing error"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena *arena = arena_create(LINTED_BYTES);
        struct check_document document = {
            .bytes = arena_printf(
                arena, HEAD "{\"date_published\": \"%s\", \"id\": \"1\", \"title\": \"T\"}]}", rows[i].date)};
        struct findings findings = linted(arena, document, REASON_ENGLISH);
        assert_int_equal(findings.count, 1);
        assert_true(str_starts(linted_short(arena, &findings), STR("2:2 ")));
        assert_string_equal(findings.list[0].rule, "not-yet");
        assert_int_equal(findings.list[0].severity, rows[i].severity);
        assert_true(has(findings.list[0].what, rows[i].what));
        arena_destroy(arena);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_findings_are_one_line_with_a_count),
        cmocka_unit_test(of_many_alike_the_first_are_printed_and_the_rest_counted),
        cmocka_unit_test(a_host_that_does_not_answer_is_told_once),
        cmocka_unit_test(a_picture_that_works_silences_the_others),
        cmocka_unit_test(one_picture_in_all_items_is_told_once),
        cmocka_unit_test(the_outlook_says_what_shows_what_not_and_why),
        cmocka_unit_test(what_is_no_feed_shows_nothing),
        cmocka_unit_test(a_publication_ahead_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
