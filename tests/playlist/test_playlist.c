#include "test.h"

#include "playlist/playlist.h"

static const struct playlist_options words = {.slide_min_ms = 6000, .slide_max_ms = 20000};

static struct moment
at(int64_t mono_ms)
{
    return (struct moment){mono_ms, 1795000000000 + mono_ms, true};
}

/* Published so many seconds after a day in the past: none is fresh. */
static struct item
item(const char *key, enum kind kind, int64_t published_s)
{
    return (struct item){.key = str_from(key),
                         .title = str_from(key),
                         .feed = STR("house"),
                         .kind = kind,
                         .published_s = published_s == TIME_NONE ? TIME_NONE : 1790000000 + published_s,
                         .updated_s = TIME_NONE,
                         .first_seen_ms = TIME_NONE};
}

static const char *
showing(const struct playlist *playlist)
{
    int page;
    const struct item *current = playlist_current(playlist, &page);
    return current ? current->key.ptr : "";
}

/* The keys of the next `count` slides, each of one page and 10 s. */
static void
assert_shows(struct playlist *playlist, int64_t from_ms, const char *const *keys, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        assert_string_equal(showing(playlist), keys[i]);
        playlist_set_pages(playlist, 1, 10000, at(from_ms));
        from_ms += 10000;
        assert_false(playlist_advance(playlist, at(from_ms - 1)));
        assert_true(playlist_advance(playlist, at(from_ms)));
    }
}

static void
nothing_to_show_is_no_item_and_no_deadline(void **state)
{
    (void)state;
    struct playlist *playlist = playlist_create(&words);
    int page;
    assert_null(playlist_current(playlist, &page));
    assert_null(playlist_upcoming(playlist, &page));
    assert_true(playlist_deadline(playlist) == INT64_MAX);
    assert_false(playlist_advance(playlist, at(0)));
    playlist_step(playlist, 1, at(0));
    playlist_set_items(playlist, NULL, 0, at(0));
    assert_true(playlist_deadline(playlist) == INT64_MAX);
    playlist_destroy(playlist);
    playlist_destroy(NULL);
}

static void
newest_come_first_and_kinds_take_turns(void **state)
{
    (void)state;
    const struct item items[] = {item("a", KIND_NEWS, 50), item("b", KIND_NEWS, 40), item("c", KIND_NEWS, 30),
                                 item("d", KIND_RULE, 20), item("e", KIND_TIP, 10)};
    struct playlist *playlist = playlist_create(&words);
    playlist_set_items(playlist, items, 5, at(0));
    assert_true(playlist_advance(playlist, at(0)));
    assert_shows(playlist, 0, (const char *const[]){"a", "d", "b", "e", "c", "d"}, 6);
    playlist_destroy(playlist);
}

static void
items_without_a_date_stand_where_the_feed_has_them(void **state)
{
    (void)state;
    const struct item items[] = {item("first", KIND_NEWS, TIME_NONE), item("a", KIND_NEWS, 50),
                                 item("after-a", KIND_NEWS, TIME_NONE), item("b", KIND_NEWS, 60)};
    struct playlist *playlist = playlist_create(&words);
    playlist_set_items(playlist, items, 4, at(0));
    playlist_advance(playlist, at(0));
    assert_shows(playlist, 0, (const char *const[]){"first", "b", "a", "after-a"}, 4);
    playlist_destroy(playlist);
}

static void
pages_of_an_item_come_one_after_the_other(void **state)
{
    (void)state;
    const struct item items[] = {item("a", KIND_NEWS, 50), item("b", KIND_RULE, 40)};
    struct playlist *playlist = playlist_create(&words);
    playlist_set_items(playlist, items, 2, at(0));
    playlist_advance(playlist, at(0));
    int page;
    playlist_set_pages(playlist, 2, 5000, at(0));
    assert_string_equal(playlist_upcoming(playlist, &page)->key.ptr, "a");
    assert_int_equal(page, 1);
    assert_true(playlist_advance(playlist, at(5000)));
    assert_string_equal(playlist_current(playlist, &page)->key.ptr, "a");
    assert_int_equal(page, 1);
    playlist_set_pages(playlist, 2, 5000, at(5000));
    assert_string_equal(playlist_upcoming(playlist, &page)->key.ptr, "b");
    assert_int_equal(page, 0);
    assert_true(playlist_advance(playlist, at(10000)));
    assert_string_equal(showing(playlist), "b");
    playlist_destroy(playlist);
}

