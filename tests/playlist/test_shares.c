/* Properties of the rotation that hold for any feed. */
#include "test.h"

#include <math.h>

#include "playlist/weight.h"
#include "playlist/scratch.h"

#define FEEDS     1500
#define ITEMS_MAX 24
#define MANY_MIN  60 /* number of items at which none has a tenth of a round by its weight */
#define MANY_MAX  80
#define ROUNDS    16

/* Without windows; compliments are for one of four people. */
static struct item *
generate(uint64_t *seed, size_t count)
{
    static const char *const people[] = {"Ada", "Lin", "Noor", "Samira"};
    struct item *items = world_items(arena, seed, count);
    for (size_t i = 0; i < count; i++) {
        items[i].fields[FIELD_FROM] = items[i].fields[FIELD_UNTIL] = NULL;
        if (world_chance(seed, 3) == 0)
            items[i].kind = KIND_COMPLIMENT;
        if (items[i].kind == KIND_COMPLIMENT)
            items[i].fields[FIELD_TO] = world_text(arena, people[world_chance(seed, 4)]);
    }
    return items;
}

/* Turns of each item in ROUNDS rounds, without passing time, so that nothing ages. */
static void
count_turns(const struct item *items, size_t count, int *turns)
{
    struct playlist_options options = {.slide_ms = 1, .zone = "UTC"};
    struct playlist *playlist = world_playlist(&options);
    struct moment now = world_at(WORLD_NOW);
    memset(turns, 0, count * sizeof(*turns));
    playlist_set_items(playlist, items, count, now);
    for (uint64_t round = playlist->round; playlist->round < ROUNDS;) {
        playlist_advance(playlist, now);
        /* the last turn of a round is shown when the next one is laid out already */
        turns[playlist->current] += round < ROUNDS;
        round = playlist->round;
        playlist_set_pages(playlist, 1, 1, now);
        now.mono_ms++;
        now.wall_ms++;
    }
    playlist_destroy(playlist);
}

static double
weigh(const struct item *items, size_t count, double *weights)
{
    size_t chosen[MANY_MAX] = {0};
    struct playlist_options options = {.zone = "UTC"};
    struct judge judge = {&options, NULL, WORLD_NOW, true};
    double heaviest = 0, total = 0;
    for (size_t i = 0; i < count; i++)
        chosen[i] = i;
    weight_items(&judge, items, chosen, count, weights);
    for (size_t i = 0; i < count; i++) {
        heaviest = weights[i] > heaviest ? weights[i] : heaviest;
        total += weights[i];
    }
    return heaviest / total;
}

static void
every_item_has_the_turns_of_its_weight(void **state)
{
    (void)state;
    int checked = 0;
    for (uint64_t seed = 1; seed <= FEEDS / 10; seed++) {
        uint64_t chance = seed * 6271;
        arena_reset(arena);
        size_t count = MANY_MIN + world_chance(&chance, MANY_MAX - MANY_MIN);
        struct item *items = generate(&chance, count);
        double weights[MANY_MAX];
        int turns[MANY_MAX];
        if (weigh(items, count, weights) > .07)
            continue;
        count_turns(items, count, turns);
        for (size_t i = 0; i < count; i++)
            if (fabs(turns[i] - weights[i] * ROUNDS) > 2 + weights[i] * ROUNDS * .1)
                fail_msg("feed %d: item %zu of weight %.2f has %d turns in %d rounds", (int)seed, i,
                         weights[i], turns[i], ROUNDS);
        checked++;
    }
    assert_in_range(checked, FEEDS / 50, FEEDS);
}

static void
compliments_are_shared_out_evenly_among_their_people(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= FEEDS; seed++) {
        uint64_t chance = seed * 4001;
        arena_reset(arena);
        size_t count = 12 + world_chance(&chance, ITEMS_MAX - 12);
        struct item *items = generate(&chance, count);
        double weights[ITEMS_MAX], most = 0, least = 1000;
        const char *const people[] = {"Ada", "Lin", "Noor", "Samira"};
        weigh(items, count, weights);
        for (size_t person = 0; person < 4; person++) {
            double own = 0;
            for (size_t i = 0; i < count; i++)
                if (items[i].kind == KIND_COMPLIMENT &&
                    str_equal(item_text(&items[i], FIELD_TO), str_from(people[person])))
                    own += weights[i];
            most = own > most ? own : most;
            least = own > 0 && own < least ? own : least;
        }
        assert_true(most < 1e-9 || most - least < 1e-9);
    }
}

