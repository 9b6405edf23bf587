/* Dates of an item in words, as native speakers write them, the days of a menu, and the clock. */
#include "test.h"

#include "fakes/slide_looks.h"
#include "slide/slide.h"

#define MINUTE 60000

/* What the slide of a past event has between its title and its text. */
static struct str
said(struct slide_looks *looks, const char *language, enum field field, const char *date, struct moment now)
{
    struct slide_context context = slide_looks_context(looks, language);
    context.now = now;
    struct value value = {.type = TYPE_TEXT, .text = str_from(date)};
    struct item item = {.kind = KIND_OPERATIONS, .title = STR("Titre"), .published_s = TIME_NONE};
    item.fields[field] = &value;
    struct slides slides = slide_compose(&item, &context, looks->arena);
    struct str out = STR("");
    for (int i = 0; i < slides.pages->count; i++)
        if (slides.pages->boxes[i].role == ROLE_DETAIL)
            out = arena_printf(looks->arena, "%.*s%s%.*s", STR_ARG(out), out.len ? " " : "",
                               STR_ARG(slides.pages->boxes[i].text));
    return out;
}

/* With ordinary spaces and without commas after the weekday, which some versions of ICU write. */
static struct str
plain(struct slide_looks *looks, struct str text)
{
    struct buf out;
    buf_init(&out, 64);
    for (size_t at = 0; at < text.len; at++) {
        struct str rest = str_slice(text, at, SIZE_MAX);
        bool space = str_starts(rest, STR("\u00A0"));
        if (text.ptr[at] != ',')
            buf_put_char(&out, space ? ' ' : text.ptr[at]);
        at += space ? 1 : 0;
    }
    struct str copy = arena_str(looks->arena, buf_str(&out));
    buf_finish(&out);
    return copy;
}

static void
dates_stand_in_the_words_of_the_language(void **state)
{
    static const struct {
        const char *language;
        enum field field;
        const char *date, *words;
    } rows[] = {
        {"fr", FIELD_SINCE, "2026-11-22", "depuis hier"},
        {"fr", FIELD_SINCE, "2026-11-20", "depuis le vendredi 20 novembre"},
        {"fr", FIELD_SINCE, "2026-11-01", "depuis le 1ᵉʳ novembre"},
        {"fr", FIELD_UNTIL, "2026-11-24T16:00:00+01:00", "jusqu’à demain à 16:00"},
        {"fr", FIELD_UNTIL, "2027-03-08", "jusqu’au 8 mars 2027"},
        {"de", FIELD_UNTIL, "2026-11-23T16:00:00+01:00", "bis 16:00 Uhr"},
        {"de", FIELD_SINCE, "2026-11-20", "seit Freitag 20. November"},
        {"es", FIELD_UNTIL, "2026-12-08", "hasta el 8 de diciembre"},
        {"es", FIELD_UNTIL, "2026-11-24T16:00:00+01:00", "hasta mañana a las 16:00"},
        {"it", FIELD_SINCE, "2026-11-20", "da venerdì 20 novembre"},
        {"it", FIELD_SINCE, "2026-11-10", "dal 10 novembre"},
        {"it", FIELD_SINCE, "2026-11-11", "dall’11 novembre"},
        {"it", FIELD_UNTIL, "2027-03-08", "fino all’8 marzo 2027"},
        {"it", FIELD_UNTIL, "2027-03-18", "fino al 18 marzo 2027"},
        {"it", FIELD_UNTIL, "2026-12-01", "fino a martedì 1º dicembre"},
        {"pt", FIELD_SINCE, "2026-11-01", "desde 1 de novembro"},
        {"pt-BR", FIELD_SINCE, "2026-11-01", "desde 1º de novembro"},
        {"nl", FIELD_UNTIL, "2026-12-01", "tot en met dinsdag 1 december"},
        {"nl", FIELD_UNTIL, "2026-11-24T16:00:00+01:00", "tot morgen om 16:00"},
        {"pl", FIELD_SINCE, "2026-11-10", "od 10 listopada"},
        {"pl", FIELD_UNTIL, "2026-11-24T16:00:00+01:00", "do: jutro godz. 16:00"},
        {"ar", FIELD_UNTIL, "2026-11-24", "حتى غدًا"},
    };
    struct slide_looks *looks = *state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct moment now = {0, SLIDE_LOOKS_NOW_MS, true};
        struct str text = said(looks, rows[i].language, rows[i].field, rows[i].date, now);
        if (!str_equal(plain(looks, text), str_from(rows[i].words)))
            fail_msg("%s: '%.*s' is not '%s'", rows[i].language, STR_ARG(text), rows[i].words);
    }
}

