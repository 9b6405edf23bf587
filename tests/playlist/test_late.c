/* Slides that are late, because drawing takes time or because nothing could be shown. */
#include "test.h"

#include "playlist/playlist.h"
#include "world.h"

#define DWELL_MS 10000

static struct item items[3];

static struct moment
at(int64_t ms)
{
    return world_at(WORLD_NOW + ms);
}

static struct playlist *
playlist_of_three(void)
{
    static const char *const keys[] = {"a", "b", "c"};
    struct playlist *playlist = world_playlist(NULL);
    for (size_t i = 0; i < 3; i++)
        items[i] = world_item("house", keys[i], KIND_NEWS);
    playlist_set_items(playlist, items, 3, at(0));
    playlist_advance(playlist, at(0));
    return playlist;
}

/* The time to make a slide is not counted: the following ones do not drift. */
static void
a_slide_that_is_late_by_a_moment_ends_when_it_should(void **state)
{
    (void)state;
    struct playlist *playlist = playlist_of_three();
    playlist_set_pages(playlist, 1, DWELL_MS, at(0));
    assert_true(playlist_advance(playlist, at(DWELL_MS + 90)));
    playlist_set_pages(playlist, 1, DWELL_MS, at(DWELL_MS + 95));
    assert_int_equal(playlist_deadline(playlist), at(2 * DWELL_MS).mono_ms);
    playlist_destroy(playlist);
}

/* As after a missing display: nobody has seen any of it. */
static void
a_slide_that_is_later_has_its_whole_time(void **state)
{
    (void)state;
    struct playlist *playlist = playlist_of_three();
    playlist_set_pages(playlist, 1, DWELL_MS, at(0));
    assert_true(playlist_advance(playlist, at(DWELL_MS + 150)));
    playlist_set_pages(playlist, 1, DWELL_MS, at(DWELL_MS + 150));
    assert_int_equal(playlist_deadline(playlist), at(2 * DWELL_MS + 150).mono_ms);
    /* and when it is laid out late */
    assert_true(playlist_advance(playlist, at(2 * DWELL_MS + 150)));
    playlist_set_pages(playlist, 1, DWELL_MS, at(2 * DWELL_MS + 300));
    assert_int_equal(playlist_deadline(playlist), at(3 * DWELL_MS + 300).mono_ms);
    playlist_destroy(playlist);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slide_that_is_late_by_a_moment_ends_when_it_should),
        cmocka_unit_test(a_slide_that_is_later_has_its_whole_time),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
