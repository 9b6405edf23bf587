#include "test.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "type/labels.h"

#define PARIS "Europe/Paris"
/* Monday 2026-11-23 12:24 in Paris. */
#define MONDAY 1795433040
#define DAY    86400

struct fixture {
    struct arena *arena;
    const struct labels_set *set;
};

static const struct labels *
in(struct fixture *fixture, const char *language)
{
    return labels_for(fixture->set, fixture->arena, str_from(language), "");
}

static void
the_items_language_comes_before_the_screens(void **state)
{
    struct fixture *f = *state;
    assert_string_equal(labels_locale(labels_for(f->set, f->arena, STR("fr-CA"), "de")), "fr_CA");
    assert_string_equal(labels_locale(labels_for(f->set, f->arena, STR_NONE, "de-AT")), "de_AT");
    assert_string_equal(labels_locale(labels_for(f->set, f->arena, STR("xx"), "de")), "de");
    assert_string_equal(labels_locale(labels_for(f->set, f->arena, STR("xx"), "")), "en");
    assert_string_equal(labels_locale(labels_for(f->set, f->arena, STR("Deutsch"), "fr")), "fr");
    assert_string_equal(labels_locale(labels_for(f->set, f->arena, STR_NONE, "")), "en");
    assert_true(labels_rtl(in(f, "ar")));
    assert_false(labels_rtl(in(f, "fr")));
}

static void
kinds_have_their_labels(void **state)
{
    struct fixture *f = *state;
    assert_str(labels_kind(in(f, "fr"), KIND_COMPLIMENT), "Bravo");
    assert_str(labels_kind(in(f, "fr"), KIND_ANSWER), "Maintenant, vous savez");
    assert_str(labels_kind(in(f, "en"), KIND_NEWS), "News");
    assert_str(labels_text(in(f, "fr"), "no.such"), "no.such");
    assert_str(labels_format(in(f, "fr"), f->arena, "rule.number_of", STR("3"), STR("7")), "règle 3 sur 7");
    assert_str(labels_format(in(f, "fr"), f->arena, "compliment.by", STR("Élodie"), STR_NONE),
               "de la part d’Élodie");
    assert_str(labels_format(in(f, "fr"), f->arena, "compliment.by", STR("Karim"), STR_NONE),
               "de la part de Karim");
    assert_str(labels_format(in(f, "es"), f->arena, "compliment.by", STR("Ana"), STR_NONE),
               "de parte de Ana");
}

/* All languages with a file, English first. */
static const char *const languages[] = {"en", "fr", "de", "es", "it", "pt", "nl", "pl", "ar",      "sv",
                                        "da", "nb", "fi", "cs", "sk", "hu", "ro", "bg", "el",      "hr",
                                        "sl", "tr", "ru", "uk", "he", "ja", "zh", "ko", "zh-Hant", "pt-BR"};
#define LANGUAGES (sizeof(languages) / sizeof(languages[0]))

static void
every_language_has_every_kind_of_its_own(void **state)
{
    struct fixture *f = *state;
    for (size_t i = 0; i < LANGUAGES; i++) {
        assert_true(labels_has_language(f->set, languages[i]));
        assert_memory_equal(labels_locale(in(f, languages[i])), languages[i], 2);
        for (int kind = 0; kind < KIND_COUNT; kind++) {
            struct str label = labels_kind(in(f, languages[i]), kind);
            enum kind named = KIND_COUNT;
            if (!kind_from_category(label, &named) || (int)named != kind)
                fail_msg("the category '%.*s' is not of the kind %s", STR_ARG(label), kind_name(kind));
        }
        if (i != 0)
            assert_false(str_equal(labels_kind(in(f, languages[i]), KIND_NEWS), STR("News")));
    }
}

