#include "test.h"

#include <stdlib.h>
#include <time.h>

#include "timetable/board.h"

/* Why the item is not shown at 10 o'clock on Thursday 3 December 2026, in the language. */
static const char *
why(struct board *board, size_t index, const char *locale)
{
    struct timetable_reader reader = {locale, 100};
    struct timetable *timetable = timetable_create(&board->request);
    struct playlist_verdict verdict = timetable_verdict(timetable, index);
    struct str reason =
        timetable_reason(board->arena, &board->request, &reader, &board->items[index], verdict);
    timetable_destroy(timetable);
    return arena_c(board->arena, reason);
}

/* Of the last item. */
static void
assert_why(struct board *board, const char *english, const char *french)
{
    assert_string_equal(why(board, board->request.count - 1, "en-GB"), english);
    assert_string_equal(why(board, board->request.count - 1, "fr-FR"), french);
}

static void
moments_are_named_as_people_name_them(void **state)
{
    static const struct {
        enum field field;
        const char *at, *english, *french;
    } rows[] = {
        {FIELD_FROM, "2026-12-03T16:30:00+01:00", "embargo until today 16:30",
         "embargo jusqu’à aujourd’hui 16:30"},
        {FIELD_FROM, "2026-12-04T08:00:00+01:00", "embargo until tomorrow 08:00",
         "embargo jusqu’à demain 08:00"},
        {FIELD_FROM, "2026-12-05", "embargo until 5 December 00:00", "embargo jusqu’au 5 décembre 00:00"},
        {FIELD_FROM, "2027-01-01T08:00:00+01:00", "embargo until 1 January 2027 08:00",
         "embargo jusqu’au 1er janvier 2027 08:00"},
        {FIELD_UNTIL, "2026-12-03T09:00:00+01:00", "expired today 09:00", "terminé aujourd’hui 09:00"},
        {FIELD_UNTIL, "2026-12-02T18:00:00+01:00", "expired yesterday 18:00", "terminé hier 18:00"},
        {FIELD_UNTIL, "2026-12-02", "expired yesterday, end of the day", "terminé hier, fin de journée"},
        {FIELD_UNTIL, "2026-12-01", "expired 1 December, end of the day",
         "terminé le 1er décembre, fin de journée"},
    };
    struct board *board = *state;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        board_field(board, board_add(board, "a", KIND_NEWS), rows[i].field, rows[i].at);
        assert_why(board, rows[i].english, rows[i].french);
        board->request.count = 0;
    }
}

static void
an_embargo_without_a_date_says_what_is_in_its_place(void **state)
{
    struct board *board = *state;
    board_field(board, board_add(board, "a", KIND_NEWS), FIELD_FROM, "demain");
    assert_why(board, "embargo, because “from” is not a readable date: “demain”",
               "embargo, car « from » n’est pas une date lisible : « demain »");
    board->request.count = 0;
    board_field(board, board_add(board, "a", KIND_UPCOMING), FIELD_PUBLIC_ON, "04/01/2027");
    assert_why(board, "embargo, because “public_on” is not a readable date: “04/01/2027”",
               "embargo, car « public_on » n’est pas une date lisible : « 04/01/2027 »");
}

static void
a_publication_to_come_and_a_shift_say_when(void **state)
{
    struct board *board = *state;
    board_add(board, "a", KIND_NEWS)->published_s = test_time("2026-12-04T08:00:00") / 1000;
    assert_why(board, "to be published tomorrow 08:00", "publication demain 08:00");
    board_field(board, board_add(board, "b", KIND_NEWS), FIELD_HOURS, "14:00-22:00");
    assert_why(board, "outside its hours until today 14:00",
               "hors de ses horaires jusqu’à aujourd’hui 14:00");
    board_field(board, board_add(board, "c", KIND_NEWS), FIELD_DAYS, "sat");
    assert_why(board, "outside its hours until 5 December 00:00",
               "hors de ses horaires jusqu’au 5 décembre 00:00");
}