/* Pages of one item follow each other, whatever is around them. */
static void
pages_of_an_item_stay_together(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= FEEDS; seed++) {
        uint64_t chance = seed * 757;
        arena_reset(arena);
        size_t count = 2 + world_chance(&chance, ITEMS_MAX - 2);
        const struct item *items = generate(&chance, count);
        struct playlist *playlist = world_playlist(NULL);
        const struct item *item = NULL;
        int page = 0, pages = 1;
        playlist_set_items(playlist, items, count, world_at(WORLD_NOW));
        for (int64_t at_ms = WORLD_NOW; playlist->round < 3;
             at_ms = WORLD_NOW + playlist_deadline(playlist)) {
            int next_page;
            playlist_advance(playlist, world_at(at_ms));
            const struct item *next = playlist_current(playlist, &next_page);
            if (item && page + 1 < pages)
                assert_true(next == item && next_page == page + 1);
            else
                assert_true(next_page == 0 && (next != item || count == 1));
            item = next;
            page = next_page;
            pages = 1 + item->key.ptr[0] % 4;
            playlist_set_pages(playlist, pages, 10000, world_at(at_ms));
        }
        playlist_destroy(playlist);
    }
}

/* How long an item takes to read: pages and words that the playlist does not know in advance. */
static int
pages_of(const struct item *item)
{
    return 1 + (item->key.ptr[item->key.len - 1] % 7 == 0);
}

static int
words_of(const struct item *item)
{
    return (int)(item->body.len / 6) + item->key.ptr[item->key.len - 1] % 5;
}

/* Texts of all lengths, some with explicit seconds. */
static struct item *
generate_long_and_short(uint64_t *chance, size_t count)
{
    static const char text[] =
        "Seven words are said here for certain. Seven words are said here for certain. "
        "Seven words are said here for certain. Seven words are said here for certain. "
        "Seven words are said here for certain. Seven words are said here for certain. ";
    struct item *items = generate(chance, count);
    for (size_t i = 0; i < count; i++) {
        items[i].body = str_slice(str_from(text), 0, world_chance(chance, sizeof(text)));
        if (world_chance(chance, 8) == 0) {
            struct value *seconds = arena_alloc(arena, sizeof(*seconds));
            *seconds = (struct value){.type = TYPE_NUMBER, .number = 3 + world_chance(chance, 200)};
            items[i].fields[FIELD_SECONDS] = seconds;
        }
    }
    return items;
}

/* The share of each item in the next round, which begins with the current turn; nothing ages. */
static int64_t
follow_round(struct playlist *playlist, const struct item *items, int64_t *lengths_ms, int64_t *at_ms)
{
    uint64_t round = playlist->turn.round;
    int64_t total_ms = 0;
    while (playlist->turn.round == round) {
        int page;
        const struct item *item = playlist_current(playlist, &page);
        playlist_set_pages(playlist, pages_of(item), playlist_dwell(playlist, item, words_of(item)),
                           world_at(*at_ms));
        int64_t next_ms = WORLD_NOW + playlist_deadline(playlist);
        lengths_ms[item - items] += next_ms - *at_ms;
        total_ms += next_ms - *at_ms;
        *at_ms = next_ms;
        playlist_advance(playlist, world_at(*at_ms));
    }
    return total_ms;
}

static void
of_ten_items_or_more_none_has_more_than_a_tenth_of_a_round(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= FEEDS; seed++) {
        uint64_t chance = seed * 2957;
        arena_reset(arena);
        size_t count = 10 + world_chance(&chance, ITEMS_MAX - 9);
        const struct item *items = generate_long_and_short(&chance, count);
        struct playlist *playlist = world_playlist(NULL);
        int64_t at_ms = WORLD_NOW;
        playlist_set_items(playlist, items, count, world_at(at_ms));
        playlist_advance(playlist, world_at(at_ms));
        for (int round = 0; round < 4; round++) {
            int64_t lengths_ms[ITEMS_MAX + 1] = {0};
            int64_t total_ms = follow_round(playlist, items, lengths_ms, &at_ms);
            for (size_t i = 0; i < count; i++)
                if (lengths_ms[i] * 10 > total_ms)
                    fail_msg("feed %d, round %d of %zu items: item %zu has %d of %d ms", (int)seed, round,
                             count, i, (int)lengths_ms[i], (int)total_ms);
        }
        playlist_destroy(playlist);
    }
}