static void
the_item_on_the_screen_goes_on_when_the_feed_changes(void **state)
{
    (void)state;
    const struct item items[] = {item("a", KIND_NEWS, 50), item("b", KIND_RULE, 40)};
    const struct item more[] = {item("new", KIND_TIP, 60), item("a", KIND_NEWS, 50),
                                item("b", KIND_RULE, 40)};
    struct playlist *playlist = playlist_create(&words);
    playlist_set_items(playlist, items, 2, at(0));
    playlist_advance(playlist, at(0));
    playlist_set_pages(playlist, 3, 10000, at(0));
    playlist_advance(playlist, at(10000));
    playlist_set_pages(playlist, 3, 10000, at(10000));
    playlist_set_items(playlist, more, 3, at(14000));
    assert_false(playlist_advance(playlist, at(14000)));
    int page;
    assert_ptr_equal(playlist_current(playlist, &page), &more[1]);
    assert_int_equal(page, 1);
    assert_true(playlist_deadline(playlist) == 20000);
    playlist_destroy(playlist);
}

static void
a_page_that_is_laid_out_again_keeps_its_time(void **state)
{
    (void)state;
    const struct item items[] = {item("a", KIND_NEWS, 50), item("b", KIND_RULE, 40)};
    struct playlist *playlist = playlist_create(&words);
    playlist_set_items(playlist, items, 2, at(0));
    playlist_advance(playlist, at(0));
    playlist_set_pages(playlist, 1, 10000, at(0));
    playlist_set_pages(playlist, 2, 12000, at(7000));
    assert_true(playlist_deadline(playlist) == 12000);
    assert_true(playlist_advance(playlist, at(12000)));
    playlist_set_pages(playlist, 2, 12000, at(13000));
    assert_true(playlist_deadline(playlist) == 25000);
    playlist_destroy(playlist);
}

static void
an_item_that_was_withdrawn_leaves_at_once(void **state)
{
    (void)state;
    const struct item items[] = {item("a", KIND_NEWS, 50), item("b", KIND_RULE, 40), item("c", KIND_TIP, 30)};
    struct playlist *playlist = playlist_create(&words);
    playlist_set_items(playlist, items, 3, at(0));
    playlist_advance(playlist, at(0));
    playlist_set_pages(playlist, 1, 10000, at(0));
    playlist_set_items(playlist, items + 1, 2, at(3000));
    assert_true(playlist_deadline(playlist) <= 3000);
    assert_true(playlist_advance(playlist, at(3000)));
    assert_string_equal(showing(playlist), "b");
    playlist_set_pages(playlist, 1, 10000, at(3000));
    playlist_set_items(playlist, NULL, 0, at(4000));
    assert_true(playlist_advance(playlist, at(4000)));
    assert_string_equal(showing(playlist), "");
    assert_true(playlist_deadline(playlist) == INT64_MAX);
    playlist_destroy(playlist);
}

static void
a_long_sleep_moves_on_by_one(void **state)
{
    (void)state;
    const struct item items[] = {item("a", KIND_NEWS, 50), item("b", KIND_RULE, 40), item("c", KIND_TIP, 30)};
    struct playlist *playlist = playlist_create(&words);
    playlist_set_items(playlist, items, 3, at(0));
    playlist_advance(playlist, at(0));
    playlist_set_pages(playlist, 1, 10000, at(0));
    int64_t morning = 8 * 3600 * 1000;
    assert_true(playlist_advance(playlist, at(morning)));
    assert_string_equal(showing(playlist), "b");
    playlist_set_pages(playlist, 1, 10000, at(morning));
    assert_false(playlist_advance(playlist, at(morning)));
    assert_true(playlist_deadline(playlist) == morning + 10000);
    playlist_destroy(playlist);
}

static void
a_pause_keeps_the_time_that_was_left(void **state)
{
    (void)state;
    const struct item items[] = {item("a", KIND_NEWS, 50), item("b", KIND_RULE, 40)};
    struct playlist *playlist = playlist_create(&words);
    playlist_set_items(playlist, items, 2, at(0));
    playlist_advance(playlist, at(0));
    playlist_set_pages(playlist, 1, 10000, at(0));
    playlist_pause(playlist, true, at(4000));
    assert_true(playlist_deadline(playlist) == INT64_MAX);
    assert_false(playlist_advance(playlist, at(60000)));
    playlist_pause(playlist, false, at(60000));
    assert_true(playlist_deadline(playlist) == 66000);
    playlist_destroy(playlist);
}

