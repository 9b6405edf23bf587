/* Messages of the linter, and how they are printed. */
#include "check/linted.h"

#include "base/near.h"
#include "check/words.h"
#include "text/json_tree.h"

static void
every_message_is_there_in_both_languages(void **state)
{
    (void)state;
    for (int i = 0; i < SAY_COUNT; i++) {
        const struct message_words *both[] = {&words_en[i], &words_fr[i]};
        for (size_t k = 0; k < 2; k++)
            if (!both[k]->what || !both[k]->remedy)
                fail_msg("message %d is missing in language %zu", i, k);
    }
    for (int i = 0; i < PHRASE_COUNT; i++)
        assert_true(phrases_en[i] && phrases_fr[i]);
}

/* Which placeholders for arguments a template has. */
static unsigned
places(const char *what, const char *remedy)
{
    unsigned set = 0;
    for (char digit = '0'; digit < '0' + FILL_ARGS; digit++) {
        const char place[] = {'{', digit, '}', '\0'};
        set |= (unsigned)(strstr(what, place) || strstr(remedy, place)) << (digit - '0');
    }
    return set;
}

static void
both_languages_say_as_much(void **state)
{
    (void)state;
    for (int i = 0; i < SAY_COUNT; i++)
        if (places(words_en[i].what, words_en[i].remedy) != places(words_fr[i].what, words_fr[i].remedy))
            fail_msg("'%s' and '%s' have other arguments", words_en[i].what, words_fr[i].what);
}

static void
french_has_its_own_spaces_and_apostrophes(void **state)
{
    static const char *const faults[] = {"'", " ;", " :", " !", " ?", "« ", " »"};
    (void)state;
    for (int i = 0; i < SAY_COUNT; i++)
        for (size_t k = 0; k < sizeof(faults) / sizeof(faults[0]); k++)
            if (strstr(words_fr[i].what, faults[k]) || strstr(words_fr[i].remedy, faults[k]))
                fail_msg("'%s' in '%s: %s'", faults[k], words_fr[i].what, words_fr[i].remedy);
}

#define FEED                                                                                                 \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [\n"                                     \
    " {\"id\": \"1\", \"title\": \"Bravo, Awa\\nand \\\"all\\\"\", \"_breakroom\": {\"from\": "              \
    "\"2026-12-04\",\n"                                                                                      \
    "   \"until\": \"2026-12-03\"}}]}"

static void
a_finding_names_the_place_the_problem_and_the_remedy(void **state)
{
    (void)state;
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_document document = {.bytes = STR(FEED)};
    assert_str(
        linted_printed(arena, document, REASON_ENGLISH, false),
        "news.json:3:4: error: “until” (2026-12-03) is before “from” (2026-12-04); the item would never "
        "show (“Bravo, Awa and \"all\"”): swap the two, or correct the year\n");
    assert_str(
        linted_printed(arena, document, REASON_FRENCH, false),
        "news.json:3:4: erreur: «\u00a0until\u00a0» (2026-12-03) précède «\u00a0from\u00a0» "
        "(2026-12-04)\u202f; l’article ne se montrerait jamais («\u00a0Bravo, Awa and \"all\"\u00a0»)\u00a0: "
        "échangez les deux, ou corrigez l’année\n");
    arena_destroy(arena);
}

#define CODE(url)                                                                                            \
    "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", \"title\": \"T\", "     \
    "\"_breakroom\": {\"qr\": true},\n\"url\": \"" url "\"}]}"

static void
a_link_that_makes_no_code_is_named(void **state)
{
    (void)state;
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_document document = {.bytes = STR(CODE("javascript:alert(1)"))};
    assert_str(linted_printed(arena, document, REASON_ENGLISH, false),
               "news.json:2:1: warning: the link “javascript:alert(1)” is not an address of the web; the "
               "screen draws no QR code for it (“T”): write an address that begins with https://\n");
    assert_str(linted_printed(arena, document, REASON_FRENCH, false),
               "news.json:2:1: avertissement: le lien «\u00a0javascript:alert(1)\u00a0» n’est pas une "
               "adresse du web\u202f; l’écran n’en fait pas de code QR («\u00a0T\u00a0»)\u00a0: écrivez une "
               "adresse qui commence par https://\n");
    arena_destroy(arena);
}