static void
a_language_has_the_labels_of_its_script_and_its_country(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *item, *screen, *locale, *news;
    } rows[] = {
        {"zh", "", "zh", "新闻"},
        {"zh-CN", "", "zh_CN", "新闻"},
        {"zh-TW", "", "zh_Hant_TW", "最新消息"},
        {"zh-Hant-HK", "", "zh_Hant_HK", "最新消息"},
        {"zh", "zh-TW", "zh_Hant_TW", "最新消息"},
        {"zh_TW", "", "zh_Hant_TW", "最新消息"},
        {"no", "", "nb", "Nyheter"},
        {"nn-NO", "", "nb_NO", "Nyheter"},
        {"iw", "", "he", "חדשות"},
        {"pt-BR", "", "pt_BR", "Notícias"},
        {"pt-PT", "pt-BR", "pt_PT", "Notícias"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct labels *labels = labels_for(f->set, f->arena, str_from(rows[i].item), rows[i].screen);
        assert_string_equal(labels_locale(labels), rows[i].locale);
        assert_str(labels_kind(labels, KIND_NEWS), rows[i].news);
    }
    assert_str(labels_kind(in(f, "pt"), KIND_PEOPLE), "Mudanças na equipa");
    assert_str(labels_kind(in(f, "pt-BR"), KIND_PEOPLE), "Mudanças na equipe");
    assert_str(labels_kind(labels_for(f->set, f->arena, STR("pt"), "pt-BR"), KIND_PEOPLE),
               "Mudanças na equipe");
}

static void
a_language_without_a_file_has_numerals_and_no_words(void **state)
{
    struct fixture *f = *state;
    const struct labels *labels = labels_for(f->set, f->arena, STR("et"), "en-US");
    assert_false(labels_has_language(f->set, "et"));
    assert_string_equal(labels_locale(labels), "et");
    assert_str(labels_kind(labels, KIND_NEWS), "");
    assert_str(labels_text(labels, "operations.tell"), "");
    assert_str(labels_format(labels, f->arena, "until.day", STR("30.11"), STR_NONE), "– 30.11");
    assert_str(labels_date(labels, f->arena, MONDAY, MONDAY, PARIS), "23.11");
    assert_str(labels_date_near(labels, f->arena, MONDAY, MONDAY, PARIS), "23.11");
    assert_str(labels_date_part(labels, f->arena, MONDAY + 2 * 3600, "jm", PARIS), "14:24");
    assert_str(labels_date_part(labels, f->arena, MONDAY, "EEEE", PARIS), "");
    assert_null(labels_date_ahead(labels, f->arena, MONDAY, MONDAY, PARIS).ptr);
    assert_true(labels_rtl(labels_for(f->set, f->arena, STR("fa"), "")));
    /* ICU has no dates in this one either */
    labels = labels_for(f->set, f->arena, STR("tlh"), "en-US");
    assert_str(labels_date_part(labels, f->arena, MONDAY + 2 * 3600, "jm", PARIS), "14:24");
    for (const char *c = labels_date(labels, f->arena, MONDAY, MONDAY, PARIS).ptr; *c; c++)
        assert_true((*c >= '0' && *c <= '9') || *c == '-');
}

static void
dates_are_written_as_people_do(void **state)
{
    struct fixture *f = *state;
    assert_str(labels_date(in(f, "fr"), f->arena, MONDAY, MONDAY, PARIS), "lundi 23 novembre");
    assert_str(labels_date(in(f, "fr"), f->arena, MONDAY + 8 * DAY, MONDAY, PARIS), "mardi 1er décembre");
    assert_str(labels_date(in(f, "fr"), f->arena, MONDAY + 50 * DAY, MONDAY, PARIS), "mardi 12 janvier 2027");
    assert_str(labels_date(in(f, "en"), f->arena, MONDAY, MONDAY, PARIS), "Monday, November 23");
    assert_str(labels_date_near(in(f, "fr"), f->arena, MONDAY - DAY, MONDAY, PARIS), "hier");
    assert_str(labels_date_near(in(f, "de"), f->arena, MONDAY + DAY, MONDAY, PARIS), "morgen");
    assert_str(labels_date_near(in(f, "fr"), f->arena, MONDAY - 2 * DAY, MONDAY, PARIS),
               "samedi 21 novembre");
    assert_str(labels_date_part(in(f, "fr"), f->arena, MONDAY, "Hm", PARIS), "12:24");
}