static void
a_step_shows_the_neighbour_even_while_paused(void **state)
{
    (void)state;
    const struct item items[] = {item("a", KIND_NEWS, 50), item("b", KIND_RULE, 40), item("c", KIND_TIP, 30)};
    struct playlist *playlist = playlist_create(&words);
    playlist_set_items(playlist, items, 3, at(0));
    playlist_advance(playlist, at(0));
    playlist_set_pages(playlist, 1, 10000, at(0));
    playlist_pause(playlist, true, at(1000));
    playlist_step(playlist, 1, at(2000));
    assert_true(playlist_advance(playlist, at(2000)));
    assert_string_equal(showing(playlist), "b");
    playlist_set_pages(playlist, 1, 10000, at(2000));
    playlist_step(playlist, -1, at(3000));
    assert_true(playlist_advance(playlist, at(3000)));
    assert_string_equal(showing(playlist), "a");
    playlist_destroy(playlist);
}

/* 2^32 milliseconds are 49.7 days. */
static void
slides_change_on_time_on_a_machine_that_is_on_for_months(void **state)
{
    (void)state;
    static const char *const keys[] = {"a", "b", "c", "a", "b", "c", "a"};
    static const int64_t wraps_ms[] = {INT64_C(1) << 31, INT64_C(1) << 32, (INT64_C(1) << 32) * 300};
    const struct item items[] = {item("a", KIND_NEWS, 50), item("b", KIND_RULE, 40), item("c", KIND_TIP, 30)};
    for (size_t i = 0; i < sizeof(wraps_ms) / sizeof(wraps_ms[0]); i++) {
        struct playlist *playlist = playlist_create(&words);
        int64_t start_ms = wraps_ms[i] - 35000;
        playlist_set_items(playlist, items, 3, at(start_ms));
        playlist_advance(playlist, at(start_ms));
        assert_shows(playlist, start_ms, keys, sizeof(keys) / sizeof(keys[0]));
        assert_true(playlist_since(playlist) == start_ms + 70000);
        playlist_destroy(playlist);
    }
}

static void
one_slide_alone_stays_for_ever(void **state)
{
    (void)state;
    const struct item items[] = {item("a", KIND_NEWS, 50)};
    struct playlist *playlist = playlist_create(&words);
    playlist_set_items(playlist, items, 1, at(0));
    assert_true(playlist_advance(playlist, at(0)));
    playlist_set_pages(playlist, 1, 10000, at(0));
    int page;
    assert_null(playlist_upcoming(playlist, &page));
    assert_true(playlist_deadline(playlist) == INT64_MAX);
    playlist_destroy(playlist);
}

static void
the_words_decide_how_long_a_slide_stays(void **state)
{
    (void)state;
    struct item one = item("a", KIND_NEWS, 50);
    struct playlist *playlist = playlist_create(&words);
    assert_int_equal(playlist_dwell(playlist, &one, 0), 6000);
    assert_int_equal(playlist_dwell(playlist, &one, 30), 13000);
    assert_int_equal(playlist_dwell(playlist, &one, 400), 20000);
    const struct value seconds = {.type = TYPE_NUMBER, .number = 45};
    one.fields[FIELD_SECONDS] = &seconds;
    assert_int_equal(playlist_dwell(playlist, &one, 30), 45000);
    playlist_destroy(playlist);

    const struct playlist_options fixed = {.slide_ms = 8000, .slide_min_ms = 6000, .slide_max_ms = 20000};
    playlist = playlist_create(&fixed);
    one.fields[FIELD_SECONDS] = NULL;
    assert_int_equal(playlist_dwell(playlist, &one, 400), 8000);
    playlist_destroy(playlist);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_to_show_is_no_item_and_no_deadline),
        cmocka_unit_test(newest_come_first_and_kinds_take_turns),
        cmocka_unit_test(items_without_a_date_stand_where_the_feed_has_them),
        cmocka_unit_test(pages_of_an_item_come_one_after_the_other),
        cmocka_unit_test(the_item_on_the_screen_goes_on_when_the_feed_changes),
        cmocka_unit_test(a_page_that_is_laid_out_again_keeps_its_time),
        cmocka_unit_test(an_item_that_was_withdrawn_leaves_at_once),
        cmocka_unit_test(a_long_sleep_moves_on_by_one),
        cmocka_unit_test(a_pause_keeps_the_time_that_was_left),
        cmocka_unit_test(a_step_shows_the_neighbour_even_while_paused),
        cmocka_unit_test(slides_change_on_time_on_a_machine_that_is_on_for_months),
        cmocka_unit_test(one_slide_alone_stays_for_ever),
        cmocka_unit_test(the_words_decide_how_long_a_slide_stays),
    };
    return cmocka_run_group_tests_name("playlist", tests, NULL, NULL);
}