/* A line may break between the day and its time, and nowhere else. */
static void
a_preposition_stays_with_its_date(void **state)
{
    struct slide_looks *looks = *state;
    struct moment now = {0, SLIDE_LOOKS_NOW_MS, true};
    assert_str(said(looks, "fr", FIELD_UNTIL, "2026-11-24T16:00:00+01:00", now),
               "jusqu’à\u00A0demain à\u00A016:00");
    assert_str(said(looks, "es", FIELD_UNTIL, "2026-11-23T16:00:00+01:00", now), "hasta\u00A0las\u00A016:00");
    assert_str(said(looks, "it", FIELD_UNTIL, "2026-11-27", now),
               "fino\u00A0a\u00A0venerdì 27\u00A0novembre");
}

static void
what_is_ahead_has_not_begun(void **state)
{
    struct slide_looks *looks = *state;
    struct moment now = {0, SLIDE_LOOKS_NOW_MS, true}, early = {0, SLIDE_LOOKS_NOW_MS - 60 * MINUTE, true},
                  lost = {0, 0, false};
    const char *noon = "2026-11-23T12:00:00+01:00";
    assert_str(said(looks, "fr", FIELD_SINCE, "2026-11-24", now), "dès\u00A0demain");
    assert_str(said(looks, "fr", FIELD_SINCE, "2026-11-23", now), "dès\u00A0aujourd’hui");
    assert_str(said(looks, "fr", FIELD_SINCE, noon, early), "dès\u00A012:00");
    assert_str(said(looks, "fr", FIELD_SINCE, noon, now), "depuis\u00A012:00");
    assert_true(
        str_starts(said(looks, "fr", FIELD_SINCE, "2026-11-22", lost), STR("dès\u00A0le\u00A0dimanche")));
}

static bool
says(const struct slide *slide, const char *text)
{
    for (int i = 0; i < slide->count; i++)
        if (str_equal(slide->boxes[i].text, str_from(text)))
            return true;
    return false;
}

static void
you_know_first_until_the_day(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "fr");
    struct value day = {.type = TYPE_TEXT, .text = STR("2026-12-04")};
    struct item item = {.kind = KIND_UPCOMING, .title = STR("Campagne"), .published_s = TIME_NONE};
    item.fields[FIELD_PUBLIC_ON] = &day;
    struct slides slides = slide_compose(&item, &context, looks->arena);
    assert_str(slide_looks_find(&slides.pages[0], ROLE_LABEL)->text,
               "Bientôt · vous le savez avant tout le monde");
    day.text = STR("2026-11-23T14:00:00+01:00");
    slides = slide_compose(&item, &context, looks->arena);
    assert_str(slide_looks_find(&slides.pages[0], ROLE_LABEL)->text,
               "Bientôt · vous le savez avant tout le monde");
    context.now.wall_ms += (int64_t)11 * 86400 * 1000;
    slides = slide_compose(&item, &context, looks->arena);
    assert_str(slide_looks_find(&slides.pages[0], ROLE_LABEL)->text, "Bientôt");
    context.now = (struct moment){0, 0, false};
    slides = slide_compose(&item, &context, looks->arena);
    assert_str(slide_looks_find(&slides.pages[0], ROLE_LABEL)->text, "Bientôt");
}

static void
a_day_of_another_year_says_it_beside_the_month(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "fr");
    struct value day = {.type = TYPE_TEXT, .text = STR("2026-12-04")};
    struct item item = {.kind = KIND_UPCOMING, .title = STR("Campagne"), .published_s = TIME_NONE};
    item.fields[FIELD_ON] = &day;
    assert_true(says(slide_compose(&item, &context, looks->arena).pages, "décembre"));
    day.text = STR("2027-03-04");
    assert_true(says(slide_compose(&item, &context, looks->arena).pages, "mars 2027"));
    context.now.trusted = false;
    assert_true(says(slide_compose(&item, &context, looks->arena).pages, "mars"));
}

static void
an_untrusted_clock_shows_no_hour_and_no_age(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "fr");
    struct item item = {.kind = KIND_NEWS, .title = STR("Titre"), .source = STR("La semaine")};
    item.published_s = SLIDE_LOOKS_NOW_MS / 1000 - 86400;
    struct slides slides = slide_compose(&item, &context, looks->arena);
    assert_str(slide_looks_find(&slides.pages[0], ROLE_FOOTER)->text, "La semaine · hier");
    assert_str(slide_looks_find(&slides.pages[0], ROLE_CLOCK)->text, "12:24");
    context.now.trusted = false;
    slides = slide_compose(&item, &context, looks->arena);
    assert_str(slide_looks_find(&slides.pages[0], ROLE_FOOTER)->text, "La semaine");
    assert_null(slide_looks_find(&slides.pages[0], ROLE_CLOCK));
}

