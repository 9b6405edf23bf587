#include "test.h"

#include "playlist/scratch.h"

#define FEEDS     1000
#define ITEMS_MAX 24
#define MANY      36 /* number of items at which three turns a round are less than a tenth of it */

/* True when the queue of this round has another kind. */
static bool
another_waits(const struct playlist *playlist, enum kind kind)
{
    for (size_t i = playlist->head; i < playlist->end; i++)
        if (playlist->items[playlist->queue[i]].kind != kind)
            return true;
    return false;
}

/* A feed that does not change, without windows. */
static struct item *
lasting(uint64_t *seed, size_t count)
{
    struct item *items = world_items(arena, seed, count);
    for (size_t i = 0; i < count; i++)
        items[i].fields[FIELD_FROM] = items[i].fields[FIELD_UNTIL] = NULL;
    return items;
}

static void
watch_rounds(uint64_t seed)
{
    size_t count = 2 + world_chance(&seed, ITEMS_MAX);
    const struct item *items = lasting(&seed, count);
    struct playlist *playlist = world_playlist(NULL);
    playlist_set_items(playlist, items, count, world_at(WORLD_NOW));
    bool has_barometer = false;
    int shown[ITEMS_MAX + 2] = {0};
    for (size_t i = 0; i < count; i++)
        has_barometer = has_barometer || items[i].kind == KIND_BAROMETER;
    struct order_past before = {PLAYLIST_NOWHERE, KIND_COUNT, false};
    uint64_t figure_round = UINT64_MAX;
    uint64_t round = 0;
    size_t current = PLAYLIST_NOWHERE;
    for (int64_t at_ms = WORLD_NOW; playlist->round < 12;) {
        bool changed;
        at_ms = world_go_on(playlist, at_ms, &changed);
        if (playlist->current == current)
            continue;
        current = playlist->current;
        shown[current]++;
        enum kind kind = items[current].kind;
        if (kind == KIND_FIGURE && figure_round != round) {
            figure_round = round;
            if (has_barometer && before.kind != KIND_BAROMETER)
                fail_msg("the first figure of round %d does not follow the barometer", (int)round);
        }
        /* more of this round follows if this turn is not its end */
        if (kind == before.kind && round == playlist->round && another_waits(playlist, kind))
            fail_msg("two of kind %s side by side while another waits", kind_name(kind));
        before.kind = kind;
        round = playlist->round;
    }
    for (size_t i = 0; i < count; i++)
        if (shown[i] == 0)
            fail_msg("item %zu of %zu starves", i, count);
    playlist_destroy(playlist);
}

static void
rounds_keep_kinds_apart_barometer_before_figure_and_nobody_starving(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= FEEDS; seed++) {
        arena_reset(arena);
        watch_rounds(seed * 7919);
    }
}

/* How many turns each item has in some weeks without a clock, so that nothing ages. */
static void
count_turns(const struct item *items, size_t count, int slides, int *turns)
{
    struct playlist_options options = {.slide_ms = 1, .zone = "UTC"};
    struct playlist *playlist = world_playlist(&options);
    playlist_set_items(playlist, items, count, world_at(WORLD_NOW));
    memset(turns, 0, count * sizeof(*turns));
    struct moment now = world_at(WORLD_NOW);
    for (int i = 0; i < slides; i++) {
        playlist_advance(playlist, now);
        turns[playlist->current]++;
        playlist_set_pages(playlist, 1, 1, now);
        now.mono_ms += 1;
        now.wall_ms += 1;
    }
    playlist_destroy(playlist);
}

