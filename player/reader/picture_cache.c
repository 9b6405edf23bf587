#include "reader/picture_cache.h"

#include <stdio.h>

#include "base/memory.h"

static void
drop(struct picture_cache *cache, struct picture_cache_entry *entry)
{
    cache->total -= entry->len;
    memory_free(entry->bytes);
    *entry = (struct picture_cache_entry){.bytes = NULL};
}

void
picture_cache_finish(struct picture_cache *cache)
{
    for (size_t i = 0; i < PICTURE_CACHE_ENTRIES; i++)
        drop(cache, &cache->entries[i]);
}

static struct picture_cache_entry *
find(struct picture_cache *cache, struct str hash)
{
    for (size_t i = 0; i < PICTURE_CACHE_ENTRIES; i++)
        if (cache->entries[i].bytes && str_equal(str_from(cache->entries[i].hash), hash))
            return &cache->entries[i];
    return NULL;
}

struct str
picture_cache_get(struct picture_cache *cache, struct str hash)
{
    struct picture_cache_entry *entry = find(cache, hash);
    if (!entry)
        return STR_NONE;
    entry->used = ++cache->calls;
    return (struct str){entry->bytes, entry->len};
}

static struct picture_cache_entry *
find_free(struct picture_cache *cache)
{
    for (size_t i = 0; i < PICTURE_CACHE_ENTRIES; i++)
        if (!cache->entries[i].bytes)
            return &cache->entries[i];
    return NULL;
}

/* Of the existing ones, the least recently used. */
static struct picture_cache_entry *
oldest(struct picture_cache *cache)
{
    struct picture_cache_entry *found = NULL;
    for (size_t i = 0; i < PICTURE_CACHE_ENTRIES; i++)
        if (cache->entries[i].bytes && (!found || cache->entries[i].used < found->used))
            found = &cache->entries[i];
    return found;
}

void
picture_cache_put(struct picture_cache *cache, struct str hash, char *bytes, size_t len)
{
    struct picture_cache_entry *entry = find(cache, hash);
    if (entry)
        drop(cache, entry);
    while (!(entry = find_free(cache)) || (cache->total > 0 && cache->total + len > PICTURE_CACHE_BYTES))
        drop(cache, oldest(cache));
    *entry = (struct picture_cache_entry){.bytes = bytes, .len = len, .used = ++cache->calls};
    snprintf(entry->hash, sizeof(entry->hash), "%.*s", STR_ARG(hash));
    cache->total += len;
}
