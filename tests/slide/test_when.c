/* Dates of an item in words, as a native writes them, and the clock. */
#include "test.h"

#include "fakes/metrics.h"
#include "slide/slide.h"

/* 2026-11-23 12:24 in Paris */
#define NOW_MS 1795433040000
#define MINUTE 60000

struct fixture {
    struct arena *forever, *arena;
    const struct theme *theme;
    const struct labels_set *labels;
};

static struct slide_context
context_of(struct fixture *fixture, const char *language)
{
    arena_reset(fixture->arena);
    return (struct slide_context){.width = 1920,
                                  .height = 1080,
                                  .safe_percent = SLIDE_SAFE_PERCENT,
                                  .theme = fixture->theme,
                                  .labels = labels_for(fixture->labels, fixture->forever, STR_NONE, language),
                                  .metrics = &fake_metrics,
                                  .now = {0, NOW_MS, true},
                                  .zone = "Europe/Paris",
                                  .site = "",
                                  .clock = "24"};
}

/* What the slide of something late says between its title and its text. */
static struct str
said(struct fixture *fixture, const char *language, enum field field, const char *date, struct moment now)
{
    struct slide_context context = context_of(fixture, language);
    context.now = now;
    struct value value = {.type = FIELD_TEXT, .text = str_from(date)};
    struct item item = {.kind = KIND_OPERATIONS, .title = STR("Titre"), .published_s = TIME_NONE};
    item.fields[field] = &value;
    struct slides slides = slide_compose(&item, &context, fixture->arena);
    struct str out = STR("");
    for (int i = 0; i < slides.pages->count; i++)
        if (slides.pages->boxes[i].role == ROLE_DETAIL)
            out = arena_printf(fixture->arena, "%.*s%s%.*s", STR_ARG(out), out.len ? " " : "",
                               STR_ARG(slides.pages->boxes[i].text));
    return out;
}

/* With plain spaces and without commas behind the day of the week, which ICU has in some versions. */
static struct str
plain(struct fixture *fixture, struct str text)
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
    struct str copy = arena_str(fixture->arena, buf_str(&out));
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
    struct fixture *fixture = *state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct moment now = {0, NOW_MS, true};
        struct str text = said(fixture, rows[i].language, rows[i].field, rows[i].date, now);
        if (!str_equal(plain(fixture, text), str_from(rows[i].words)))
            fail_msg("%s: '%.*s' is not '%s'", rows[i].language, STR_ARG(text), rows[i].words);
    }
}

/* A line may end between the day and its hour, and nowhere else. */
static void
a_preposition_stays_with_its_date(void **state)
{
    struct fixture *fixture = *state;
    struct moment now = {0, NOW_MS, true};
    assert_str(said(fixture, "fr", FIELD_UNTIL, "2026-11-24T16:00:00+01:00", now),
               "jusqu’à\u00A0demain à\u00A016:00");
    assert_str(said(fixture, "es", FIELD_UNTIL, "2026-11-23T16:00:00+01:00", now),
               "hasta\u00A0las\u00A016:00");
    assert_str(said(fixture, "it", FIELD_UNTIL, "2026-11-27", now),
               "fino\u00A0a\u00A0venerdì 27\u00A0novembre");
}

static void
what_is_ahead_has_not_begun(void **state)
{
    struct fixture *fixture = *state;
    struct moment now = {0, NOW_MS, true}, early = {0, NOW_MS - 60 * MINUTE, true}, lost = {0, 0, false};
    const char *noon = "2026-11-23T12:00:00+01:00";
    assert_str(said(fixture, "fr", FIELD_SINCE, "2026-11-24", now), "dès\u00A0demain");
    assert_str(said(fixture, "fr", FIELD_SINCE, "2026-11-23", now), "dès\u00A0aujourd’hui");
    assert_str(said(fixture, "fr", FIELD_SINCE, noon, early), "dès\u00A012:00");
    assert_str(said(fixture, "fr", FIELD_SINCE, noon, now), "depuis\u00A012:00");
    assert_true(
        str_starts(said(fixture, "fr", FIELD_SINCE, "2026-11-22", lost), STR("dès\u00A0le\u00A0dimanche")));
}

