#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "base/reason.h"
#include "store/candidates.h"
#include "store/sql.h"
#include "store/store_private.h"

#define FREE_PAGES_MAX 256 /* at most 1 MiB stays unused inside the database */
#define SCRATCH_BYTES  ((size_t)64 * 1024)

/* Deletes pictures that no item names; those without space are refused, so that they are not fetched again at
 * once. */
static bool
discard(struct store *store, const struct candidate *list, size_t count, int64_t max_bytes)
{
    int64_t total = 0;
    bool good = true;
    struct reason why;
    reason_set(&why, REASON_STORE_NO_ROOM);
    for (size_t i = 0; good && i < count; i++) {
        total += list[i].stored ? list[i].bytes : 0;
        if (list[i].at_ms == TIME_NONE)
            good = sql_do(store->db, "DELETE FROM picture WHERE url = ?1", "t", list[i].url);
        else if (list[i].stored && total > max_bytes)
            good =
                sql_do(store->db,
                       "UPDATE picture SET hash = NULL, bytes = 0, refused = ?2, fault = ?3,"
                       " why = ?4 WHERE url = ?1",
                       "tmit", list[i].url, store->now_ms, (int64_t)STORE_FAULT_NO_ROOM, str_from(why.text));
    }
    return good;
}

static bool
must_discard(const struct candidate *list, size_t count, int64_t max_bytes)
{
    int64_t total = 0;
    for (size_t i = 0; i < count; i++) {
        total += list[i].stored ? list[i].bytes : 0;
        if (list[i].at_ms == TIME_NONE || total > max_bytes)
            return true;
    }
    return false;
}

static bool
sweep_rows(struct store *store, struct store *other, struct arena *arena, int64_t max_bytes)
{
    struct candidate *list;
    size_t count;
    if (!candidates_find(store, other, arena, &list, &count))
        return false;
    if (!must_discard(list, count, max_bytes))
        return true;
    if (!sql_begin(store->db))
        return store_failed(store);
    return store_end(store, discard(store, list, count, max_bytes));
}

static bool
is_named(sqlite3 *db, struct str file)
{
    struct str hash = str_split(&file, '.');
    sqlite3_stmt *row =
        sql_query(db, "SELECT 1 FROM picture WHERE hash = ?1 AND png = (?2 = 'png')", "tt", hash, file);
    int status = row ? sqlite3_step(row) : SQLITE_ERROR;
    sqlite3_finalize(row);
    return status != SQLITE_DONE;
}

static int
sweep_files(struct store *store, struct arena *arena)
{
    const char *folder = file_join(arena, store->folder, "pictures");
    DIR *dir = opendir(folder);
    if (!dir)
        return 0;
    int gone = 0;
    for (struct dirent *entry; (entry = readdir(dir));) {
        if (entry->d_name[0] == '.' || is_named(store->db, str_from(entry->d_name)))
            continue;
        gone += unlinkat(dirfd(dir), entry->d_name, 0) == 0;
    }
    closedir(dir);
    return gone;
}

int
store_sweep_direct(struct store *store, struct store *other, int64_t max_bytes)
{
    if (!store_ensure_open(store) || !store_repair(store))
        return 0;
    struct arena *arena = arena_create(candidates_bytes(store));
    int gone = sweep_rows(store, other, arena, max_bytes) ? sweep_files(store, arena) : 0;
    if (store->db && sql_number(store->db, "PRAGMA freelist_count", 0) > FREE_PAGES_MAX)
        sql_do(store->db, "PRAGMA incremental_vacuum", "");
    arena_destroy(arena);
    return gone;
}

/* Files are deleted first: on a full disk the database cannot be changed before that. Returns the number of
 * freed bytes; *kept is the number of pictures before them. */
static int64_t
remove_files(struct store *store, struct arena *arena, const struct candidate *list, int64_t bytes,
             size_t *kept)
{
    int64_t freed = 0;
    while (*kept && freed < bytes) {
        const struct candidate *last = &list[--*kept];
        if (last->stored && unlink(store_picture_path(store->folder, arena, last->hash, last->png)) == 0)
            freed += last->bytes;
    }
    return freed;
}

/* So that they are not fetched again at once; several addresses may have the same bytes. */
static bool
note_evicted(struct store *store, const struct candidate *list, size_t from, size_t count)
{
    bool good = sql_begin(store->db);
    struct reason why;
    reason_set(&why, REASON_STORE_DISK_FULL);
    for (size_t i = from; good && i < count; i++)
        if (list[i].stored)
            good = sql_do(store->db,
                          "UPDATE picture SET hash = NULL, bytes = 0, refused = ?2, fault = ?3,"
                          " why = ?5 WHERE hash = ?1 AND png = ?4",
                          "tmiit", list[i].hash, store->now_ms, (int64_t)STORE_FAULT_NO_ROOM,
                          (int64_t)list[i].png, str_from(why.text));
    return store_end(store, good);
}

static size_t
count_older(const struct candidate *list, size_t count, int64_t than_ms)
{
    size_t first = 0;
    while (first < count && list[first].at_ms >= than_ms)
        first++;
    return count - first;
}

static int64_t
time_of(const struct candidate *list, size_t count, struct str url)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(list[i].url, url))
            return list[i].at_ms;
    return INT64_MAX;
}

bool
store_evict(struct store *store, int64_t bytes, struct str for_url)
{
    struct candidate *list;
    size_t count;
    int64_t freed = 0;
    if (!store_ensure_open(store))
        return false;
    struct arena *arena = arena_create(candidates_bytes(store));
    if (candidates_find(store, store->fallback, arena, &list, &count)) {
        size_t older = count_older(list, count, time_of(list, count, for_url)), kept = older;
        const struct candidate *last = list + (count - older);
        freed = remove_files(store, arena, last, bytes, &kept);
        if (freed)
            note_evicted(store, last, kept, older);
    }
    arena_destroy(arena);
    return freed > 0;
}

static int64_t
bytes_of(int folder, const char *name)
{
    struct stat st;
    bool there = fstatat(folder, name, &st, 0) == 0 && S_ISREG(st.st_mode);
    return there ? (int64_t)st.st_size : 0;
}

int64_t
store_bytes(const char *folder)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    int64_t bytes = bytes_of(AT_FDCWD, file_join(arena, folder, STORE_DATABASE));
    DIR *list = opendir(file_join(arena, folder, "pictures"));
    const struct dirent *entry;
    while (list && (entry = readdir(list)))
        bytes += bytes_of(dirfd(list), entry->d_name);
    if (list)
        closedir(list);
    arena_destroy(arena);
    return bytes;
}
