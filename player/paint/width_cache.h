/* Widths of texts that were measured, since layout measures the same words and lines again and again, and
 * shaping is most of its cost. Holds a fixed number of them; the text itself is the key. */
#ifndef BREAKROOM_PAINT_WIDTH_CACHE_H
#define BREAKROOM_PAINT_WIDTH_CACHE_H

#include <stdbool.h>

#include "base/str.h"
#include "type/metrics.h"

/* Longer texts are not kept: a line of a slide has fewer bytes in most scripts. */
#define WIDTH_CACHE_BYTES 104

struct width_cache;

struct width_cache *width_cache_create(void);
void width_cache_destroy(struct width_cache *cache); /* NULL is fine */

/* Finds a width; false when it is not there. */
bool width_cache_find(const struct width_cache *cache, enum face face, int size_px, struct str text,
                      int *width_px);

/* Keeps a width in place of another with the same slot. */
void width_cache_put(struct width_cache *cache, enum face face, int size_px, struct str text, int width_px);

/* The same of how far letters reach above and below their line. `size_px` above 0. */
bool width_cache_find_extent(const struct width_cache *cache, enum face face, int size_px, int *cap_px,
                             int *descent_px);
void width_cache_put_extent(struct width_cache *cache, enum face face, int size_px, int cap_px,
                            int descent_px);

/* Forgets all of them: the fonts changed. */
void width_cache_clear(struct width_cache *cache);

#endif