static int
count_fills(const struct slide *slide)
{
    int count = 0;
    for (int i = 0; i < slide->count; i++)
        count += slide->boxes[i].type == BOX_FILL;
    return count;
}

static void
a_menu_in_a_text_marks_today_when_its_week_is_known(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "de");
    struct value last = {.type = TYPE_TEXT, .text = STR("2026-11-29")};
    struct item item = {.kind = KIND_MENU, .title = STR("Speiseplan"), .published_s = TIME_NONE};
    item.body = STR("Montag: Gulasch\nDienstag: Fisch\nMittwoch: Curry");
    int without = count_fills(slide_compose(&item, &context, looks->arena).pages);
    item.fields[FIELD_UNTIL] = &last;
    assert_int_equal(count_fills(slide_compose(&item, &context, looks->arena).pages), without + 1);
    last.text = STR("2026-12-06");
    assert_int_equal(count_fills(slide_compose(&item, &context, looks->arena).pages), without);
}

static void
a_menu_of_a_language_without_words_has_the_dates_of_its_days(void **state)
{
    struct str lines[] = {STR("mon:"), STR("Phở"), STR("tue:"), STR("Bún")};
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "vi");
    struct value dishes = {.type = TYPE_TEXTS, .texts = {lines, 4}};
    struct item item = {.kind = KIND_MENU, .title = STR("Cơm trưa"), .published_s = TIME_NONE};
    item.fields[FIELD_DISHES] = &dishes;
    struct slides slides = slide_compose(&item, &context, looks->arena);
    const struct box *monday = slide_looks_text(slides.pages, "23/11");
    const struct box *tuesday = slide_looks_text(slides.pages, "24/11");
    assert_non_null(monday);
    assert_non_null(tuesday);
    assert_int_equal(monday->size_px, tuesday->size_px);
}

/* A word of one day would be broken in columns. */
static void
the_days_of_a_menu_all_have_columns_or_none(void **state)
{
    struct str lines[] = {STR("Monday:"),  STR("Soup"), STR("Pie"),
                          STR("Tuesday:"), STR("Lamb"), STR("Kartoffelpfannkuchenzubereitungsvorschriften")};
    struct slide_looks *looks = *state;
    struct value dishes = {.type = TYPE_TEXTS, .texts = {lines, sizeof lines / sizeof *lines}};
    struct item item = {.kind = KIND_MENU, .title = STR("Menus"), .published_s = TIME_NONE};
    item.fields[FIELD_DISHES] = &dishes;
    struct slide_context context = slide_looks_context(looks, "en");
    const struct slide *slide = slide_compose(&item, &context, looks->arena).pages;
    const struct box *pie = slide_looks_text(slide, "Pie"), *word = slide_looks_text(slide, "Kartoffel");
    assert_non_null(pie);
    assert_non_null(word);
    assert_int_equal(pie->at.x, word->at.x);
}

static void
the_clock_is_as_the_configuration_says(void **state)
{
    struct slide_looks *looks = *state;
    struct slide_context context = slide_looks_context(looks, "en");
    context.now.wall_ms += 3600 * 1000;
    assert_str(slide_clock_text(&context, looks->arena), "13:24");
    context.clock = "off";
    assert_str(slide_clock_text(&context, looks->arena), "");
    context.clock = "12";
    assert_true(str_starts(slide_clock_text(&context, looks->arena), STR("1:24")));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_stand_in_the_words_of_the_language),
        cmocka_unit_test(a_preposition_stays_with_its_date),
        cmocka_unit_test(what_is_ahead_has_not_begun),
        cmocka_unit_test(you_know_first_until_the_day),
        cmocka_unit_test(a_day_of_another_year_says_it_beside_the_month),
        cmocka_unit_test(an_untrusted_clock_shows_no_hour_and_no_age),
        cmocka_unit_test(a_menu_in_a_text_marks_today_when_its_week_is_known),
        cmocka_unit_test(a_menu_of_a_language_without_words_has_the_dates_of_its_days),
        cmocka_unit_test(the_days_of_a_menu_all_have_columns_or_none),
        cmocka_unit_test(the_clock_is_as_the_configuration_says),
    };
    return cmocka_run_group_tests(tests, slide_looks_setup, slide_looks_teardown);
}
