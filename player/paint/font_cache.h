/* Opened fonts, each in one size; when another is needed, the least recently used one is closed, or gets
 * another size when it is of the same file. */
#ifndef BREAKROOM_PAINT_FONT_CACHE_H
#define BREAKROOM_PAINT_FONT_CACHE_H

#include <SDL_ttf.h>

#include "paint/font_list.h"

struct font_cache;

struct font_cache *font_cache_create(void);
void font_cache_destroy(struct font_cache *cache); /* NULL is fine */

/* Closes all fonts: their tables and letters take megabytes. Their files stay mapped, and they are opened
 * from there when they are needed. */
void font_cache_release_memory(struct font_cache *cache);

/* The font at a size, for a direction and a script ("Arab"). NULL when the file cannot be opened: it is
 * marked broken, logged once and not tried again. Valid until the next call. */
TTF_Font *font_cache_open(struct font_cache *cache, struct font_file *file, int size_px, bool rtl,
                          const char *script);

#endif
