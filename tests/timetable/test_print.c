#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "timetable/board.h"

static const char *
printed(struct board *board, const char *locale, int columns)
{
    char *text = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&text, &size);
    struct timetable *timetable = timetable_create(&board->request);
    struct timetable_reader reader = {locale ? locale : "en", columns};
    assert_true(locale ? timetable_print_text(timetable, &reader, out)
                       : timetable_print_json(timetable, &reader, out));
    timetable_destroy(timetable);
    fclose(out);
    const char *copy = arena_c(board->arena, (struct str){text, size});
    free(text);
    return copy;
}

static void
fill(struct board *board)
{
    board_add(board, "a", KIND_NEWS)->title = STR("Canteen closed");
    board_add(board, "2b", KIND_COMPLIMENT)->title = STR_NONE;
    board->items[1].text = STR("Thank you,\n  Ada");
    board_field(board, board_add(board, "c", KIND_TIP), FIELD_FROM, "2026-12-04T08:00:00+01:00");
    board->items[2].id = STR("urn:c");
    board->request.length_ms = 15500;
}

static void
people_read_a_table_and_what_is_not_shown(void **state)
{
    struct board *board = *state;
    fill(board);
    assert_string_equal(
        printed(board, "en-GB", 100),
        "Thursday, 3 December 2026\n"
        "  start       sec  kind        page   title\n"
        "  10:00:00      6  news               Canteen closed\n"
        "  10:00:06      6  compliment  1/2    Thank you, Ada\n"
        "  10:00:12    3.5  compliment  2/2    Thank you, Ada\n"
        "\nA round of all items (2) takes 18 s.\n"
        "\nNot shown at 10:00:\n"
        "  tip         c                                           embargo until tomorrow 08:00\n");
    assert_non_null(strstr(printed(board, "fr", 100), "jeudi 3 décembre 2026\n  début         s  genre"));
    assert_non_null(strstr(printed(board, "en-US", 100), "  10:00:00"));
}

static void
an_item_that_is_shown_for_too_long_is_named(void **state)
{
    struct board *board = *state;
    static const char *const keys[] = {"a", "b", "c", "d", "e", "f", "g", "h", "i"};
    for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
        board_add(board, keys[i], KIND_NEWS)->title = str_from(keys[i]);
    struct item *item = board_add(board, "long", KIND_NEWS);
    item->title = STR("The roof");
    item->fields[FIELD_SECONDS] = &(struct value){.type = TYPE_NUMBER, .number = 90};
    assert_non_null(strstr(printed(board, "en-GB", 100),
                           "  news        The roof                                    "
                           "this item occupies the screen for 1 min 30 s of a round of"));
    assert_non_null(
        strstr(printed(board, "fr", 100), "cet article occupe l’écran 1 min 30 s sur un tour de"));
}

static void
old_news_are_named_with_the_limit(void **state)
{
    struct board *board = *state;
    board->options.news_age_ms = (int64_t)60 * 24 * 3600 * 1000;
    for (int i = 0; i < 4; i++) {
        struct item *item = board_add(board, arena_printf(board->arena, "%d", i).ptr, KIND_NEWS);
        item->title = arena_printf(board->arena, "Old %d", i);
        item->published_s = board->request.start.wall_ms / 1000 - (int64_t)(70 + i) * 24 * 3600;
    }
    const char *text = printed(board, "en-GB", 110);
    assert_non_null(strstr(text, "news older than 60 days, in a feed without end dates (news-max-age)"));
    assert_non_null(strstr(
        text, "\nOlder than 60 days, and shown because the feed has nothing newer:\n  news        Old 0\n"
              "  news        Old 1\n  news        Old 2\n"));
    board_add(board, "new", KIND_NEWS)->title = STR("New");
    board->items[4].published_s = board->request.start.wall_ms / 1000 - 3600;
    text = printed(board, "en-GB", 110);
    assert_null(strstr(text, "nothing newer"));
    board_field(board, &board->items[4], FIELD_UNTIL, "2026-12-24");
    assert_null(strstr(printed(board, "en-GB", 110), "news-max-age"));
}

