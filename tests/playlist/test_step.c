/* Manual steps forward and back. */
#include "test.h"

#include <stdio.h>

#include "playlist/world.h"

#define ITEMS 100

static struct item items[ITEMS];

static int
set_up(void **state)
{
    static char keys[ITEMS][16];
    for (int i = 0; i < ITEMS; i++) {
        snprintf(keys[i], sizeof(keys[i]), "%d", i);
        items[i] = world_item("house", keys[i], KIND_NEWS);
        items[i].published_s -= i;
    }
    struct playlist *playlist = world_playlist(NULL);
    playlist_set_items(playlist, items, ITEMS, world_at(WORLD_NOW));
    *state = playlist;
    return 0;
}

static int
tear_down(void **state)
{
    playlist_destroy(*state);
    return 0;
}

static const struct item *
current(const struct playlist *playlist, int *page)
{
    const struct item *item = playlist_current(playlist, page);
    assert_non_null(item);
    return item;
}

static void
step(struct playlist *playlist, int direction)
{
    playlist_step(playlist, direction, world_at(WORLD_NOW + 1000));
    assert_true(playlist_advance(playlist, world_at(WORLD_NOW + 1000)));
}

static void
back_is_one_page_and_from_the_first_page_the_item_before(void **state)
{
    struct playlist *playlist = *state;
    int page;
    const struct item *first = current(playlist, &page);
    step(playlist, 1);
    const struct item *second = current(playlist, &page);
    assert_ptr_not_equal(first, second);
    playlist_set_pages(playlist, 4, 10000, world_at(WORLD_NOW));
    for (int i = 1; i < 4; i++) {
        step(playlist, 1);
        assert_ptr_equal(current(playlist, &page), second);
        assert_int_equal(page, i);
    }
    for (int i = 2; i >= 0; i--) {
        step(playlist, -1);
        assert_ptr_equal(current(playlist, &page), second);
        assert_int_equal(page, i);
    }
    /* its pages are still known: the next step shows the second one */
    step(playlist, 1);
    assert_int_equal((current(playlist, &page), page), 1);
    step(playlist, -1);
    step(playlist, -1);
    assert_ptr_equal(current(playlist, &page), first);
    assert_int_equal(page, 0);
}

/* The last 32 slides are known, in their order, and no more. */
static void
back_goes_as_far_as_the_playlist_remembers(void **state)
{
    static const int counts[] = {PLAYLIST_PAST_MAX - 1, PLAYLIST_PAST_MAX, PLAYLIST_PAST_MAX + 1, 70};
    int page;
    for (size_t i = 0; i < sizeof(counts) / sizeof(counts[0]); i++) {
        const struct item *shown[ITEMS];
        struct playlist *playlist = world_playlist(NULL);
        playlist_set_items(playlist, items, ITEMS, world_at(WORLD_NOW));
        int count = counts[i];
        for (int at = 0; at < count; at++) {
            shown[at] = current(playlist, &page);
            step(playlist, 1);
        }
        int known = count < PLAYLIST_PAST_MAX ? count : PLAYLIST_PAST_MAX;
        for (int at = 1; at <= known; at++) {
            step(playlist, -1);
            assert_ptr_equal(current(playlist, &page), shown[count - at]);
        }
        step(playlist, -1);
        assert_ptr_equal(current(playlist, &page), shown[count - known]);
        playlist_destroy(playlist);
    }
    assert_int_equal(PLAYLIST_PAST_MAX, 32);
    (void)state;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(back_is_one_page_and_from_the_first_page_the_item_before, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(back_goes_as_far_as_the_playlist_remembers, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
