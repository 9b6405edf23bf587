/* Cache of recently shown pictures, as stored: a disk that does not answer removes none of them from the
 * screen. Private to this folder. */
#ifndef BREAKROOM_READER_PICTURE_CACHE_H
#define BREAKROOM_READER_PICTURE_CACHE_H

#include "base/str.h"
#include "base/sha256.h"

#define PICTURE_CACHE_ENTRIES 64
#define PICTURE_CACHE_BYTES   ((size_t)16 * 1024 * 1024) /* but the latest picture is always kept */

struct picture_cache_entry {
    char hash[SHA256_HEX_BYTES + 1];
    char *bytes; /* NULL: the entry is free */
    size_t len;
    int64_t used; /* time of last use, in calls */
};

/* All zero: empty. */
struct picture_cache {
    struct picture_cache_entry entries[PICTURE_CACHE_ENTRIES];
    size_t total;
    int64_t calls;
};

void picture_cache_finish(struct picture_cache *cache);

/* The bytes, until the next call of picture_cache_put; absent when they are not cached. */
struct str picture_cache_get(struct picture_cache *cache, struct str hash);

/* Takes ownership of the bytes (from memory_alloc); the least recently used entries are dropped. */
void picture_cache_put(struct picture_cache *cache, struct str hash, char *bytes, size_t len);

#endif
