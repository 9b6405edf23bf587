/* Cache of the widths of measured texts: layout measures the same words and lines repeatedly, and shaping is
 * most of its cost. It has a fixed number of entries; the text itself is the key. */
#ifndef BREAKROOM_PAINT_WIDTH_CACHE_H
#define BREAKROOM_PAINT_WIDTH_CACHE_H

#include <stdbool.h>

#include "base/str.h"
#include "type/metrics.h"

/* Longer texts are not cached: a line of a slide has fewer bytes in most scripts. */
#define WIDTH_CACHE_BYTES 104

struct width_cache;

struct width_cache *width_cache_create(void);
void width_cache_destroy(struct width_cache *cache); /* NULL is fine */

/* Finds a width; false when it is not cached. */
bool width_cache_find(const struct width_cache *cache, enum face face, int size_px, struct str text,
                      int *width_px);

/* Stores a width, replacing another one with the same slot. */
void width_cache_put(struct width_cache *cache, enum face face, int size_px, struct str text, int width_px);

/* The same of how far letters reach above and below their line. `size_px` above 0. */
bool width_cache_find_extent(const struct width_cache *cache, enum face face, int size_px, int *cap_px,
                             int *descent_px);
void width_cache_put_extent(struct width_cache *cache, enum face face, int size_px, int cap_px,
                            int descent_px);

/* Clears the cache: the fonts changed. */
void width_cache_clear(struct width_cache *cache);

#endif
