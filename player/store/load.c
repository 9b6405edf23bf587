#include <errno.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "store/database.h"
#include "store/rows_private.h"
#include "base/sha256.h"
#include "store/sql.h"
#include "store/store_private.h"

#define SCRATCH_BYTES ((size_t)64 * 1024)
#define YOUNG_MS      100
#define MEMORY_BYTES  ((size_t)256 * 1024)

/* The time stamps of files have the resolution of the kernel's tick. */
static bool
is_young(const struct stat *st)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t age_ms =
        (int64_t)(now.tv_sec - st->st_mtim.tv_sec) * 1000 + (now.tv_nsec - st->st_mtim.tv_nsec) / 1000000;
    return age_ms > -YOUNG_MS && age_ms < YOUNG_MS;
}

static bool
same_stamp(const struct stat *a, const struct stat *b)
{
    return a->st_ino == b->st_ino && a->st_dev == b->st_dev && a->st_size == b->st_size &&
           a->st_mtim.tv_sec == b->st_mtim.tv_sec && a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
}

/* The copy in memory is dropped once the disk has all of it. */
static bool
has_changed(const struct store_source *source, bool in_memory)
{
    struct stat now;
    if (!source->path)
        return false;
    if (stat(source->path, &now) != 0)
        return in_memory && source->loaded;
    return !source->loaded || source->racy || !same_stamp(&now, &source->seen);
}

/* Only files owned by this user or the user of the services. */
static bool
is_trusted(const char *folder, const struct stat *st)
{
    return st->st_uid == geteuid() || str_starts(str_from(folder), STR("/run/breakroom-fetch/"));
}

/* Makes `memory` the folder in memory that there is now, if there is one. */
static void
find_memory(struct store *store)
{
    struct store_source *source = &store->memory;
    struct stat st;
    for (size_t i = 0; i < store->memory_folders.count; i++) {
        const char *folder = store->memory_folders.items[i].ptr;
        char *path = store_path_in(folder, STORE_DATABASE);
        bool there = lstat(path, &st) == 0 && is_trusted(folder, &st);
        memory_free(path);
        if (!there)
            continue;
        if (!source->folder || strcmp(source->folder, folder) != 0) {
            store_source_finish(source);
            *source = (struct store_source){.folder = NULL};
            store_source_init(source, folder);
        }
        return;
    }
}

bool
store_changed(struct store *store)
{
    find_memory(store);
    return has_changed(&store->disk, false) || has_changed(&store->memory, true);
}

static bool
read_rows(struct store *store, struct store_source *source, const struct str *feeds, size_t feed_count)
{
    struct reason why;
    struct buf rows;
    struct arena *arena = arena_create(4 * SCRATCH_BYTES);
    buf_init(&rows, ROWS_BYTES_MAX);
    sqlite3 *db = database_open_read(source->path, arena, &why);
    bool good = db && rows_read(db, source->folder, feeds, feed_count, &rows);
    if (!good && db)
        database_reason(db, &why);
    if (!good)
        store->reason = why;
    database_close(db);
    arena_destroy(arena);
    if (!good) {
        buf_finish(&rows);
        return false;
    }
    buf_finish(&source->rows);
    source->rows = rows;
    return true;
}

/* Content that cannot be read now keeps its last state. */
static bool
read_source(struct store *store, struct store_source *source, const struct str *feeds, size_t feed_count)
{
    struct stat before;
    if (!source->path || stat(source->path, &before) != 0) {
        reason_set(&store->reason, REASON_STORE_NONE);
        return false;
    }
    bool young = is_young(&before);
    if (!read_rows(store, source, feeds, feed_count))
        return false;
    source->seen = before;
    source->loaded = true;
    source->racy = young;
    return true;
}

static bool
is_gone(const struct store_source *source)
{
    struct stat st;
    return !source->path || (stat(source->path, &st) != 0 && errno == ENOENT);
}

bool
store_read_rows(struct store *store, const struct str *feeds, size_t feed_count, struct str *disk,
                struct str *memory)
{
    find_memory(store);
    if (is_gone(&store->memory)) {
        buf_clear(&store->memory.rows);
        store->memory.loaded = false;
    }
    bool kept = store->memory.path && read_source(store, &store->memory, feeds, feed_count);
    bool good = read_source(store, &store->disk, feeds, feed_count) || kept;
    *disk = buf_str(&store->disk.rows);
    *memory = buf_str(&store->memory.rows);
    return good;
}

bool
store_load(struct store *store, const struct str *feeds, size_t feed_count, struct store_content *out)
{
    struct str disk, memory;
    *out = (struct store_content){.arena = NULL};
    if (!store_read_rows(store, feeds, feed_count, &disk, &memory))
        return false;
    bool good = rows_to_content(disk, memory, feeds, feed_count, 0, out);
    if (!good)
        reason_set(&store->reason, REASON_STORE_NO_FEED);
    store->disk.loaded = store->disk.loaded && good;
    if (store->mode != STORE_READ)
        buf_finish(&store->disk.rows);
    return good;
}

struct str
store_read_picture(struct arena *arena, const struct store_picture *picture)
{
    char hash[SHA256_HEX_BYTES + 1];
    struct str bytes = file_read(arena, picture->path, STORE_PICTURE_BYTES_MAX, NULL);
    if (!bytes.ptr)
        return STR_NONE;
    sha256_hex(bytes, hash);
    return str_equal(picture->hash, str_from(hash)) ? bytes : STR_NONE;
}

int64_t
store_latest_ms(struct store *store)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    struct reason why;
    int64_t latest_ms = TIME_NONE;
    sqlite3 *db = database_open_read(store->path, arena, &why);
    if (db)
        latest_ms = sql_number(db, "SELECT max(last_success) FROM feed", TIME_NONE);
    database_close(db);
    for (size_t i = 0; i < store->unsaved_count; i++)
        if (store->unsaved[i].feed.last_success_ms > latest_ms)
            latest_ms = store->unsaved[i].feed.last_success_ms;
    arena_destroy(arena);
    return latest_ms;
}

char *
store_path_in(const char *folder, const char *name)
{
    struct arena *arena = arena_create(FILE_PATHS_BYTES);
    char *path = memory_string(file_join(arena, folder, name));
    arena_destroy(arena);
    return path;
}

void
store_source_init(struct store_source *source, const char *folder)
{
    source->folder = memory_string(folder);
    source->path = store_path_in(folder, STORE_DATABASE);
    buf_init(&source->rows, ROWS_BYTES_MAX);
}

void
store_source_finish(struct store_source *source)
{
    memory_free(source->folder);
    memory_free(source->path);
    buf_finish(&source->rows);
}

void
store_use_memory(struct store *store, struct str_list folders)
{
    arena_destroy(store->memory_arena);
    store->memory_arena = arena_create(MEMORY_BYTES);
    store->memory_folders = arena_list(store->memory_arena, folders);
    store_source_finish(&store->memory);
    store->memory = (struct store_source){.folder = NULL};
}
