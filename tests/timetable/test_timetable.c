#include "test.h"

#include <stdlib.h>
#include <time.h>

#include "timetable/board.h"

static void
slides_follow_each_other_without_a_gap_and_the_last_is_cut(void **state)
{
    struct board *board = *state;
    board_add(board, "a", KIND_NEWS);
    board_add(board, "2b", KIND_RULE);
    board->request.length_ms = 20 * BOARD_SECOND;
    assert_string_equal(board_rows(board), "a@0+6 2b/1@6+6 2b/2@12+6 a@18+2");
}

static void
it_is_what_a_playlist_does_that_is_driven_by_a_loop(void **state)
{
    struct board *board = *state;
    uint64_t seed = 5;
    board->request.count = BOARD_ITEMS_MAX;
    memcpy(board->items, world_items(board->arena, &seed, BOARD_ITEMS_MAX), sizeof(board->items));
    board->request.start = world_at(WORLD_NOW);
    board->request.length_ms = 2 * WORLD_HOUR;
    struct timetable *timetable = timetable_create(&board->request);
    struct playlist *playlist = playlist_create(&board->options);
    struct timetable_row row = {.start_ms = 0};
    int rows = 0;
    playlist_set_items(playlist, board->items, BOARD_ITEMS_MAX, world_at(WORLD_NOW));
    /* the loop looks every 70 ms, which the playlist makes up for; of a page that ends and a window that
     * opens between two looks it sees one a look later */
    for (int64_t at_ms = WORLD_NOW; at_ms < WORLD_NOW + 2 * WORLD_HOUR - 1000; at_ms += 70) {
        if (!playlist_advance(playlist, world_at(at_ms)))
            continue;
        int page;
        const struct item *item = playlist_current(playlist, &page);
        assert_true(timetable_next(timetable, &row));
        assert_ptr_equal(row.item, item);
        assert_int_equal(row.page, item ? page : 0);
        assert_in_range(at_ms - row.start_ms, 0, 140);
        rows++;
        if (!item)
            continue;
        struct timetable_extent extent = board_measure(NULL, item, page, world_at(at_ms));
        playlist_set_pages(playlist, extent.pages, playlist_dwell(playlist, item, extent.words),
                           world_at(at_ms));
    }
    assert_true(rows > 500);
    playlist_destroy(playlist);
    timetable_destroy(timetable);
}

/* A timetable that begins at the position of the playlist, a little later. */
static struct timetable *
go_on_from(struct board *board, const struct playlist *playlist, struct moment now)
{
    struct buf saved;
    buf_init(&saved, 10000);
    playlist_save(playlist, &saved);
    bool later = now.mono_ms + 2500 < playlist_deadline(playlist);
    board->request.start = world_at(now.wall_ms + (later ? 2500 : 0));
    board->request.resume = buf_str(&saved);
    struct timetable *timetable = timetable_create(&board->request);
    buf_finish(&saved);
    return timetable;
}

/* The current slide, its remaining time, and everything that follows. */
static void
it_goes_on_from_where_a_playlist_stands(void **state)
{
    struct board *board = *state;
    board->request.count = BOARD_ITEMS_MAX;
    board->request.length_ms = 30 * WORLD_DAY;
    for (uint64_t seed = 1; seed <= 100; seed++) {
        uint64_t chance = seed * 7907;
        memcpy(board->items, world_items(board->arena, &chance, BOARD_ITEMS_MAX), sizeof(board->items));
        board->items[0].kind = seed % 3 ? KIND_FIGURE : KIND_ALERT;
        struct playlist *playlist = playlist_create(&board->options);
        struct moment now = world_at(WORLD_NOW);
        playlist_set_items(playlist, board->items, BOARD_ITEMS_MAX, now);
        struct timetable *timetable = NULL;
        struct timetable_row row = {.start_ms = 0};
        int slide = 0, from = (int)world_chance(&chance, 80);
        while (slide < from + 60 && playlist_deadline(playlist) != INT64_MAX) {
            int page;
            int64_t due_ms = playlist_deadline(playlist);
            now = world_at(WORLD_NOW + (due_ms > now.mono_ms ? due_ms : now.mono_ms));
            if (!playlist_advance(playlist, now))
                continue;
            const struct item *item = playlist_current(playlist, &page);
            if (timetable) {
                assert_true(timetable_next(timetable, &row));
                assert_ptr_equal(row.item, item);
                assert_true(!item || row.page == page);
                assert_true(row.start_ms == now.wall_ms);
            }
            if (item)
                playlist_set_pages(playlist, board_measure(NULL, item, page, now).pages, 6000, now);
            if (slide++ == from) {
                timetable = go_on_from(board, playlist, now);
                assert_true(timetable_next(timetable, &row));
                assert_ptr_equal(row.item, item);
                assert_true(!item || row.page == page);
            }
        }
        timetable_destroy(timetable);
        playlist_destroy(playlist);
    }
}

