#include "base/arena.h"

#include <stdalign.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/memory.h"
#include "base/number.h"

#define BLOCK_BYTES      ((size_t)16 * 1024)
#define FILLED_BYTES_MAX ((size_t)8192)

/* What is left of a block may be lost in the end: in large blocks that is less. */
#define FEW_BYTES         ((size_t)256 * 1024)
#define LARGE_BLOCK_BYTES ((size_t)64 * 1024)

struct block {
    struct block *next;
    size_t used, room;
    bool zeroed;
    alignas(max_align_t) char bytes[];
};

struct arena {
    struct block *newest;
    struct block *open[2]; /* the two with most left: a small object fits where a large one did not */
    size_t ceiling, held, used;
};

static size_t
left(const struct block *block)
{
    return block ? block->room - block->used : 0;
}

static struct block *
block_create(struct arena *arena, size_t room)
{
    if (room > arena->ceiling - arena->held)
        BUG("an arena passed its ceiling");
    /* large blocks come zeroed from the system; in others only what is handed out must be zeroed */
    bool zeroed = room > BLOCK_BYTES;
    size_t size = sizeof(struct block) + room;
    struct block *block = zeroed ? memory_alloc(size) : memory_resize(NULL, size);
    block->used = 0;
    block->room = room;
    block->zeroed = zeroed;
    block->next = arena->newest;
    arena->newest = block;
    arena->held += room;
    return block;
}

struct arena *
arena_create(size_t ceiling)
{
    struct arena *arena = memory_alloc(sizeof(*arena));
    arena->ceiling = ceiling;
    return arena;
}

static void
free_until(struct arena *arena, struct block *last)
{
    while (arena->newest != last) {
        struct block *block = arena->newest;
        arena->newest = block->next;
        arena->held -= block->room;
        memory_free(block);
    }
}

void
arena_destroy(struct arena *arena)
{
    if (!arena)
        return;
    free_until(arena, NULL);
    memory_free(arena);
}

void
arena_reset(struct arena *arena)
{
    struct block *first = arena->newest;
    if (!first)
        return;
    while (first->next)
        first = first->next;
    free_until(arena, first);
    first->used = 0;
    first->zeroed = false;
    arena->open[0] = first;
    arena->open[1] = NULL;
    arena->used = 0;
}

/* A new block for an object of this size; a large one fills its block. */
static struct block *
open_block(struct arena *arena, size_t size)
{
    size_t usual = arena->held < FEW_BYTES ? BLOCK_BYTES : LARGE_BLOCK_BYTES;
    size_t room = size > BLOCK_BYTES ? size : number_min(usual, arena->ceiling - arena->held);
    struct block *block = block_create(arena, number_max(size, room));
    struct block **fuller = &arena->open[left(arena->open[0]) > left(arena->open[1])];
    if (block->room - size > left(*fuller))
        *fuller = block;
    return block;
}

/* Memory that may contain anything; *zeroed tells whether it is zero. */
static void *
take(struct arena *arena, size_t size, bool *zeroed)
{
    if (size > arena->ceiling)
        BUG("an arena passed its ceiling");
    size = (size + alignof(max_align_t) - 1) & ~(alignof(max_align_t) - 1);
    struct block *block = arena->open[0];
    if (size > left(block))
        block = arena->open[1];
    if (!block || size > left(block))
        block = open_block(arena, size);
    void *memory = block->bytes + block->used;
    block->used += size;
    arena->used += size;
    *zeroed = block->zeroed;
    return memory;
}

void *
arena_alloc(struct arena *arena, size_t size)
{
    bool zeroed;
    void *memory = take(arena, size, &zeroed);
    return zeroed ? memory : memset(memory, 0, size);
}

void *
arena_array(struct arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        BUG("an array passed the address space");
    return arena_alloc(arena, count * size);
}

struct str
arena_str(struct arena *arena, struct str s)
{
    return s.ptr ? (struct str){arena_c(arena, s), s.len} : s;
}

char *
arena_c(struct arena *arena, struct str s)
{
    bool zeroed;
    char *copy = take(arena, s.len + 1, &zeroed);
    if (s.len)
        memcpy(copy, s.ptr, s.len);
    copy[s.len] = '\0';
    return copy;
}

struct str
arena_printf(struct arena *arena, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int len = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (len < 0)
        BUG("a format that cannot be printed");
    char *text = arena_alloc(arena, (size_t)len + 1);
    vsnprintf(text, (size_t)len + 1, format, again);
    va_end(again);
    return (struct str){text, (size_t)len};
}

struct str
arena_fill(struct arena *arena, const char *words, const struct str args[FILL_ARGS])
{
    struct buf filled;
    buf_init(&filled, FILLED_BYTES_MAX);
    buf_fill(&filled, words, args);
    struct str copy = arena_str(arena, buf_str(&filled));
    buf_finish(&filled);
    return copy;
}

struct str_list
arena_list(struct arena *arena, struct str_list list)
{
    struct str_list copy = {arena_array(arena, list.count, sizeof(struct str)), list.count};
    for (size_t i = 0; i < list.count; i++)
        copy.items[i] = arena_str(arena, list.items[i]);
    return copy;
}

size_t
arena_used(const struct arena *arena)
{
    return arena->used;
}
