/* Previews made in this minute (they show the clock): many people may look at the same one. */
#ifndef BREAKROOM_EDITOR_PREVIEW_CACHE_H
#define BREAKROOM_EDITOR_PREVIEW_CACHE_H

#include "editor/preview.h"

struct preview_key {
    uint64_t document; /* a hash of it */
    int page;          /* asked for */
    int64_t minute;
};
struct preview_key preview_key(struct str feed, int page, int64_t wall_ms);

struct preview_cache;
struct preview_cache *preview_cache_create(void);
void preview_cache_destroy(struct preview_cache *cache); /* NULL is fine */

/* Copies a result, unless the minute is over, since it may already show the next one. */
void preview_cache_put(struct preview_cache *cache, const struct preview_key *key,
                       const struct preview_result *result);
/* Its bytes are valid until the next call of preview_cache_put. */
bool preview_cache_find(const struct preview_cache *cache, const struct preview_key *key,
                        struct preview_result *out);

#endif
