/* The pictures that were shown lately, as the store keeps them: so a disk that does not answer takes none of
 * them from the screen. For this folder only. */
#ifndef BREAKROOM_STORE_PICTURE_CACHE_H
#define BREAKROOM_STORE_PICTURE_CACHE_H

#include "base/str.h"
#include "store/sha256.h"

#define PICTURE_CACHE_ENTRIES 64
#define PICTURE_CACHE_BYTES   ((size_t)16 * 1024 * 1024) /* but the latest is always kept */

struct picture_cache_entry {
    char hash[SHA256_HEX_BYTES + 1];
    char *bytes; /* NULL: the entry is free */
    size_t len;
    int64_t used; /* when, in calls */
};

/* All zero: empty. */
struct picture_cache {
    struct picture_cache_entry entries[PICTURE_CACHE_ENTRIES];
    size_t total;
    int64_t calls;
};

void picture_cache_finish(struct picture_cache *cache);

/* The bytes, until the next call of picture_cache_put; absent when they are not there. */
struct str picture_cache_get(struct picture_cache *cache, struct str hash);

/* Takes the bytes over (from memory_alloc); the ones unused for longest make room. */
void picture_cache_put(struct picture_cache *cache, struct str hash, char *bytes, size_t len);

#endif
