#include "screen/font_cache.h"

#include <string.h>

#include "base/memory.h"

#define LOG_MODULE "fonts"
#include "base/log.h"

#define SLOTS 24

struct slot {
    TTF_Font *font;
    const char *path;
    long index;
    int size_px;
    unsigned used;
};

struct font_cache {
    struct slot slots[SLOTS];
    unsigned clock;
};

struct font_cache *
font_cache_create(void)
{
    return memory_alloc(sizeof(struct font_cache));
}

static void
close_slot(struct slot *slot)
{
    if (slot->font)
        TTF_CloseFont(slot->font);
    *slot = (struct slot){0};
}

void
font_cache_destroy(struct font_cache *cache)
{
    if (!cache)
        return;
    for (int i = 0; i < SLOTS; i++)
        close_slot(&cache->slots[i]);
    memory_free(cache);
}

static bool
is_same(const struct slot *slot, const struct font_file *file, int size_px)
{
    return slot->font && slot->size_px == size_px && slot->index == file->index &&
           strcmp(slot->path, file->path) == 0;
}

static struct slot *
find_slot(struct font_cache *cache, const struct font_file *file, int size_px)
{
    struct slot *oldest = &cache->slots[0];
    for (int i = 0; i < SLOTS; i++) {
        if (is_same(&cache->slots[i], file, size_px))
            return &cache->slots[i];
        if (cache->slots[i].used < oldest->used)
            oldest = &cache->slots[i];
    }
    close_slot(oldest);
    return oldest;
}

/* Light hinting with positions in parts of a pixel: SDL_ttf rounds each glyph's place in every other mode,
 * which tears the spacing of text. */
static TTF_Font *
open_font(struct font_file *file, int size_px)
{
    TTF_Font *font = TTF_OpenFontIndexDPI(file->path, size_px, file->index, 72, 72);
    if (!font) {
        log_warn("cannot open a font: '%s': %s", file->path, TTF_GetError());
        file->broken = true;
        return NULL;
    }
    if (file->strike_px == 0)
        TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    return font;
}

TTF_Font *
font_cache_open(struct font_cache *cache, struct font_file *file, int size_px, bool rtl, const char *script)
{
    if (file->strike_px > 0)
        size_px = 0; /* the first of its fixed sizes */
    struct slot *slot = find_slot(cache, file, size_px);
    if (!slot->font) {
        slot->font = open_font(file, size_px);
        slot->path = file->path, slot->index = file->index, slot->size_px = size_px;
    }
    if (!slot->font)
        return NULL;
    slot->used = ++cache->clock;
    TTF_SetFontDirection(slot->font, rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(slot->font, script);
    return slot->font;
}
