#include "store/item_rows.h"

#include "feed/json.h"

#define ITEM_BYTES_MAX  ((size_t)1024 * 1024)
#define FEED_BYTES_MAX  ((size_t)8 * 1024 * 1024)
#define SCRATCH_CEILING ((size_t)256 * 1024 * 1024)

/* A set of hashes: open addressing, never more than a quarter full. */
struct set {
    uint64_t *slots;
    size_t mask;
};

static struct set
set_make(struct arena *arena, size_t count)
{
    size_t room = 16;
    while (room < count * 4)
        room *= 2;
    return (struct set){arena_array(arena, room, sizeof(uint64_t)), room - 1};
}

/* False when it is in the set already. */
static bool
set_add(struct set *set, uint64_t hash)
{
    hash = hash ? hash : 1;
    size_t at = hash & set->mask;
    for (; set->slots[at]; at = (at + 1) & set->mask)
        if (set->slots[at] == hash)
            return false;
    set->slots[at] = hash;
    return true;
}

/* The key of the row, or the absent text for a duplicate. */
static struct str
unique_key(struct arena *arena, struct set *set, const struct item *item)
{
    uint64_t key = str_hash(item->key, STR_HASH_SEED);
    uint64_t both = str_hash(item->title, str_hash(STR("\n"), key));
    if (!set_add(set, both))
        return STR_NONE;
    if (set_add(set, key))
        return arena_str(arena, item->key);
    return arena_printf(arena, "%.*s#%016llx", STR_ARG(item->key), (unsigned long long)both);
}

struct item_rows
item_rows_make(struct arena *arena, const struct feed *feed)
{
    struct item_rows items = {arena_array(arena, feed->count, sizeof(struct item_row)), 0, 0};
    struct set set = set_make(arena, 2 * feed->count);
    struct arena *scratch = arena_create(SCRATCH_CEILING);
    size_t total = 0;
    for (size_t i = 0; i < feed->count; i++) {
        arena_reset(scratch);
        struct str json = item_to_json(scratch, &feed->items[i]);
        if (json.len > ITEM_BYTES_MAX || total + json.len > FEED_BYTES_MAX) {
            items.left_out++;
            continue;
        }
        struct str key = unique_key(arena, &set, &feed->items[i]);
        if (!key.ptr)
            continue;
        total += json.len;
        items.rows[items.count++] = (struct item_row){
            .key = key, .json = arena_str(arena, json), .sum = (int64_t)str_hash(json, STR_HASH_SEED)};
    }
    arena_destroy(scratch);
    return items;
}