static const struct box *
find(const struct slide *slide, enum box_role role)
{
    for (int i = 0; i < slide->count; i++)
        if (slide->boxes[i].role == role)
            return &slide->boxes[i];
    return NULL;
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
    struct fixture *fixture = *state;
    struct slide_context context = context_of(fixture, "fr");
    struct value day = {.type = FIELD_TEXT, .text = STR("2026-12-04")};
    struct item item = {.kind = KIND_UPCOMING, .title = STR("Campagne"), .published_s = TIME_NONE};
    item.fields[FIELD_PUBLIC_ON] = &day;
    struct slides slides = slide_compose(&item, &context, fixture->arena);
    assert_str(find(&slides.pages[0], ROLE_LABEL)->text, "Bientôt · vous le savez avant tout le monde");
    day.text = STR("2026-11-23T14:00:00+01:00");
    slides = slide_compose(&item, &context, fixture->arena);
    assert_str(find(&slides.pages[0], ROLE_LABEL)->text, "Bientôt · vous le savez avant tout le monde");
    context.now.wall_ms += (int64_t)11 * 86400 * 1000;
    slides = slide_compose(&item, &context, fixture->arena);
    assert_str(find(&slides.pages[0], ROLE_LABEL)->text, "Bientôt");
    context.now = (struct moment){0, 0, false};
    slides = slide_compose(&item, &context, fixture->arena);
    assert_str(find(&slides.pages[0], ROLE_LABEL)->text, "Bientôt");
}

static void
a_day_of_another_year_says_it_beside_the_month(void **state)
{
    struct fixture *fixture = *state;
    struct slide_context context = context_of(fixture, "fr");
    struct value day = {.type = FIELD_TEXT, .text = STR("2026-12-04")};
    struct item item = {.kind = KIND_UPCOMING, .title = STR("Campagne"), .published_s = TIME_NONE};
    item.fields[FIELD_ON] = &day;
    assert_true(says(slide_compose(&item, &context, fixture->arena).pages, "décembre"));
    day.text = STR("2027-03-04");
    assert_true(says(slide_compose(&item, &context, fixture->arena).pages, "mars 2027"));
    context.now.trusted = false;
    assert_true(says(slide_compose(&item, &context, fixture->arena).pages, "mars"));
}

static void
an_untrusted_clock_shows_no_hour_and_no_age(void **state)
{
    struct fixture *fixture = *state;
    struct slide_context context = context_of(fixture, "fr");
    struct item item = {.kind = KIND_NEWS, .title = STR("Titre"), .source = STR("La semaine")};
    item.published_s = NOW_MS / 1000 - 86400;
    struct slides slides = slide_compose(&item, &context, fixture->arena);
    assert_str(find(&slides.pages[0], ROLE_FOOT)->text, "La semaine · hier");
    assert_str(find(&slides.pages[0], ROLE_CLOCK)->text, "12:24");
    context.now.trusted = false;
    slides = slide_compose(&item, &context, fixture->arena);
    assert_str(find(&slides.pages[0], ROLE_FOOT)->text, "La semaine");
    assert_null(find(&slides.pages[0], ROLE_CLOCK));
}

static void
the_clock_is_as_the_configuration_says(void **state)
{
    struct fixture *fixture = *state;
    struct slide_context context = context_of(fixture, "en");
    context.now.wall_ms += 3600 * 1000;
    assert_str(slide_clock_text(&context, fixture->arena), "13:24");
    context.clock = "off";
    assert_str(slide_clock_text(&context, fixture->arena), "");
    context.clock = "12";
    assert_true(str_starts(slide_clock_text(&context, fixture->arena), STR("1:24")));
}

static int
setup(void **state)
{
    static struct fixture fixture;
    const char *why = NULL;
    fixture.forever = arena_create(1 << 24);
    fixture.arena = arena_create(1 << 24);
    fixture.theme = theme_load(fixture.forever, "assets", "dark", NULL, NULL, &why);
    fixture.labels = labels_load(fixture.forever, "assets/labels", &why);
    *state = &fixture;
    return fixture.theme && fixture.labels ? 0 : -1;
}

static int
teardown(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    arena_destroy(fixture->forever);
    return 0;
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
        cmocka_unit_test(the_clock_is_as_the_configuration_says),
    };
    return cmocka_run_group_tests(tests, setup, teardown);
}
