#include "store/store.h"

#include "base/file.h"
#include "base/memory.h"
#include "store/database.h"
#include "store/rows.h"
#include "store/state.h"

#define PATH_BYTES ((size_t)64 * 1024)

static char *
path_in(const char *folder, const char *name)
{
    struct arena *arena = arena_create(PATH_BYTES);
    char *path = memory_string(file_join(arena, folder, name));
    arena_destroy(arena);
    return path;
}

static void
side_init(struct store_side *side, const char *folder)
{
    side->folder = memory_string(folder);
    side->path = path_in(folder, DATABASE_NAME);
    buf_init(&side->rows, ROWS_BYTES_MAX);
}

static void
side_finish(struct store_side *side)
{
    memory_free(side->folder);
    memory_free(side->path);
    buf_finish(&side->rows);
}

struct store *
store_open(const char *folder, enum store_mode mode, struct arena *arena, const char **why)
{
    struct store *store = memory_alloc(sizeof(*store));
    store->mode = mode;
    store->lock = -1;
    store->now_ms = TIME_NONE;
    store->folder = memory_string(folder);
    store->path = path_in(folder, DATABASE_NAME);
    store->lock_path = path_in(folder, "breakroom.lock");
    side_init(&store->disk, folder);
    if (mode == STORE_READ || store_ready(store))
        return store;
    *why = arena_c(arena, str_from(store->reason));
    store_close(store);
    return NULL;
}

void
store_use_memory(struct store *store, const char *folder)
{
    side_finish(&store->memory);
    store->memory = (struct store_side){.folder = NULL};
    if (folder)
        side_init(&store->memory, folder);
}

void
store_close(struct store *store)
{
    if (!store)
        return;
    store_let_go(store);
    for (size_t i = 0; i < store->note_count; i++)
        arena_destroy(store->notes[i].arena);
    memory_free(store->notes);
    memory_free(store->checked);
    memory_free(store->folder);
    memory_free(store->path);
    memory_free(store->lock_path);
    side_finish(&store->disk);
    side_finish(&store->memory);
    memory_free(store);
}