static void
what_is_not_whole_is_not_gone_on_from(void **state)
{
    (void)state;
    struct item items[] = {world_item("house", "a", KIND_NEWS), world_item("house", "b", KIND_RULE)};
    struct playlist *playlist = world_playlist(NULL);
    struct buf saved;
    buf_init(&saved, 10000);
    playlist_set_items(playlist, items, 2, world_at(WORLD_NOW));
    playlist_save(playlist, &saved);
    playlist_destroy(playlist);
    /* except for the last figure, which looks complete without its end */
    for (size_t len = 0; len + 3 < saved.len; len++) {
        playlist = world_playlist(NULL);
        assert_false(playlist_restore(playlist, str_slice(buf_str(&saved), 0, len)));
        playlist_set_items(playlist, items, 2, world_at(WORLD_NOW));
        playlist_destroy(playlist);
    }
    buf_finish(&saved);
}

static void
windows_open_and_end_between_two_slides(void **state)
{
    struct board *board = *state;
    board_add(board, "a", KIND_NEWS);
    board_field(board, board_add(board, "ends", KIND_RULE), FIELD_UNTIL, "2026-12-03T10:00:09+01:00");
    board_field(board, board_add(board, "fire", KIND_ALERT), FIELD_FROM, "2026-12-03T10:00:13+01:00");
    board_field(board, &board->items[2], FIELD_UNTIL, "2026-12-03T10:00:20+01:00");
    board->request.length_ms = 25 * BOARD_SECOND;
    assert_string_equal(board_rows(board), "a@0+6 ends@6+3 a@9+4 fire@13+7 a@20+5");
}

static void
without_anything_to_show_there_is_one_row_that_says_so(void **state)
{
    struct board *board = *state;
    assert_string_equal(board_rows(board), "none@0+60");
    board_field(board, board_add(board, "a", KIND_NEWS), FIELD_FROM, "2026-12-03T10:00:30+01:00");
    assert_string_equal(board_rows(board), "none@0+30 a@30+30");
}

static struct hours *
hours_of(const char *rule)
{
    struct config_hours rules = {.count = 1};
    assert_true(shift_read_rule(str_from(rule), &rules.list[0]));
    return hours_create(&rules, NULL);
}

static void
outside_the_opening_hours_the_screen_is_dark(void **state)
{
    struct board *board = *state;
    board_add(board, "a", KIND_NEWS);
    board_add(board, "b", KIND_RULE);
    board_add(board, "c", KIND_TIP);
    board->request.hours = hours_of("06:00-10:01");
    board->request.start.wall_ms = test_time("2026-12-03T10:00:50");
    board->request.length_ms = 30 * BOARD_SECOND;
    assert_string_equal(board_rows(board), "a@0+6 b@6+4 dark@10+20");
    hours_destroy(board->request.hours);
}

static void
when_it_lights_up_the_next_slide_comes(void **state)
{
    struct board *board = *state;
    board_add(board, "a", KIND_NEWS);
    board_add(board, "b", KIND_RULE);
    board->request.hours = hours_of("06:00-09:59, 10:01-22:00");
    assert_string_equal(board_rows(board), "dark@0+60");
    board->request.length_ms = 70 * BOARD_SECOND;
    assert_string_equal(board_rows(board), "dark@0+60 a@60+6 b@66+4");
    board->request.start.wall_ms = test_time("2026-12-03T09:58:52");
    board->request.length_ms = 150 * BOARD_SECOND;
    assert_string_equal(board_rows(board), "a@0+6 b@6+2 dark@8+120 a@128+6 b@134+6 a@140+6 b@146+4");
    hours_destroy(board->request.hours);
}

static void
while_the_time_is_not_known_it_is_lit(void **state)
{
    struct board *board = *state;
    board_add(board, "a", KIND_NEWS);
    board->request.hours = hours_of("06:00-07:00");
    assert_string_equal(board_rows(board), "dark@0+60");
    board->request.start.trusted = false;
    assert_string_equal(board_rows(board), "a@0+60");
    hours_destroy(board->request.hours);
}

