#include "store/store.h"

#include "base/file.h"
#include "base/memory.h"
#include "store/database.h"
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
    if (mode == STORE_READ || store_ready(store))
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
    store_let_go(store);
    for (size_t i = 0; i < store->note_count; i++)
        arena_destroy(store->notes[i].arena);
    memory_free(store->notes);
    memory_free(store->checked);
    memory_free(store->folder);
    memory_free(store->path);
    memory_free(store->lock_path);
    memory_free(store);
}

static bool
same_stamp(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_dev == b->st_dev && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

bool
store_changed(struct store *store)
{
    struct stat now;
    if (stat(store->path, &now) != 0)
        return false;
    return !store->loaded || store->racy || !same_stamp(&now, &store->seen);
}
