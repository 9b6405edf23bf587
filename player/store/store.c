#include "store/store.h"

#include "base/memory.h"
#include "store/database.h"
#include "store/state.h"

struct store *
store_open(const char *folder, enum store_mode mode, struct arena *arena, const char **why)
{
    struct store *store = memory_alloc(sizeof(*store));
    store->mode = mode;
    store->lock = -1;
    store->now_ms = TIME_NONE;
    store->folder = memory_string(folder);
    store->path = store_path_in(folder, DATABASE_NAME);
    store->lock_path = store_path_in(folder, "breakroom.lock");
    store_side_init(&store->disk, folder);
    store->patient = mode == STORE_WRITE_LATER;
    store->small = mode == STORE_MEMORY;
    if (mode == STORE_READ || store_ready(store) || mode == STORE_WRITE_LATER)
        return store;
    *why = arena_c(arena, str_from(store->reason));
    store_close(store);
    return NULL;
}

void
store_close(struct store *store)
{
    if (!store)
        return;
    store_close(store->spare);
    store_let_go(store);
    for (size_t i = 0; i < store->note_count; i++)
        arena_destroy(store->notes[i].arena);
    memory_free(store->notes);
    memory_free(store->checked);
    memory_free(store->folder);
    memory_free(store->path);
    memory_free(store->lock_path);
    store_side_finish(&store->disk);
    store_side_finish(&store->memory);
    arena_destroy(store->memory_arena);
    arena_destroy(store->named.arena);
    memory_free(store);
}
