#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/database.h"
#include "store/rows.h"
#include "store/state.h"

#define PATH_BYTES   ((size_t)64 * 1024)
#define MEMORY_BYTES ((size_t)256 * 1024)

char *
store_path_in(const char *folder, const char *name)
{
    struct arena *arena = arena_create(PATH_BYTES);
    char *path = memory_string(file_join(arena, folder, name));
    arena_destroy(arena);
    return path;
}

void
store_side_init(struct store_side *side, const char *folder)
{
    side->folder = memory_string(folder);
    side->path = store_path_in(folder, DATABASE_NAME);
    buf_init(&side->rows, ROWS_BYTES_MAX);
}

void
store_side_finish(struct store_side *side)
{
    memory_free(side->folder);
    memory_free(side->path);
    buf_finish(&side->rows);
}

void
store_use_memory(struct store *store, struct str_list folders)
{
    arena_destroy(store->memory_arena);
    store->memory_arena = arena_create(MEMORY_BYTES);
    store->memory_folders = arena_list(store->memory_arena, folders);
    store_side_finish(&store->memory);
    store->memory = (struct store_side){.folder = NULL};
}

/* Only what this user, or the system's service, can have made. */
static bool
is_trusted(const char *folder, const struct stat *st)
{
    return st->st_uid == geteuid() || str_starts(str_from(folder), STR("/run/breakroom-fetch/"));
}

void
store_find_memory(struct store *store)
{
    struct store_side *side = &store->memory;
    struct stat st;
    for (size_t i = 0; i < store->memory_folders.count; i++) {
        const char *folder = store->memory_folders.items[i].ptr;
        char *path = store_path_in(folder, DATABASE_NAME);
        bool there = lstat(path, &st) == 0 && is_trusted(folder, &st);
        memory_free(path);
        if (!there)
            continue;
        if (!side->folder || strcmp(side->folder, folder) != 0) {
            store_side_finish(side);
            *side = (struct store_side){.folder = NULL};
            store_side_init(side, folder);
        }
        return;
    }
}
