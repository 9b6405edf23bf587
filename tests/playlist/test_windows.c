#include "test.h"

#include "playlist/scratch.h"

#define FEEDS     1000
#define ITEMS_MAX 24

static int64_t
instant_of(const struct item *item, enum field field, int64_t otherwise)
{
    struct field_date date;
    return field_date(item_text(item, field), &date) ? date.at * 1000 : otherwise;
}

static bool
is_open(const struct item *item, int64_t at_ms)
{
    return at_ms >= instant_of(item, FIELD_FROM, INT64_MIN) &&
           at_ms < instant_of(item, FIELD_UNTIL, INT64_MAX);
}

static size_t
count_open(const struct item *items, size_t count, int64_t at_ms)
{
    size_t open = 0;
    for (size_t i = 0; i < count; i++)
        open += is_open(&items[i], at_ms);
    return open;
}

/* Two hours of one generated feed. */
static void
live_through(uint64_t seed)
{
    size_t count = 1 + world_chance(&seed, ITEMS_MAX);
    const struct item *items = world_items(arena, &seed, count);
    struct playlist *playlist = world_playlist(NULL);
    playlist_set_items(playlist, items, count, world_at(WORLD_NOW));
    const struct item *last = NULL;
    int last_page = 0;
    for (int64_t at_ms = WORLD_NOW; at_ms < WORLD_NOW + 2 * WORLD_HOUR;) {
        int page;
        bool changed;
        if (playlist_deadline(playlist) == INT64_MAX)
            break;
        at_ms = world_go_on(playlist, at_ms, &changed);
        const struct item *current = playlist_current(playlist, &page);
        size_t open = count_open(items, count, at_ms);
        if (!current && open)
            fail_msg("nothing shows while %zu items may", open);
        if (current && !is_open(current, at_ms))
            fail_msg("item %s shows outside its window", current->key.ptr);
        if (changed && current && current == last && page != last_page + 1 && open > 1)
            fail_msg("item %s follows itself", current->key.ptr);
        if (changed)
            last = current;
        last_page = page;
    }
    playlist_destroy(playlist);
}

static void
no_item_shows_outside_its_window_or_follows_itself(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= FEEDS; seed++) {
        arena_reset(arena);
        live_through(seed);
    }
}

/* Some of the items, in their order, some with another kind, some alerts. */
static size_t
pick_some(uint64_t *seed, const struct item *items, size_t count, struct item *out)
{
    size_t picked = 0;
    for (size_t i = 0; i < count; i++)
        if (world_chance(seed, 3)) {
            out[picked] = items[i];
            if (world_chance(seed, 8) == 0)
                out[picked].kind = (enum kind)world_chance(seed, KIND_COUNT);
            picked++;
        }
    return picked;
}

/* The current slide may be shown, and is an alert if there is one. */
static void
assert_fits(const struct playlist *playlist, const struct item *items, size_t count, int64_t at_ms)
{
    int page;
    bool alerts = false;
    const struct item *current = playlist_current(playlist, &page);
    for (size_t i = 0; i < count; i++)
        alerts =
            alerts || (items[i].kind == KIND_ALERT &&
                       playlist_verdict(playlist, i).reason == PLAYLIST_SHOWN && is_open(&items[i], at_ms));
    assert_true(playlist_alerting(playlist) == alerts);
    assert_true(!current || is_open(current, at_ms));
    assert_true(!alerts || current->kind == KIND_ALERT);
    if (!current)
        for (size_t i = 0; i < count; i++)
            assert_int_not_equal(playlist_verdict(playlist, i).reason, PLAYLIST_SHOWN);
}

static void
live_through_changes(uint64_t seed)
{
    struct item some[2][ITEMS_MAX];
    size_t count = 0;
    const struct item *items = world_items(arena, &seed, ITEMS_MAX);
    struct playlist *playlist = world_playlist(NULL);
    for (int turn = 0; turn < 200; turn++) {
        int64_t at_ms = WORLD_NOW + turn * (int64_t)3700;
        struct item *now = some[turn / 5 % 2];
        if (turn % 5 == 0) {
            count = pick_some(&seed, items, ITEMS_MAX, now);
            playlist_set_items(playlist, now, count, world_at(at_ms));
        }
        if (world_chance(&seed, 6) == 0)
            playlist_step(playlist, (int)world_chance(&seed, 2) * 2 - 1, world_at(at_ms));
        if (world_chance(&seed, 9) == 0)
            playlist_pause(playlist, world_chance(&seed, 2), world_at(at_ms));
        if (playlist_advance(playlist, world_at(at_ms)))
            playlist_set_pages(playlist, 1 + (int)world_chance(&seed, 3), 10000, world_at(at_ms));
        assert_fits(playlist, now, count, at_ms);
    }
    playlist_destroy(playlist);
}

static void
whatever_the_feed_becomes_the_screen_follows(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= FEEDS; seed++) {
        arena_reset(arena);
        live_through_changes(seed * 104729);
    }
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(no_item_shows_outside_its_window_or_follows_itself),
        T(whatever_the_feed_becomes_the_screen_follows),
    };
    return cmocka_run_group_tests_name("windows", tests, NULL, NULL);
}
