/* Shared by the tests of the playlist: items, made by hand or at random, and a simulated clock. */
#ifndef BREAKROOM_TESTS_PLAYLIST_WORLD_H
#define BREAKROOM_TESTS_PLAYLIST_WORLD_H

#include "playlist/playlist.h"
#include "playlist/playlist_private.h"

#define WORLD_NOW  ((int64_t)1795000000000) /* 2026-11-18 11:06:40 UTC, a Wednesday */
#define WORLD_HOUR ((int64_t)3600000)
#define WORLD_DAY  (24 * WORLD_HOUR)

static inline struct moment
world_at(int64_t wall_ms)
{
    return (struct moment){wall_ms - WORLD_NOW, wall_ms, true};
}

static inline struct item
world_item(const char *feed, const char *key, enum kind kind)
{
    return (struct item){.feed = str_from(feed),
                         .key = str_from(key),
                         .title = str_from(key),
                         .kind = kind,
                         .published_s = (WORLD_NOW - 30 * WORLD_DAY) / 1000,
                         .updated_s = TIME_NONE,
                         .first_seen_ms = TIME_NONE};
}

static inline const struct value *
world_text(struct arena *arena, const char *text)
{
    struct value *value = arena_alloc(arena, sizeof(*value));
    *value = (struct value){.type = TYPE_TEXT, .text = arena_str(arena, str_from(text))};
    return value;
}

/* The instant as RFC 3339 in UTC. */
static inline const struct value *
world_instant(struct arena *arena, int64_t at_ms)
{
    struct zone *utc = zone_create("UTC");
    struct zone_time t = zone_local(utc, at_ms);
    zone_destroy(utc);
    return world_text(arena, arena_printf(arena, "%04d-%02d-%02dT%02d:%02d:%02dZ", t.day.year, t.day.month,
                                          t.day.day, t.minute / 60, t.minute % 60, (int)(at_ms / 1000 % 60))
                                 .ptr);
}

/* A number below `below`, the next one of a series from the seed (Knuth's MMIX generator). */
static inline uint32_t
world_chance(uint64_t *seed, uint32_t below)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)((*seed >> 33) % below);
}

static inline struct playlist *
world_playlist(const struct playlist_options *options)
{
    struct playlist_options usual = {.slide_min_ms = 6000, .slide_max_ms = 20000, .zone = "UTC"};
    return playlist_create(options ? options : &usual);
}

/* Items of all ages, kinds and priorities, some with windows that begin and end within hours. */
static inline struct item *
world_items(struct arena *arena, uint64_t *seed, size_t count)
{
    static const char *const priorities[] = {"low", "normal", "high"};
    struct item *items = arena_array(arena, count, sizeof(*items));
    for (size_t i = 0; i < count; i++) {
        items[i] = world_item("house", arena_printf(arena, "%zu", i).ptr, world_chance(seed, KIND_ALERT));
        items[i].published_s = (WORLD_NOW - world_chance(seed, 240) * WORLD_HOUR) / 1000;
        if (world_chance(seed, 4) == 0)
            items[i].fields[FIELD_PRIORITY] = world_text(arena, priorities[world_chance(seed, 3)]);
        if (world_chance(seed, 4) == 0)
            items[i].fields[FIELD_FROM] = world_instant(arena, WORLD_NOW + world_chance(seed, 7200) * 1000);
        if (world_chance(seed, 4) == 0)
            items[i].fields[FIELD_UNTIL] = world_instant(arena, WORLD_NOW + world_chance(seed, 7200) * 1000);
    }
    return items;
}

/* Moves to the next change and shows what is due; returns its time. */
static inline int64_t
world_go_on(struct playlist *playlist, int64_t at_ms, bool *changed)
{
    int64_t deadline = playlist_deadline(playlist);
    if (deadline > world_at(at_ms).mono_ms)
        at_ms = WORLD_NOW + deadline;
    *changed = playlist_advance(playlist, world_at(at_ms));
    int page;
    const struct item *current = playlist_current(playlist, &page);
    if (*changed && current)
        playlist_set_pages(playlist, 1 + (int)(current->key.ptr[0] % 3 == 0), 10000, world_at(at_ms));
    return at_ms;
}

#endif
