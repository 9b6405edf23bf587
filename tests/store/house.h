/* Shared by the tests of the store: a temporary folder, and feeds made by hand. */
#ifndef BREAKROOM_TESTS_STORE_HOUSE_H
#define BREAKROOM_TESTS_STORE_HOUSE_H

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "store/store.h"

#define HOUSE_NOW ((int64_t)1795000000000)

struct house {
    struct arena *arena;
    char *folder; /* of the store; it does not exist yet */
    char *root;
};

static inline int
house_create(void **state)
{
    struct arena *arena = arena_create((size_t)512 * 1024 * 1024);
    struct house *house = arena_alloc(arena, sizeof(*house));
    house->arena = arena;
    /* in memory if possible, because these tests write thousands of times */
    house->root = arena_c(arena, STR("/dev/shm/breakroom-test-XXXXXX"));
    if (!mkdtemp(house->root)) {
        house->root = arena_c(arena, STR("/tmp/breakroom-test-XXXXXX"));
        if (!mkdtemp(house->root))
            return -1;
    }
    house->folder = file_join(arena, house->root, "store");
    *state = house;
    return 0;
}

static inline int
house_destroy(void **state)
{
    struct house *house = *state;
    const char *command =
        arena_printf(house->arena, "chmod -R u+w %s && rm -r %s", house->root, house->root).ptr;
    int status = system(command);
    arena_destroy(house->arena);
    return status;
}

static inline struct store *
house_open(struct house *house, enum store_mode mode)
{
    struct reason why = {.text = ""};
    struct store *store = store_open(house->folder, mode, &why);
    if (!store)
        fail_msg("the store does not open: %s", why.text);
    return store;
}

/* `count` items named NAME-0, NAME-1, …, each with a picture at http://house.example/NAME-0.jpg, …. */
static inline struct feed
house_feed(struct house *house, const char *name, size_t count)
{
    struct feed feed = {.title = arena_printf(house->arena, "The %s", name), .count = count};
    feed.items = arena_array(house->arena, count, sizeof(*feed.items));
    for (size_t i = 0; i < count; i++) {
        struct item *item = &feed.items[i];
        struct str *picture = arena_array(house->arena, 1, sizeof(*picture));
        *picture = arena_printf(house->arena, "http://house.example/%s-%zu.jpg", name, i);
        item->id = item->key = arena_printf(house->arena, "%s-%zu", name, i);
        item->title = arena_printf(house->arena, "Item %zu of %s", i, name);
        item->image = *picture;
        item->pictures = (struct str_list){picture, 1};
        item->published_s = HOUSE_NOW / 1000 - (int64_t)i * 3600;
        item->updated_s = TIME_NONE;
        item->first_seen_ms = TIME_NONE;
    }
    return feed;
}

static inline struct store_feed
house_state(const char *name)
{
    return (struct store_feed){.name = str_from(name),
                               .url = STR("http://house.example/feed"),
                               .etag = STR("\"1\""),
                               .last_success_ms = HOUSE_NOW,
                               .last_try_ms = HOUSE_NOW};
}

static inline struct moment
house_moment(int64_t wall_ms)
{
    return (struct moment){.wall_ms = wall_ms, .trusted = true};
}

/* Stores the feed with its name; true when the content changed. */
static inline bool
house_put(struct store *store, const char *name, const struct feed *feed, int64_t now_ms)
{
    bool changed;
    struct store_feed state = house_state(name);
    if (!store_put_feed(store, &state, feed, now_ms, &changed))
        fail_msg("the feed is not put: %s", store_reason(store)->text);
    return changed;
}

/* Everything that a new reader sees; the caller frees content.arena. */
static inline struct store_content
house_load(struct house *house)
{
    struct store_content content;
    struct store *reader = house_open(house, STORE_READ);
    if (!store_load(reader, NULL, 0, &content))
        fail_msg("the store does not load: %s", store_reason(reader)->text);
    store_close(reader);
    return content;
}

#endif