static void
the_json_form_can_be_read_back(void **state)
{
    (void)state;
    struct arena *arena = arena_create(LINTED_BYTES);
    struct str printed =
        linted_printed(arena, (struct check_document){.bytes = STR(FEED)}, REASON_FRENCH, true);
    const struct json *json = json_read(arena, printed);
    assert_non_null(json);
    assert_str(json_get_text(json, "feed"), "news.json");
    assert_str(json_get(json, "errors")->text, "1");
    const struct json *finding = json_get(json, "findings")->first;
    assert_str(json_get_text(finding, "severity"), "error");
    assert_str(json_get_text(finding, "rule"), "until-before-from");
    assert_str(json_get_text(finding, "item"), "Bravo, Awa and \"all\"");
    assert_str(json_get(finding, "line")->text, "3");
    assert_null(finding->next);
    printed = linted_printed(arena, (struct check_document){.bytes = STR("")}, REASON_ENGLISH, true);
    assert_non_null(json_read(arena, printed));
    arena_destroy(arena);
}

static void
many_findings_are_counted_and_not_kept(void **state)
{
    (void)state;
    struct arena *arena = arena_create(LINTED_BYTES);
    struct buf text;
    buf_init(&text, (size_t)1 << 20);
    buf_put(&text, STR("<rss><channel>"));
    for (int i = 0; i < 1500; i++)
        buf_printf(&text, "<item><guid>%d</guid></item>", i);
    buf_put(&text, STR("</channel></rss>"));
    struct check_context context = linted_context(REASON_ENGLISH);
    struct check_document document = {.bytes = buf_str(&text)};
    context.limits.items = 2000;
    struct findings findings = check_run(arena, &document, &context);
    assert_int_equal(findings.count, 1000);
    assert_int_equal(findings.more, 500);
    buf_finish(&text);
    arena_destroy(arena);
}

static void
the_word_that_was_meant_is_the_nearest(void **state)
{
    static const char *const words[] = {"until", "unit", "on", "of", "public_on"};
    static const struct {
        const char *word, *near;
    } rows[] = {
        {"untill", "until"},
        {"Until", "until"},
        {"utnil", "until"},
        {"public-on", "public_on"},
        {"publicOn", "public_on"},
        {"units", "unit"},
        {"x", NULL},
        {"completely", NULL},
        {"", NULL},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const char *near = near_find(str_from(rows[i].word), words, 5);
        if (near != rows[i].near && (!near || !rows[i].near || strcmp(near, rows[i].near) != 0))
            fail_msg("'%s' is near '%s'", rows[i].word, near ? near : "nothing");
    }
    assert_int_equal(near_distance(STR("until"), STR("until")), 0);
    assert_int_equal(near_distance(STR("ab"), STR("ba")), 1);
    assert_int_equal(near_distance(STR("kitten"), STR("sitting")), 3);
}

static void
the_name_that_was_meant_is_in_the_remedy(void **state)
{
    static const struct {
        const char *fields, *remedy;
    } rows[] = {
        {"\"kind\": \"complimant\"", "write \"compliment\""},
        {"\"kind\": \"complimnet\"", "write \"compliment\""},
        {"\"date\": \"2026-12-04\"", "write “on”"},
        {"\"publicOn\": \"2026-12-04\"", "did you mean “public_on”?"},
        {"\"priority\": \"hihg\"", "write \"high\""},
    };
    (void)state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct arena *arena = arena_create(LINTED_BYTES);
        struct str bytes = arena_printf(arena,
                                        "{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": "
                                        "[{\"id\": \"1\", \"title\": \"T\", \"_breakroom\": {%s}}]}",
                                        rows[i].fields);
        struct findings findings = linted(arena, (struct check_document){.bytes = bytes}, REASON_ENGLISH);
        assert_int_equal(findings.count, 1);
        assert_str(findings.list[0].remedy, rows[i].remedy);
        arena_destroy(arena);
    }
}