/* ICU of Debian 12 writes a comma after the weekday, that of Debian 13 does not. */
static struct str
without_commas(struct arena *arena, struct str text)
{
    char *bytes = arena_c(arena, text), *out = bytes;
    for (const char *in = bytes; *in; in++)
        if (*in != ',')
            *out++ = *in;
    *out = '\0';
    return str_from(bytes);
}

static void
dates_are_those_of_the_region(void **state)
{
    struct fixture *f = *state;
    static const struct {
        const char *item, *screen, *date, *mark; /* which is part of the hour */
    } rows[] = {
        {"en-GB", "fr", "Monday 23 November", "12:"}, {"", "en-GB", "Monday 23 November", "12:"},
        {"en", "en-GB", "Monday 23 November", "12:"}, {"en-US", "en-GB", "Monday November 23", "PM"},
        {"en", "de-CH", "Monday 23 November", "12:"}, {"en", "de", "Monday 23 November", "12:"},
        {"fr", "en-US", "lundi 23 novembre", ":"},    {"fr-CA", "fr-FR", "lundi 23 novembre", "h"},
        {"", "", "Monday November 23", "PM"},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        const struct labels *labels = labels_for(f->set, f->arena, str_from(rows[i].item), rows[i].screen);
        assert_str(without_commas(f->arena, labels_date(labels, f->arena, MONDAY, MONDAY, PARIS)),
                   rows[i].date);
        struct str hour = labels_date_part(labels, f->arena, MONDAY, "jm", PARIS);
        assert_true(str_find(hour, str_from(rows[i].mark)) != SIZE_MAX);
        assert_true(strcmp(rows[i].mark, "PM") == 0 || str_find(hour, STR("M")) == SIZE_MAX);
    }
}

static void
near_days_ahead_are_counted(void **state)
{
    struct fixture *f = *state;
    assert_str(labels_date_ahead(in(f, "fr"), f->arena, MONDAY, MONDAY, PARIS), "aujourd’hui");
    assert_str(labels_date_ahead(in(f, "fr"), f->arena, MONDAY + DAY, MONDAY, PARIS), "demain");
    assert_str(labels_date_ahead(in(f, "fr"), f->arena, MONDAY + 3 * DAY, MONDAY, PARIS), "dans 3 jours");
    assert_str(labels_date_ahead(in(f, "pl"), f->arena, MONDAY + 5 * DAY, MONDAY, PARIS), "za 5 dni");
    assert_null(labels_date_ahead(in(f, "fr"), f->arena, MONDAY - DAY, MONDAY, PARIS).ptr);
    assert_null(labels_date_ahead(in(f, "fr"), f->arena, MONDAY + 11 * DAY, MONDAY, PARIS).ptr);
}

static void
days_are_calendar_days_where_the_screen_hangs(void **state)
{
    (void)state;
    assert_int_equal(labels_days_until(MONDAY + 12 * 3600, MONDAY, PARIS), 1);
    assert_int_equal(labels_days_until(MONDAY + 11 * 3600, MONDAY, PARIS), 0);
    assert_int_equal(labels_days_until(MONDAY - 12 * 3600, MONDAY, "Asia/Tokyo"), 0);
}

static void
a_plain_date_is_noon_of_that_day(void **state)
{
    (void)state;
    struct field_date plain = {.year = 2026, .month = 11, .day = 23};
    assert_int_equal(labels_date_s(&plain, PARIS), MONDAY - 24 * 60);
    struct field_date instant = {.instant = true, .at = 12345};
    assert_int_equal(labels_date_s(&instant, PARIS), 12345);
    /* a time without a zone is local */
    struct field_date local = {
        .instant = true, .local = true, .at = test_time("2026-12-04T14:00:00Z") / 1000};
    assert_int_equal(labels_date_s(&local, PARIS), test_time("2026-12-04T13:00:00Z") / 1000);
}