static void
shares_follow_priority_and_freshness(void **state)
{
    (void)state;
    struct item items[MANY];
    int turns[MANY];
    for (size_t i = 0; i < MANY; i++)
        items[i] = world_item("house", arena_printf(arena, "%zu", i).ptr, i % 2 ? KIND_NEWS : KIND_TIP);
    items[0].fields[FIELD_PRIORITY] = world_text(arena, "high");
    items[1].fields[FIELD_PRIORITY] = world_text(arena, "low");
    items[2].published_s = WORLD_NOW / 1000 - 3600;
    items[3].published_s = (WORLD_NOW - 4 * WORLD_DAY) / 1000;
    count_turns(items, MANY, 20000, turns);
    static const double wanted[4] = {2, .5, 3, 2};
    double total = 2 + .5 + 3 + 2 + (MANY - 4);
    for (size_t i = 0; i < MANY; i++) {
        double share = turns[i] / 20000.0 * total / (i < 4 ? wanted[i] : 1);
        if (share < .9 || share > 1.1)
            fail_msg("item %zu has %d of 20000 turns, %.2f of its share", i, turns[i], share);
    }
}

static void
compliments_share_the_time_evenly_among_people(void **state)
{
    (void)state;
    static const char *const people[] = {"Karim", "Karim", "Karim", "Karim", "Fatou", "Fatou", "Ines"};
    struct item items[MANY];
    int turns[MANY];
    for (size_t i = 0; i < MANY; i++)
        items[i] =
            world_item("house", arena_printf(arena, "%zu", i).ptr, i < 7 ? KIND_COMPLIMENT : KIND_NEWS);
    for (size_t i = 0; i < 7; i++)
        items[i].fields[FIELD_TO] = world_text(arena, people[i]);
    count_turns(items, MANY, 20000, turns);
    double karim = turns[0] + turns[1] + turns[2] + turns[3];
    double fatou = turns[4] + turns[5];
    double ines = turns[6];
    assert_true(fatou > karim * .9 && fatou < karim * 1.1);
    assert_true(ines > karim * .9 && ines < karim * 1.1);
    for (int i = 0; i < 4; i++)
        assert_true(turns[i] > karim / 4 * .9 && turns[i] < karim / 4 * 1.1);
    double compliments = karim + fatou + ines;
    assert_true(compliments > 20000 * .95 * 7 / MANY && compliments < 20000 * 1.05 * 7 / MANY);
}

static void
the_same_items_and_seed_give_the_same_sequence(void **state)
{
    (void)state;
    uint64_t seed = 42;
    const struct item *items = lasting(&seed, 20);
    struct playlist_options options = {.slide_ms = 10000, .zone = "UTC", .seed = 7};
    struct playlist *one = playlist_create(&options);
    struct playlist *two = playlist_create(&options);
    playlist_set_items(one, items, 20, world_at(WORLD_NOW));
    playlist_set_items(two, items, 20, world_at(WORLD_NOW));
    for (int i = 0; i < 500; i++) {
        struct moment now = world_at(WORLD_NOW + i * (int64_t)10000);
        playlist_advance(one, now);
        playlist_advance(two, now);
        /* another load of the same items changes nothing */
        if (i % 7 == 0)
            playlist_set_items(two, items, 20, now);
        int page;
        assert_ptr_equal(playlist_current(one, &page), playlist_current(two, &page));
    }
    playlist_destroy(one);
    playlist_destroy(two);
}

static void
a_new_item_disturbs_nobody_elses_turn(void **state)
{
    (void)state;
    uint64_t seed = 43;
    struct item *items = lasting(&seed, 20);
    for (size_t i = 0; i < 20; i++)
        items[i].published_s = (WORLD_NOW - 30 * WORLD_DAY) / 1000 - (int64_t)i;
    struct playlist *playlist = world_playlist(NULL);
    playlist_set_items(playlist, items + 1, 19, world_at(WORLD_NOW));
    int shown[20] = {0};
    for (int i = 0; i < 30; i++) {
        struct moment now = world_at(WORLD_NOW + i * (int64_t)10000);
        playlist_advance(playlist, now);
        playlist_set_pages(playlist, 1, 10000, now);
        if (i == 8)
            playlist_set_items(playlist, items, 20, now);
        if (playlist->round == 0) {
            int page;
            shown[playlist_current(playlist, &page) - items]++;
        }
    }
    for (size_t i = 0; i < 20; i++)
        assert_in_range(shown[i], playlist->items[i].fields[FIELD_PRIORITY] ? 0 : 1, 2);
    playlist_destroy(playlist);
}

