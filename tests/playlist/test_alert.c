#include "test.h"

#include "playlist/world.h"

static struct item
alert(const char *key)
{
    struct item item = world_item("house", key, KIND_ALERT);
    item.published_s = WORLD_NOW / 1000;
    return item;
}

static const char *
showing(const struct playlist *playlist)
{
    int page;
    const struct item *current = playlist_current(playlist, &page);
    return current ? current->key.ptr : "";
}

/* A playlist that shows the first item for a second of its ten. */
static struct playlist *
running(const struct item *items, size_t count)
{
    struct playlist *playlist = world_playlist(NULL);
    playlist_set_items(playlist, items, count, world_at(WORLD_NOW));
    assert_true(playlist_advance(playlist, world_at(WORLD_NOW)));
    playlist_set_pages(playlist, 1, 10000, world_at(WORLD_NOW));
    assert_false(playlist_advance(playlist, world_at(WORLD_NOW + 1000)));
    return playlist;
}

static void
an_alert_interrupts_at_once_and_the_interrupted_item_comes_again(void **state)
{
    (void)state;
    const struct item before[] = {world_item("house", "a", KIND_NEWS), world_item("house", "b", KIND_RULE)};
    const struct item after[] = {before[0], before[1], alert("fire drill")};
    struct playlist *playlist = running(before, 2);
    assert_string_equal(showing(playlist), "a");
    struct moment now = world_at(WORLD_NOW + 1000);
    playlist_set_items(playlist, after, 3, now);
    assert_true(playlist_deadline(playlist) <= now.mono_ms);
    assert_true(playlist_advance(playlist, now));
    assert_string_equal(showing(playlist), "fire drill");
    assert_true(playlist_alerting(playlist));
    playlist_set_pages(playlist, 1, 10000, now);

    int page;
    assert_null(playlist_upcoming(playlist, &page));
    int64_t end_ms = WORLD_NOW + 4 * WORLD_HOUR;
    assert_true(playlist_deadline(playlist) == world_at(end_ms).mono_ms);
    assert_false(playlist_advance(playlist, world_at(end_ms - 1)));
    assert_true(playlist_advance(playlist, world_at(end_ms)));
    assert_string_equal(showing(playlist), "a");
    assert_false(playlist_alerting(playlist));
    playlist_destroy(playlist);
}

static void
alerts_alternate_with_alerts_only(void **state)
{
    (void)state;
    const struct item items[] = {world_item("house", "a", KIND_NEWS), alert("one"), alert("two")};
    struct playlist *playlist = running(items, 3);
    static const char *const expected[] = {"one", "two", "one", "two"};
    for (int i = 0; i < 4; i++) {
        assert_string_equal(showing(playlist), expected[i]);
        struct moment now = world_at(WORLD_NOW + 10000 * (i + 1));
        assert_true(playlist_advance(playlist, now));
        playlist_set_pages(playlist, 1, 10000, now);
    }
    playlist_destroy(playlist);
}

static void
a_new_alert_does_not_wait_for_the_one_that_shows(void **state)
{
    (void)state;
    const struct item before[] = {alert("one"), alert("two")};
    const struct item after[] = {alert("one"), alert("two"), alert("three")};
    struct playlist *playlist = running(before, 2);
    struct moment now = world_at(WORLD_NOW + 11000);
    assert_true(playlist_advance(playlist, now));
    playlist_set_pages(playlist, 1, 10000, now);
    assert_string_equal(showing(playlist), "two");
    playlist_set_items(playlist, after, 3, world_at(WORLD_NOW + 12000));
    assert_true(playlist_advance(playlist, world_at(WORLD_NOW + 12000)));
    assert_string_equal(showing(playlist), "three");
    playlist_destroy(playlist);
}

static void
an_alert_that_is_withdrawn_gives_the_screen_back_at_once(void **state)
{
    (void)state;
    const struct item with[] = {alert("one"), world_item("house", "a", KIND_NEWS)};
    struct playlist *playlist = running(with, 2);
    assert_string_equal(showing(playlist), "one");
    playlist_set_items(playlist, with + 1, 1, world_at(WORLD_NOW + 2000));
    assert_true(playlist_advance(playlist, world_at(WORLD_NOW + 2000)));
    assert_string_equal(showing(playlist), "a");
    assert_false(playlist_alerting(playlist));
    playlist_destroy(playlist);
}

static void
an_alert_whose_time_comes_interrupts_on_the_millisecond(void **state)
{
    (void)state;
    struct arena *arena = arena_create((size_t)1 << 20);
    struct item items[] = {alert("later"), world_item("house", "a", KIND_NEWS)};
    items[0].fields[FIELD_FROM] = world_instant(arena, WORLD_NOW + 5000);
    struct playlist *playlist = running(items, 2);
    assert_string_equal(showing(playlist), "a");
    assert_true(playlist_deadline(playlist) == world_at(WORLD_NOW + 5000).mono_ms);
    assert_false(playlist_advance(playlist, world_at(WORLD_NOW + 4999)));
    assert_true(playlist_advance(playlist, world_at(WORLD_NOW + 5000)));
    assert_string_equal(showing(playlist), "later");
    playlist_destroy(playlist);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_alert_interrupts_at_once_and_the_interrupted_item_comes_again),
        cmocka_unit_test(alerts_alternate_with_alerts_only),
        cmocka_unit_test(a_new_alert_does_not_wait_for_the_one_that_shows),
        cmocka_unit_test(an_alert_that_is_withdrawn_gives_the_screen_back_at_once),
        cmocka_unit_test(an_alert_whose_time_comes_interrupts_on_the_millisecond),
    };
    return cmocka_run_group_tests_name("alert", tests, NULL, NULL);
}