static void
numbers_are_those_of_the_language(void **state)
{
    struct fixture *f = *state;
    assert_str(labels_number(in(f, "fr"), f->arena, 4.6, 1), "4,6");
    assert_str(labels_number(in(f, "en"), f->arena, 4.6, 1), "4.6");
    assert_str(labels_number(in(f, "fr"), f->arena, 1284, 2), "1\u202F284");
    assert_str(labels_number(in(f, "en"), f->arena, 1284, 2), "1,284");
    assert_str(labels_number(in(f, "pt"), f->arena, 12840, 0), "12\u00A0840");
    assert_str(labels_number(in(f, "pt-BR"), f->arena, 12840, 0), "12.840");
    assert_str(labels_number(in(f, "en"), f->arena, 2.0, 2), "2");
    struct str french = labels_percent(in(f, "fr"), f->arena, 0.4);
    assert_true(str_starts(french, STR("40")) && str_ends(french, STR("%")));
    /* a space that does not break: versions of ICU differ in which */
    assert_true(french.len > strlen("40%") && str_find(french, STR(" ")) == SIZE_MAX);
    assert_str(labels_percent(in(f, "en"), f->arena, 0.4), "40%");
}

static void
counted_words_have_their_plural_form(void **state)
{
    struct fixture *f = *state;
    assert_str(labels_count(in(f, "en"), f->arena, "answers", 1), "1 answer");
    assert_str(labels_count(in(f, "en"), f->arena, "answers", 1284), "1,284 answers");
    assert_str(labels_count(in(f, "pl"), f->arena, "answers", 3), "3 opinie");
    assert_str(labels_count(in(f, "pl"), f->arena, "answers", 5), "5 opinii");
    assert_str(labels_count(in(f, "ru"), f->arena, "answers", 22), "22 ответа");
    assert_str(labels_count(in(f, "sl"), f->arena, "answers", 102), "102 odgovora");
    assert_str(labels_count(in(f, "he"), f->arena, "celebration_years", 2), "שנתיים");
    assert_str(labels_count(in(f, "ja"), f->arena, "celebration_years", 1), "1年");
    assert_str(labels_count(in(f, "ro"), f->arena, "celebration_years", 30), "30 de ani");
}

static void
names_are_listed_and_never_split(void **state)
{
    struct fixture *f = *state;
    struct str names[] = {STR("Karim Belkacem"), STR("Rosa Jiménez"), STR("Bastien")};
    assert_str(labels_list(in(f, "fr"), f->arena, (struct str_list){names, 3}),
               "Karim\u00A0Belkacem, Rosa\u00A0Jiménez et Bastien");
    assert_str(labels_list(in(f, "fr"), f->arena, (struct str_list){names, 1}), "Karim\u00A0Belkacem");
    assert_str(labels_list(in(f, "fr"), f->arena, (struct str_list){NULL, 0}), "");
    assert_str(labels_list(in(f, "th"), f->arena, (struct str_list){names, 3}),
               "Karim\u00A0Belkacem, Rosa\u00A0Jiménez, Bastien");
}

static void
labels_are_renamed_in_one_language_or_in_all(void **state)
{
    struct fixture *f = *state;
    struct labels_set *set = labels_load(f->arena, "assets/labels", NULL);
    const struct labels *french = labels_for(set, f->arena, STR("fr"), "");
    const struct labels *polish = labels_for(set, f->arena, STR("pl"), "");
    assert_null(labels_rename(set, STR("fr"), STR("compliment"), STR("Merci")));
    assert_str(labels_kind(french, KIND_COMPLIMENT), "Merci");
    assert_str(labels_kind(polish, KIND_COMPLIMENT), "Brawo");
    assert_null(labels_rename(set, STR_NONE, STR("stage.pilot"), STR("Test")));
    assert_str(labels_text(polish, "stage.pilot"), "Test");
    assert_non_null(labels_rename(set, STR("fr"), STR("nonsense"), STR("x")));
    assert_non_null(labels_rename(set, STR("xx"), STR("news"), STR("x")));
    assert_non_null(labels_rename(set, STR_NONE, STR("rule.number_of"), STR("rule {0}")));
    assert_str(labels_text(french, "rule.number_of"), "règle {0} sur {1}");
}