static const struct value *
two_sites(struct board *board)
{
    struct value *value = arena_alloc(board->arena, sizeof(*value));
    struct str *names = arena_array(board->arena, 2, sizeof(*names));
    names[0] = STR("Lyon");
    names[1] = STR("Nantes");
    *value = (struct value){.type = TYPE_TEXTS, .texts = {names, 2}};
    return value;
}

static void
other_sites_are_named(void **state)
{
    struct board *board = *state;
    board_field(board, board_add(board, "a", KIND_NEWS), FIELD_SITES, "Lyon");
    assert_why(board, "other site: Lyon", "autre site : Lyon");
    board_add(board, "b", KIND_NEWS)->fields[FIELD_SITES] = two_sites(board);
    assert_why(board, "other sites: Lyon, Nantes", "autres sites : Lyon, Nantes");
    board->options.site = "Nantes";
    assert_why(board, "", "");
}

static void
limits_are_named(void **state)
{
    struct board *board = *state;
    struct playlist_feed feed = {"house", 3, 1};
    board->options.max_age_ms[KIND_TIP] = 30 * WORLD_DAY;
    board->options.max_age_ms[KIND_RULE] = 36 * WORLD_HOUR;
    board_add(board, "a", KIND_TIP)->published_s -= 40 * 86400;
    assert_why(board, "older than 30 days", "plus de 30 jours");
    board_add(board, "b", KIND_RULE)->published_s -= 40 * 86400;
    assert_why(board, "older than 36 hours", "plus de 36 heures");
    board->request.count = 0;
    board->options.feeds = &feed;
    board->options.feed_count = 1;
    board_add(board, "a", KIND_NEWS);
    board_add(board, "b", KIND_NEWS);
    assert_why(board, "only the newest of its feed are shown: 1",
               "seuls les plus récents du flux sont affichés : 1");
    feed.max_shown = 0;
    feed.max_kept = 1;
    assert_why(board, "only the first of its feed are kept: 1", "seuls les premiers du flux sont gardés : 1");
}

static void
copies_empty_items_and_an_uncertain_clock_say_so(void **state)
{
    struct board *board = *state;
    board_add(board, "a", KIND_NEWS)->text = STR("Longer than the other");
    board_add(board, "a", KIND_NEWS);
    board->items[0].feed = board->items[1].feed = STR("house");
    assert_why(board, "duplicate of another item that says as much or more",
               "double d’un autre article, au moins aussi complet");
    board_add(board, "b", KIND_NEWS)->title = STR_NONE;
    assert_why(board, "empty: neither words nor a picture", "vide : ni texte ni image");
    board->request.start.trusted = false;
    board_field(board, board_add(board, "c", KIND_NEWS), FIELD_FROM, "2026-12-02");
    assert_why(board, "embargo, and the screen is not sure of the time",
               "embargo, et l’écran n’est pas sûr de l’heure");
}

static void
other_languages_are_answered_in_english(void **state)
{
    struct board *board = *state;
    board_field(board, board_add(board, "a", KIND_NEWS), FIELD_UNTIL, "2026-11-30T18:00:00+01:00");
    assert_string_equal(why(board, 0, "de-DE"), "expired 30 November 18:00");
    assert_non_null(strstr(why(board, 0, "en-US"), "expired November 30 6:00"));
    assert_string_equal(why(board, 0, "frr"), "expired 30 November 18:00");
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, board_create, board_destroy)

int
main(void)
{
    setenv("TZ", "Europe/Paris", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        ROW(moments_are_named_as_people_name_them),
        ROW(an_embargo_without_a_date_says_what_is_in_its_place),
        ROW(a_publication_to_come_and_a_shift_say_when),
        ROW(other_sites_are_named),
        ROW(limits_are_named),
        ROW(copies_empty_items_and_an_uncertain_clock_say_so),
        ROW(other_languages_are_answered_in_english),
    };
    return cmocka_run_group_tests_name("reason", tests, NULL, NULL);
}
