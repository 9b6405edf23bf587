#include "paint/font_cache.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/memory.h"

#define LOG_MODULE "fonts"
#include "base/log.h"

#define SLOTS 24
/* So many fonts that were used last keep their size: they will be needed again soon. */
#define RECENT 8

/* A font file mapped into memory: FreeType would read it in small pieces, each with a seek and a read. */
struct mapping {
    void *bytes;
    size_t size;
};

struct font_slot {
    TTF_Font *font;
    struct mapping mapping;
    const char *path;
    long index;
    int size_px;
    unsigned used;
};

struct font_cache {
    struct font_slot slots[SLOTS];
    unsigned clock;
};

struct font_cache *
font_cache_create(void)
{
    return memory_alloc(sizeof(struct font_cache));
}

static struct mapping
map_file(const char *path)
{
    struct mapping mapping = {0};
    struct stat about;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return mapping;
    if (fstat(file, &about) == 0 && about.st_size > 0 && about.st_size < INT_MAX) {
        void *bytes = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0);
        if (bytes != MAP_FAILED)
            mapping = (struct mapping){bytes, (size_t)about.st_size};
    }
    close(file);
    return mapping;
}

static void
close_slot(struct font_slot *slot)
{
    if (slot->font)
        TTF_CloseFont(slot->font);
    if (slot->mapping.bytes)
        munmap(slot->mapping.bytes, slot->mapping.size);
    *slot = (struct font_slot){0};
}

void
font_cache_release_memory(struct font_cache *cache)
{
    for (int i = 0; i < SLOTS; i++) {
        if (cache->slots[i].font)
            TTF_CloseFont(cache->slots[i].font);
        cache->slots[i].font = NULL;
    }
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
is_of_file(const struct font_slot *slot, const struct font_file *file)
{
    return slot->path && slot->index == file->index && strcmp(slot->path, file->path) == 0;
}

/* The slot of a file and size; else one to replace: the longest unused of the file, which only gets another
 * size, unless it was used lately. */
static struct font_slot *
find_slot(struct font_cache *cache, const struct font_file *file, int size_px)
{
    struct font_slot *oldest = &cache->slots[0], *same = NULL;
    for (int i = 0; i < SLOTS; i++) {
        struct font_slot *slot = &cache->slots[i];
        bool of_file = is_of_file(slot, file);
        if (of_file && slot->size_px == size_px)
            return slot;
        if (of_file && (!same || slot->used < same->used))
            same = slot;
        if (slot->used < oldest->used)
            oldest = slot;
    }
    return oldest->path && same && cache->clock - same->used > RECENT ? same : oldest;
}

/* Light hinting with subpixel positions: in every other mode SDL_ttf rounds each glyph's position, which
 * makes the spacing uneven. */
static bool
open_slot(struct font_slot *slot, struct font_file *file, int size_px)
{
    if (!slot->mapping.bytes)
        *slot = (struct font_slot){.mapping = map_file(file->path), .path = file->path, .index = file->index};
    slot->size_px = size_px;
    if (slot->mapping.bytes)
        slot->font = TTF_OpenFontIndexDPIRW(SDL_RWFromConstMem(slot->mapping.bytes, (int)slot->mapping.size),
                                            1, size_px, file->index, 72, 72);
    if (!slot->font) {
        log_warn("cannot open a font: '%s': %s", file->path,
                 slot->mapping.bytes ? TTF_GetError() : strerror(errno));
        file->broken = true;
        close_slot(slot);
        return false;
    }
    if (file->strike_px == 0)
        TTF_SetFontHinting(slot->font, TTF_HINTING_LIGHT_SUBPIXEL);
    return true;
}

/* Sets the size of an open font of the file: its tables stay prepared, which costs more than all else. */
static bool
resize_slot(struct font_slot *slot, int size_px)
{
    slot->size_px = size_px;
    return TTF_SetFontSizeDPI(slot->font, size_px, 72, 72) == 0;
}

/* Makes the slot one of the file and size. */
static bool
prepare_slot(struct font_slot *slot, struct font_file *file, int size_px)
{
    bool of_file = is_of_file(slot, file);
    if (of_file && slot->font && (slot->size_px == size_px || resize_slot(slot, size_px)))
        return true;
    if (!of_file || slot->font)
        close_slot(slot);
    return open_slot(slot, file, size_px);
}

TTF_Font *
font_cache_open(struct font_cache *cache, struct font_file *file, int size_px, bool rtl, const char *script)
{
    if (file->strike_px > 0)
        size_px = 0; /* the first of its fixed sizes */
    struct font_slot *slot = find_slot(cache, file, size_px);
    if (!prepare_slot(slot, file, size_px))
        return NULL;
    slot->used = ++cache->clock;
    TTF_SetFontDirection(slot->font, rtl ? TTF_DIRECTION_RTL : TTF_DIRECTION_LTR);
    TTF_SetFontScriptName(slot->font, script);
    return slot->font;
}
