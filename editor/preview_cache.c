#include "editor/preview_cache.h"

#include <string.h>

#include "base/clock.h"
#include "base/duration.h"
#include "base/memory.h"

#define ENTRIES   64
#define BYTES_MAX ((size_t)32 * 1024 * 1024)

struct cached_preview {
    struct preview_key key;
    struct preview_result result;
    char *png; /* NULL: free */
};

struct preview_cache {
    struct cached_preview ring[ENTRIES]; /* the oldest at `next` */
    int next;
    size_t bytes;
};

struct preview_key
preview_key(struct str feed, int page, int64_t wall_ms)
{
    return (struct preview_key){str_hash(feed, STR_HASH_SEED), page, wall_ms / MINUTE_MS};
}

struct preview_cache *
preview_cache_create(void)
{
    return memory_alloc(sizeof(struct preview_cache));
}

static void
drop(struct preview_cache *cache, struct cached_preview *entry)
{
    cache->bytes -= entry->result.png.len;
    memory_free(entry->png);
    *entry = (struct cached_preview){.png = NULL};
}

void
preview_cache_destroy(struct preview_cache *cache)
{
    for (int i = 0; cache && i < ENTRIES; i++)
        drop(cache, &cache->ring[i]);
    memory_free(cache);
}

void
preview_cache_put(struct preview_cache *cache, const struct preview_key *key,
                  const struct preview_result *result)
{
    if (key->minute != clock_now(TIME_NONE).wall_ms / MINUTE_MS || result->png.len > BYTES_MAX)
        return;
    do {
        drop(cache, &cache->ring[cache->next]);
        cache->next = (cache->next + 1) % ENTRIES;
    } while (cache->bytes + result->png.len > BYTES_MAX);
    struct cached_preview *entry = &cache->ring[(cache->next + ENTRIES - 1) % ENTRIES];
    *entry = (struct cached_preview){*key, *result, memory_alloc(result->png.len + 1)};
    memcpy(entry->png, result->png.ptr, result->png.len);
    entry->result.png.ptr = entry->png;
    cache->bytes += result->png.len;
}

bool
preview_cache_find(const struct preview_cache *cache, const struct preview_key *key,
                   struct preview_result *out)
{
    for (int i = 0; i < ENTRIES; i++) {
        const struct cached_preview *entry = &cache->ring[i];
        if (!entry->png || entry->key.document != key->document || entry->key.page != key->page ||
            entry->key.minute != key->minute)
            continue;
        *out = entry->result;
        return true;
    }
    return false;
}