static void
labels_without_english_are_refused_with_a_reason(void **state)
{
    struct fixture *f = *state;
    struct reason why = {.text = ""};
    assert_null(labels_load(f->arena, "assets/themes", &why));
    assert_int_equal(reason_code(&why), REASON_LABELS_NO_ENGLISH);
    assert_null(labels_load(f->arena, "no/such/folder", &why));
    assert_int_equal(reason_code(&why), REASON_LABELS_NO_FOLDER);
}

/* As while the package is replaced: texts are read when a slide needs the language. */
static void
a_language_whose_file_has_gone_is_said_in_english(void **state)
{
    struct fixture *f = *state;
    char folder[] = "/tmp/labels-XXXXXX";
    struct str english = file_read(f->arena, "assets/labels/en.ini", 65536, NULL);
    assert_non_null(mkdtemp(folder));
    assert_true(file_replace(file_join(f->arena, folder, "en.ini"), english));
    assert_true(file_replace(file_join(f->arena, folder, "fr.ini"), STR("[kind]\nnews = Nouvelle\n")));
    assert_true(file_replace(file_join(f->arena, folder, "pl.ini"), STR("[kind]\nnews = Nowina\n")));
    struct labels_set *set = labels_load(f->arena, folder, NULL);
    assert_non_null(set);
    const struct labels *french = labels_for(set, f->arena, STR("fr"), "");
    const struct labels *polish = labels_for(set, f->arena, STR("pl"), "");
    assert_str(labels_kind(french, KIND_NEWS), "Nouvelle");
    unlink(file_join(f->arena, folder, "fr.ini"));
    unlink(file_join(f->arena, folder, "pl.ini"));
    assert_str(labels_kind(french, KIND_NEWS), "Nouvelle");
    struct str kind = labels_kind(polish, KIND_NEWS);
    assert_true(str_equal(kind, labels_kind(labels_for(set, f->arena, STR("en"), ""), KIND_NEWS)));
    unlink(file_join(f->arena, folder, "en.ini"));
    rmdir(folder);
}

static int
setup(void **state)
{
    static struct fixture fixture;
    fixture.arena = arena_create(1 << 24);
    fixture.set = labels_load(fixture.arena, "assets/labels", NULL);
    *state = &fixture;
    return fixture.set ? 0 : -1;
}

static int
teardown(void **state)
{
    arena_destroy(((struct fixture *)*state)->arena);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_items_language_comes_before_the_screens),
        cmocka_unit_test(kinds_have_their_labels),
        cmocka_unit_test(every_language_has_every_kind_of_its_own),
        cmocka_unit_test(a_language_has_the_labels_of_its_script_and_its_country),
        cmocka_unit_test(a_language_without_a_file_has_numerals_and_no_words),
        cmocka_unit_test(dates_are_written_as_people_do),
        cmocka_unit_test(dates_are_those_of_the_region),
        cmocka_unit_test(near_days_ahead_are_counted),
        cmocka_unit_test(days_are_calendar_days_where_the_screen_hangs),
        cmocka_unit_test(a_plain_date_is_noon_of_that_day),
        cmocka_unit_test(numbers_are_those_of_the_language),
        cmocka_unit_test(counted_words_have_their_plural_form),
        cmocka_unit_test(names_are_listed_and_never_split),
        cmocka_unit_test(labels_are_renamed_in_one_language_or_in_all),
        cmocka_unit_test(a_language_whose_file_has_gone_is_said_in_english),
        cmocka_unit_test(labels_without_english_are_refused_with_a_reason),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
