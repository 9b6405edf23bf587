#include "paint/width_cache.h"

#include <string.h>

#include "base/memory.h"

#define SLOTS   4096
#define EXTENTS 64

struct width_slot {
    int width_px, size_px;
    unsigned char face, len; /* len 0: free */
    char text[WIDTH_CACHE_BYTES];
};

struct extent_slot {
    int size_px; /* 0: free */
    enum face face;
    int cap_px, descent_px;
};

struct width_cache {
    struct width_slot slots[SLOTS];
    struct extent_slot extents[EXTENTS];
};

struct width_cache *
width_cache_create(void)
{
    return memory_alloc(sizeof(struct width_cache));
}

void
width_cache_destroy(struct width_cache *cache)
{
    memory_free(cache);
}

static size_t
slot_of(enum face face, int size_px, struct str text)
{
    return (size_t)(str_hash(text, STR_HASH_SEED ^ (uint64_t)(size_px * FACE_COUNT + (int)face)) % SLOTS);
}

static bool
kept(struct str text)
{
    return text.len > 0 && text.len <= WIDTH_CACHE_BYTES;
}

bool
width_cache_find(const struct width_cache *cache, enum face face, int size_px, struct str text, int *width_px)
{
    if (!kept(text))
        return false;
    const struct width_slot *slot = &cache->slots[slot_of(face, size_px, text)];
    if (slot->len != text.len || slot->face != face || slot->size_px != size_px ||
        memcmp(slot->text, text.ptr, text.len) != 0)
        return false;
    *width_px = slot->width_px;
    return true;
}

void
width_cache_put(struct width_cache *cache, enum face face, int size_px, struct str text, int width_px)
{
    if (!kept(text))
        return;
    struct width_slot *slot = &cache->slots[slot_of(face, size_px, text)];
    *slot = (struct width_slot){.width_px = width_px,
                                .size_px = size_px,
                                .face = (unsigned char)face,
                                .len = (unsigned char)text.len};
    memcpy(slot->text, text.ptr, text.len);
}

static size_t
extent_of(enum face face, int size_px)
{
    return ((size_t)size_px * FACE_COUNT + (size_t)face) % EXTENTS;
}

bool
width_cache_find_extent(const struct width_cache *cache, enum face face, int size_px, int *cap_px,
                        int *descent_px)
{
    const struct extent_slot *slot = &cache->extents[extent_of(face, size_px)];
    if (slot->size_px != size_px || slot->face != face)
        return false;
    *cap_px = slot->cap_px;
    *descent_px = slot->descent_px;
    return true;
}

void
width_cache_put_extent(struct width_cache *cache, enum face face, int size_px, int cap_px, int descent_px)
{
    cache->extents[extent_of(face, size_px)] = (struct extent_slot){size_px, face, cap_px, descent_px};
}

void
width_cache_clear(struct width_cache *cache)
{
    memset(cache, 0, sizeof(*cache));
}