/* While there are alerts, each is shown once in as many slides, and nothing else is. */
static void
alerts_take_turns_with_each_other_alone(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= FEEDS; seed++) {
        uint64_t chance = seed * 337;
        arena_reset(arena);
        struct item *items = generate(&chance, ITEMS_MAX);
        size_t alerts = 1 + world_chance(&chance, 4);
        for (size_t i = 0; i < alerts; i++) {
            struct item *item = &items[world_chance(&chance, ITEMS_MAX / 4) + i * (ITEMS_MAX / 4)];
            item->kind = KIND_ALERT;
            item->published_s = WORLD_NOW / 1000 - (int64_t)world_chance(&chance, 3600);
        }
        struct playlist *playlist = world_playlist(NULL);
        size_t last[ITEMS_MAX] = {0};
        playlist_set_items(playlist, items, ITEMS_MAX, world_at(WORLD_NOW));
        for (size_t slide = 1; slide <= 24; slide++) {
            struct moment now = world_at(WORLD_NOW + (int64_t)slide * 10000);
            playlist_advance(playlist, now);
            playlist_set_pages(playlist, 1, 10000, now);
            assert_int_equal(items[playlist->current].kind, KIND_ALERT);
            if (alerts > 1 && slide > 2 * alerts)
                assert_int_equal(slide - last[playlist->current], alerts);
            last[playlist->current] = slide;
        }
        playlist_destroy(playlist);
    }
}

static void
count_turn(struct playlist *playlist, int *turns)
{
    int page;
    turns[playlist_current(playlist, &page)->key.ptr[0] - 'a']++;
}

/* Shows so many slides, or all up to the last of the round; adds up the turns of each item. */
static int64_t
show(struct playlist *playlist, int64_t at_ms, size_t slides, int *turns)
{
    uint64_t round = playlist->round;
    for (size_t i = 0; slides ? i < slides : playlist->round == round; i++, at_ms += 10000) {
        count_turn(playlist, turns);
        playlist_set_pages(playlist, 1, 10000, world_at(at_ms));
        playlist_advance(playlist, world_at(at_ms + 10000));
    }
    if (!slides)
        count_turn(playlist, turns);
    return at_ms;
}

/* The turns of a round in which the items change after so many slides. */
static void
live_through(const struct item *before, size_t count, const struct item *after, size_t after_count,
             size_t slides, int *turns)
{
    struct playlist *playlist = world_playlist(NULL);
    playlist_set_items(playlist, before, count, world_at(WORLD_NOW));
    playlist_advance(playlist, world_at(WORLD_NOW));
    int64_t at_ms = show(playlist, WORLD_NOW, slides, turns);
    playlist_set_items(playlist, after, after_count, world_at(at_ms));
    playlist_advance(playlist, world_at(at_ms));
    show(playlist, at_ms, 0, turns);
    playlist_destroy(playlist);
}

/* One item more or less in the middle of a round: all others keep their turns. */
static void
a_small_change_leaves_all_others_their_turns(void **state)
{
    (void)state;
    for (uint64_t seed = 1; seed <= FEEDS; seed++) {
        uint64_t chance = seed * 911;
        arena_reset(arena);
        size_t count = 5 + world_chance(&chance, ITEMS_MAX - 6);
        struct item before[ITEMS_MAX], after[ITEMS_MAX];
        int kept[26] = {0}, changed[26] = {0};
        for (size_t i = 0; i <= count; i++)
            before[i] = world_item("house", arena_printf(arena, "%c", (char)('a' + i)).ptr,
                                   world_chance(&chance, KIND_ALERT));
        size_t slides = 1 + world_chance(&chance, (uint32_t)count / 2);
        bool less = world_chance(&chance, 2);
        size_t other = less ? world_chance(&chance, (uint32_t)count) : count;
        memcpy(after, before, sizeof(after));
        if (less)
            memmove(after + other, after + other + 1, (count - other - 1) * sizeof(after[0]));
        live_through(before, count, before, count, slides, kept);
        live_through(before, count, after, less ? count - 1 : count + 1, slides, changed);
        for (size_t i = 0; i < count; i++) {
            /* a barometer may be shown once more or less, if the first figure is */
            bool free = i == other || before[i].kind == KIND_BAROMETER || before[i].kind == KIND_FIGURE;
            if (!free && kept[i] != changed[i])
                fail_msg("feed %d: %c has %d turns in the round, and %d without the change", (int)seed,
                         (char)('a' + i), changed[i], kept[i]);
        }
    }
}

#define T(name) cmocka_unit_test_setup_teardown(name, setup, teardown)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        T(every_item_has_the_turns_of_its_weight),
        T(compliments_are_shared_out_evenly_among_their_people),
        T(pages_of_an_item_stay_together),
        T(of_ten_items_or_more_none_has_more_than_a_tenth_of_a_round),
        T(alerts_take_turns_with_each_other_alone),
        T(a_small_change_leaves_all_others_their_turns),
    };
    return cmocka_run_group_tests_name("shares", tests, NULL, NULL);
}