static void
what_the_player_takes_a_document_for_and_which_option_limits_it_are_named(void **state)
{
    (void)state;
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_document document = {
        .bytes = STR("<rss><channel><item><guid>1</guid><title>\xEE\xCF\xD7\xCF\xD3\xD4\xC9 "
                     "\xCB\xCF\xCD\xD0\xC1\xCE\xC9\xC9 "
                     "\xC4\xCC\xD1 \xD3\xCF\xD4\xD2\xD5\xC4\xCE\xC9\xCB\xCF\xD7</title><enclosure "
                     "url='https://a.example/huge.jpg' "
                     "type='image/jpeg'/></item></channel></rss>")};
    struct findings findings = linted(arena, document, REASON_ENGLISH);
    assert_int_equal(findings.count, 2);
    assert_true(str_find(findings.list[0].what, STR("interpreted as KOI8-R")) != SIZE_MAX);
    assert_true(str_find(findings.list[1].remedy, STR("picture-max-pixels")) != SIZE_MAX);
    arena_destroy(arena);
}

static void
an_item_is_judged_as_the_player_judges_it(void **state)
{
    (void)state;
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_context context = linted_context(REASON_ENGLISH);
    struct check_document document = {
        .bytes = STR("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", "
                     "\"title\": \"T\", \"date_published\": \"2026-11-20T08:00:00Z\"}]}")};
    assert_int_equal(check_run(arena, &document, &context).count, 0);
    context.playlist.max_age_ms[KIND_NEWS] = (int64_t)2 * 24 * 3600 * 1000;
    struct findings findings = check_run(arena, &document, &context);
    assert_int_equal(findings.count, 1);
    assert_string_equal(findings.list[0].rule, "over");
    arena_destroy(arena);
}

/* A text of a feed is never used as a template. */
static void
braces_in_a_feed_are_said_as_they_are(void **state)
{
    (void)state;
    struct arena *arena = arena_create(LINTED_BYTES);
    struct check_document document = {
        .bytes = STR("{\"version\": \"https://jsonfeed.org/version/1.1\", \"items\": [{\"id\": \"1\", "
                     "\"title\": \"Tea\", \"_breakroom\": {\"kind\": \"{0}{1}\"}}]}")};
    struct findings findings = linted(arena, document, REASON_ENGLISH);
    assert_int_equal(findings.count, 1);
    assert_true(str_find(findings.list[0].what, STR("“{0}{1}”")) != SIZE_MAX);
    assert_true(str_ends(findings.list[0].what, STR(" (“Tea”)")));
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_message_is_there_in_both_languages),
        cmocka_unit_test(both_languages_say_as_much),
        cmocka_unit_test(french_has_its_own_spaces_and_apostrophes),
        cmocka_unit_test(a_finding_names_the_place_the_problem_and_the_remedy),
        cmocka_unit_test(a_link_that_makes_no_code_is_named),
        cmocka_unit_test(the_json_form_can_be_read_back),
        cmocka_unit_test(many_findings_are_counted_and_not_kept),
        cmocka_unit_test(the_word_that_was_meant_is_the_nearest),
        cmocka_unit_test(the_name_that_was_meant_is_in_the_remedy),
        cmocka_unit_test(what_the_player_takes_a_document_for_and_which_option_limits_it_are_named),
        cmocka_unit_test(an_item_is_judged_as_the_player_judges_it),
        cmocka_unit_test(braces_in_a_feed_are_said_as_they_are),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
