#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "feed/json.h"
#include "store/candidates.h"
#include "store/here.h"
#include "store/sql.h"
#include "store/state.h"

#define FREE_PAGES_MAX 256 /* 1 MiB may lie idle inside the database before it is given back */

/* Those that no item names go; those for which there is no room are refused, so that they are not fetched
 * again at once. */
static bool
let_go(struct store *store, const struct candidate *list, size_t count, int64_t max_bytes)
{
    int64_t total = 0;
    bool good = true;
    for (size_t i = 0; good && i < count; i++) {
        total += list[i].stored ? list[i].bytes : 0;
        if (list[i].at_ms == TIME_NONE)
            good = sql_do(store->db, "DELETE FROM picture WHERE url = ?1", "t", list[i].url);
        else if (list[i].stored && total > max_bytes)
            good = sql_do(store->db,
                          "UPDATE picture SET hash = NULL, bytes = 0, refused = ?2, fault = ?3,"
                          " why = 'no room in the store' WHERE url = ?1",
                          "tmi", list[i].url, store->now_ms, (int64_t)STORE_FAULT_NO_ROOM);
    }
    return good;
}

static bool
too_much(const struct candidate *list, size_t count, int64_t max_bytes)
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
    if (!too_much(list, count, max_bytes))
        return true;
    if (!sql_begin(store->db))
        return store_failed(store);
    return store_end(store, let_go(store, list, count, max_bytes));
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
store_sweep_here(struct store *store, struct store *other, int64_t max_bytes)
{
    if (!store_ready(store) || !store_mend(store))
        return 0;
    struct arena *arena = arena_create(candidates_bytes(store));
    int gone = sweep_rows(store, other, arena, max_bytes) ? sweep_files(store, arena) : 0;
    if (store->db && sql_number(store->db, "PRAGMA freelist_count", 0) > FREE_PAGES_MAX)
        sql_do(store->db, "PRAGMA incremental_vacuum", "");
    arena_destroy(arena);
    return gone;
}
