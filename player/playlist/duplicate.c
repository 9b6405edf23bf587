#include "playlist/duplicate.h"

#include <stdlib.h>

#include "base/memory.h"
#include "base/number.h"

#define GLOBAL_ID_BYTES_MIN 8

/* A property that identifies an item. */
struct sign {
    uint64_t hash, feed;
    size_t index;
};

static int
by_hash(const void *left, const void *right)
{
    const struct sign *a = left;
    const struct sign *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    if (a->feed != b->feed)
        return a->feed < b->feed ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

static int
richness(const struct item *item)
{
    int points = item->kind_said + (item->pictures.count || item->image.ptr) * 2;
    for (int field = 0; field < FIELD_COUNT; field++)
        points += (item->fields[field] != NULL) * 2;
    size_t words = number_max(item->text.len, item->summary.len) / 64;
    return points * 64 + (int)number_min(words, 63);
}

/* Signs with the same hash are in the order of their feeds; the most complete item stays, else the first. */
static void
keep_richest(const struct item *items, const struct sign *signs, size_t count, bool *out)
{
    size_t best = signs[0].index;
    for (size_t i = 1; i < count; i++) {
        size_t other = signs[i].index;
        int more = richness(&items[other]) - richness(&items[best]);
        if (more > 0 || (more == 0 && other < best))
            best = other;
    }
    for (size_t i = 0; i < count; i++)
        out[signs[i].index] = signs[i].index != best;
}

static bool
shared_in_a_feed(const struct sign *signs, size_t count)
{
    for (size_t i = 1; i < count; i++)
        if (signs[i].feed == signs[i - 1].feed)
            return true;
    return false;
}

/* `across`: only between feeds, and only when no feed has the sign twice. */
static void
mark(const struct item *items, struct sign *signs, size_t count, bool across, bool *out)
{
    qsort(signs, count, sizeof(*signs), by_hash);
    for (size_t start = 0, end; start < count; start = end) {
        for (end = start + 1; end < count && signs[end].hash == signs[start].hash;)
            end++;
        if (end - start > 1 && !(across && shared_in_a_feed(signs + start, end - start)))
            keep_richest(items, signs + start, end - start, out);
    }
}

static uint64_t
hash_of(struct str a, struct str b, struct str c)
{
    uint64_t hash = str_hash(STR("\n"), str_hash(a, STR_HASH_SEED));
    return str_hash(c, str_hash(STR("\n"), str_hash(b, hash)));
}

static bool
is_global(struct str id)
{
    return id.len >= GLOBAL_ID_BYTES_MIN && str_find(id, STR(":")) != SIZE_MAX;
}

void
duplicate_find(const struct item *items, size_t count, bool *out)
{
    struct sign *signs = memory_array(count, sizeof(*signs));
    size_t found = 0;
    for (size_t i = 0; i < count; i++) {
        out[i] = items[i].duplicate;
        signs[found++] = (struct sign){hash_of(items[i].feed, items[i].key, items[i].title), 0, i};
    }
    mark(items, signs, found, false, out);
    found = 0;
    for (size_t i = 0; i < count; i++)
        if (is_global(items[i].id) && !out[i])
            signs[found++] = (struct sign){hash_of(items[i].id, STR_NONE, STR_NONE),
                                           str_hash(items[i].feed, STR_HASH_SEED), i};
    mark(items, signs, found, true, out);
    found = 0;
    for (size_t i = 0; i < count; i++)
        if (!str_blank(items[i].url) && !out[i])
            signs[found++] = (struct sign){hash_of(items[i].url, STR_NONE, STR_NONE),
                                           str_hash(items[i].feed, STR_HASH_SEED), i};
    mark(items, signs, found, true, out);
    memory_free(signs);
}