static void
a_step_of_the_clock_neither_races_nor_freezes_the_rotation(void **state)
{
    (void)state;
    uint64_t seed = 44;
    const struct item *items = lasting(&seed, 10);
    struct playlist_options options = {.slide_ms = 10000, .zone = "UTC"};
    struct playlist *playlist = world_playlist(&options);
    struct moment now = world_at(WORLD_NOW);
    static const int64_t steps_days[] = {9500, -9500, -9500, 9500, 0};
    playlist_set_floor(playlist, WORLD_NOW);
    playlist_set_items(playlist, items, 10, now);
    playlist_advance(playlist, now);
    playlist_set_pages(playlist, 1, 10000, now);
    int changes = 0;
    for (int second = 0; second < 500; second++) {
        now.mono_ms += 1000;
        now.wall_ms += 1000;
        if (second % 100 == 50) {
            now.wall_ms += steps_days[second / 100] * WORLD_DAY;
            now.trusted = now.wall_ms >= WORLD_NOW;
        }
        if (playlist_advance(playlist, now)) {
            playlist_set_pages(playlist, 1, 10000, now);
            changes++;
        }
    }
    assert_int_equal(changes, 50);
    playlist_destroy(playlist);
}

/* A year of slides must be computed in seconds. */
static void
a_year_adds_up(void **state)
{
    (void)state;
    uint64_t seed = 45;
    struct item *items = world_items(arena, &seed, 20);
    struct playlist_options options = {.slide_ms = 20000, .zone = "Europe/Paris"};
    struct playlist *playlist = playlist_create(&options);
    items[0].fields[FIELD_HOURS] = world_text(arena, "06:00-14:00");
    items[1].fields[FIELD_DAYS] = world_text(arena, "sat-sun");
    items[2] = world_item("house", "always", KIND_RULE);
    struct zone *paris = zone_create(options.zone);
    int64_t end_ms = WORLD_NOW + 365 * WORLD_DAY;
    int64_t total_ms = 0;
    int64_t shown_ms = 0;
    playlist_set_items(playlist, items, 20, world_at(WORLD_NOW));
    for (int64_t at_ms = WORLD_NOW; at_ms < end_ms;) {
        playlist_advance(playlist, world_at(at_ms));
        int page;
        bool first = playlist_current(playlist, &page) == &items[0];
        int minute = zone_local(paris, at_ms).minute;
        assert_true(!first || (minute >= 6 * 60 && minute < 14 * 60));
        int64_t next_ms = WORLD_NOW + playlist_deadline(playlist);
        assert_true(next_ms > at_ms && next_ms <= at_ms + 20000);
        total_ms += next_ms - at_ms;
        shown_ms += first ? next_ms - at_ms : 0;
        at_ms = next_ms;
    }
    assert_true(total_ms >= 365 * WORLD_DAY && total_ms < 365 * WORLD_DAY + 20000);
    assert_true(shown_ms > 0);
    zone_destroy(paris);
    playlist_destroy(playlist);
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(rounds_keep_kinds_apart_barometer_before_figure_and_nobody_starving),
        T(shares_follow_priority_and_freshness),
        T(compliments_share_the_time_evenly_among_people),
        T(the_same_items_and_seed_give_the_same_sequence),
        T(a_new_item_disturbs_nobody_elses_turn),
        T(a_step_of_the_clock_neither_races_nor_freezes_the_rotation),
        T(a_year_adds_up),
    };
    return cmocka_run_group_tests_name("rotation", tests, NULL, NULL);
}