static void
without_a_trusted_clock_only_what_surely_began_shows(void **state)
{
    struct board *board = *state;
    board_field(board, board_add(board, "a", KIND_NEWS), FIELD_FROM, "2026-12-01");
    board_field(board, board_add(board, "b", KIND_RULE), FIELD_FROM, "2026-12-03");
    board->request.start.trusted = false;
    assert_string_equal(board_rows(board), "none@0+60");
    board->request.floor_ms = test_time("2026-12-02T12:00:00");
    assert_string_equal(board_rows(board), "a@0+60");
}

static void
verdicts_are_those_of_the_start(void **state)
{
    struct board *board = *state;
    board_add(board, "a", KIND_NEWS);
    board_field(board, board_add(board, "b", KIND_NEWS), FIELD_FROM, "2026-12-03T10:00:30+01:00");
    struct timetable *timetable = timetable_create(&board->request);
    struct timetable_row row;
    while (timetable_next(timetable, &row))
        continue;
    assert_int_equal(timetable_verdict(timetable, 0).reason, PLAYLIST_SHOWN);
    assert_int_equal(timetable_verdict(timetable, 1).reason, PLAYLIST_EMBARGO);
    assert_true(timetable_verdict(timetable, 1).at_ms == board->request.start.wall_ms + 30 * BOARD_SECOND);
    timetable_destroy(timetable);
}

/* The numbers in the file names of `render`. */
static void
the_order_is_that_of_first_appearance_with_alerts_in_front(void **state)
{
    struct board *board = *state;
    size_t order[BOARD_ITEMS_MAX];
    board_add(board, "a", KIND_NEWS);
    board_add(board, "b", KIND_NEWS);
    board_add(board, "c", KIND_RULE);
    board_add(board, "fire", KIND_ALERT)->published_s = board->request.start.wall_ms / 1000;
    board_field(board, board_add(board, "over", KIND_NEWS), FIELD_UNTIL, "2026-12-01");
    assert_int_equal(timetable_order(&board->request, order), 4);
    static const char *const wanted[] = {"fire", "a", "c", "b"};
    for (size_t i = 0; i < 4; i++)
        assert_str(board->items[order[i]].key, wanted[i]);
}

static void
the_order_is_that_of_the_rows(void **state)
{
    struct board *board = *state;
    size_t order[BOARD_ITEMS_MAX], found = 0;
    static const enum kind kinds[] = {KIND_NEWS, KIND_TIP, KIND_NEWS, KIND_FIGURE, KIND_RULE, KIND_BAROMETER};
    for (size_t i = 0; i < 6; i++)
        board_add(board, arena_printf(board->arena, "%c", (char)('a' + i)).ptr, kinds[i]);
    board->request.length_ms = WORLD_HOUR;
    assert_int_equal(timetable_order(&board->request, order), 6);
    struct timetable *timetable = timetable_create(&board->request);
    struct timetable_row row;
    bool seen[6] = {false};
    while (timetable_next(timetable, &row)) {
        size_t index = (size_t)(row.item - board->items);
        if (!seen[index])
            assert_int_equal(order[found++], index);
        seen[index] = true;
    }
    assert_int_equal(found, 6);
    timetable_destroy(timetable);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, board_create, board_destroy)

int
main(void)
{
    setenv("TZ", "Europe/Paris", 1);
    tzset();
    const struct CMUnitTest tests[] = {
        ROW(slides_follow_each_other_without_a_gap_and_the_last_is_cut),
        ROW(it_is_what_a_playlist_does_that_is_driven_by_a_loop),
        ROW(it_goes_on_from_where_a_playlist_stands),
        ROW(what_is_not_whole_is_not_gone_on_from),
        ROW(windows_open_and_end_between_two_slides),
        ROW(without_anything_to_show_there_is_one_row_that_says_so),
        ROW(outside_the_opening_hours_the_screen_is_dark),
        ROW(when_it_lights_up_the_next_slide_comes),
        ROW(while_the_time_is_not_known_it_is_lit),
        ROW(without_a_trusted_clock_only_what_surely_began_shows),
        ROW(verdicts_are_those_of_the_start),
        ROW(the_order_is_that_of_first_appearance_with_alerts_in_front),
        ROW(the_order_is_that_of_the_rows),
    };
    return cmocka_run_group_tests_name("timetable", tests, NULL, NULL);
}