static void
programs_read_one_object(void **state)
{
    struct board *board = *state;
    fill(board);
    assert_string_equal(
        printed(board, NULL, 0),
        "{\"shown\": [\n"
        "  {\"start\": \"2026-12-03T10:00:00+01:00\", \"seconds\": 6, \"id\": \"a\", \"kind\": \"news\", "
        "\"title\": \"Canteen closed\", \"page\": 1, \"pages\": 1},\n"
        "  {\"start\": \"2026-12-03T10:00:06+01:00\", \"seconds\": 6, \"id\": \"2b\", \"kind\": "
        "\"compliment\", "
        "\"title\": null, \"page\": 1, \"pages\": 2},\n"
        "  {\"start\": \"2026-12-03T10:00:12+01:00\", \"seconds\": 3.5, \"id\": \"2b\", \"kind\": "
        "\"compliment\", \"title\": null, \"page\": 2, \"pages\": 2}],\n"
        " \"hidden\": [\n"
        "  {\"id\": \"urn:c\", \"kind\": \"tip\", \"title\": \"c\", \"words\": \"embargo until tomorrow "
        "08:00\", \"reason\": \"embargo\", \"until\": "
        "\"2026-12-04T08:00:00+01:00\"}]}\n");
}

static void
a_day_that_begins_has_its_date(void **state)
{
    struct board *board = *state;
    fill(board);
    board->request.start.wall_ms = test_time("2026-12-03T23:59:50");
    assert_non_null(strstr(printed(board, "en-GB", 100),
                           "23:59:56      6  compliment  1/2    Thank you, Ada\n\n"
                           "Friday, 4 December 2026\n  00:00:02    3.5  compliment"));
}

static void
what_has_no_turn_in_the_time_is_named(void **state)
{
    struct board *board = *state;
    fill(board);
    board->request.length_ms = 5000;
    assert_non_null(strstr(printed(board, "en-GB", 100),
                           "\nShown too, but their turn comes later:\n  compliment  Thank you, Ada\n"));
    board_add(board, "fire", KIND_ALERT)->published_s = board->request.start.wall_ms / 1000;
    assert_non_null(strstr(printed(board, "en-GB", 100), "\nShown again when the alert has ended:\n"));
}

static void
nothing_is_said_in_words(void **state)
{
    struct board *board = *state;
    assert_string_equal(printed(board, "en-GB", 100), "The feed has no items.\n");
    assert_string_equal(printed(board, NULL, 0), "{\"shown\": [],\n \"hidden\": []}\n");
    board_field(board, board_add(board, "a", KIND_NEWS), FIELD_UNTIL, "2026-12-01");
    assert_non_null(strstr(printed(board, "en-GB", 100),
                           "60                     (no item to show: the default slide)\n"));
    assert_non_null(strstr(printed(board, NULL, 0), "{\"shown\": [],\n"));
}

static void
the_dark_is_said_with_its_end(void **state)
{
    struct board *board = *state;
    struct config_hours rules = {.count = 1};
    assert_true(shift_read_rule(STR("mon-fri 06:00-09:00"), &rules.list[0]));
    board->request.hours = hours_create(&rules, NULL);
    fill(board);
    assert_non_null(strstr(printed(board, "en-GB", 100), "(the screen is dark until tomorrow 06:00"));
    assert_non_null(strstr(printed(board, "fr-FR", 100), "(l’écran est éteint jusqu’à demain 06:00"));
    assert_non_null(strstr(printed(board, NULL, 0), "{\"shown\": [],\n"));
    hours_destroy(board->request.hours);
}

static void
titles_are_cut_to_the_terminal_and_cannot_command_it(void **state)
{
    struct board *board = *state;
    fill(board);
    board->items[0].title = STR("Bell \a red \033[31m and a title that goes on and on and on and on");
    const char *text = printed(board, "en-GB", 60);
    assert_null(strpbrk(text, "\a\033"));
    assert_non_null(strstr(text, "Bell red [31m and a t…\n"));
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, board_create, board_destroy)

int
main(void)
{
    setenv("TZ", "Europe/Paris", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        ROW(people_read_a_table_and_what_is_not_shown),
        ROW(an_item_that_is_shown_for_too_long_is_named),
        ROW(old_news_are_named_with_the_limit),
        ROW(programs_read_one_object),
        ROW(a_day_that_begins_has_its_date),
        ROW(what_has_no_turn_in_the_time_is_named),
        ROW(nothing_is_said_in_words),
        ROW(the_dark_is_said_with_its_end),
        ROW(titles_are_cut_to_the_terminal_and_cannot_command_it),
    };
    return cmocka_run_group_tests_name("print", tests, NULL, NULL);
}
