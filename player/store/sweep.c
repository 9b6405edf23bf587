#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "feed/json.h"
#include "store/database.h"
#include "store/sql.h"
#include "store/state.h"

#define SWEEP_BYTES_MAX ((size_t)256 * 1024 * 1024)
#define ITEM_BYTES_MAX  ((size_t)64 * 1024 * 1024)
#define FREE_PAGES_MAX  256 /* 1 MiB may lie idle inside the database before it is given back */

/* An address that an item names, and how new the item is. */
struct wish {
    struct str url;
    int64_t at_ms;
};

struct wishes {
    struct wish *list;
    size_t count, room;
};

struct candidate {
    struct str url;
    int64_t bytes;
    int64_t at_ms; /* of the newest item that names it; TIME_NONE: none does */
    bool stored;   /* there is a file; else it was refused */
};

static void
wish(struct wishes *wishes, struct arena *arena, struct str url, int64_t at_ms)
{
    if (str_blank(url))
        return;
    if (wishes->count == wishes->room) {
        wishes->room = wishes->room * 2 + 64;
        wishes->list = memory_resize(wishes->list, wishes->room * sizeof(*wishes->list));
    }
    wishes->list[wishes->count++] = (struct wish){arena_str(arena, url), at_ms};
}

static void
wish_all(struct wishes *wishes, struct arena *arena, const struct item *item, int64_t first_seen_ms)
{
    int64_t at_ms = item->published_s != TIME_NONE ? item->published_s * 1000 : first_seen_ms;
    wish(wishes, arena, item->image, at_ms);
    wish(wishes, arena, item_text(item, FIELD_PICTURE), at_ms);
    for (size_t i = 0; i < item->pictures.count; i++)
        wish(wishes, arena, item->pictures.items[i], at_ms);
}

static int
by_url(const void *left, const void *right)
{
    struct str a = ((const struct wish *)left)->url;
    struct str b = ((const struct wish *)right)->url;
    int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

/* Sorted by address, one of each with the newest time. */
static bool
find_wishes(sqlite3 *db, struct arena *arena, struct wishes *wishes)
{
    struct arena *scratch = arena_create(ITEM_BYTES_MAX);
    sqlite3_stmt *row = sql_query(db, "SELECT json, first_seen FROM item", "");
    while (row && sqlite3_step(row) == SQLITE_ROW) {
        struct item item;
        arena_reset(scratch);
        if (item_from_json(scratch, sql_view(row, 0), &item))
            wish_all(wishes, arena, &item, sqlite3_column_int64(row, 1));
    }
    arena_destroy(scratch);
    if (wishes->count)
        qsort(wishes->list, wishes->count, sizeof(*wishes->list), by_url);
    size_t kept = 0;
    for (size_t i = 0; i < wishes->count; i++) {
        struct wish next = wishes->list[i];
        if (kept && by_url(&wishes->list[kept - 1], &next) == 0)
            wishes->list[kept - 1].at_ms =
                next.at_ms > wishes->list[kept - 1].at_ms ? next.at_ms : wishes->list[kept - 1].at_ms;
        else
            wishes->list[kept++] = next;
    }
    wishes->count = kept;
    return sql_end(row);
}

static bool
find_candidates(sqlite3 *db, struct arena *arena, const struct wishes *wishes, struct candidate **list,
                size_t *count)
{
    size_t room = (size_t)sql_number(db, "SELECT count(*) FROM picture", 0);
    *list = arena_array(arena, room, sizeof(**list));
    *count = 0;
    sqlite3_stmt *row = sql_query(db, "SELECT url, bytes, hash IS NOT NULL FROM picture", "");
    while (row && *count < room && sqlite3_step(row) == SQLITE_ROW) {
        struct wish key = {sql_text(row, 0, arena), 0};
        const struct wish *found = NULL;
        if (wishes->count)
            found = bsearch(&key, wishes->list, wishes->count, sizeof(*wishes->list), by_url);
        (*list)[(*count)++] =
            (struct candidate){key.url, sqlite3_column_int64(row, 1), found ? found->at_ms : TIME_NONE,
                               sqlite3_column_int(row, 2)};
    }
    return sql_end(row);
}

static int
newest_first(const void *left, const void *right)
{
    const struct candidate *a = left;
    const struct candidate *b = right;
    return (b->at_ms > a->at_ms) - (b->at_ms < a->at_ms);
}

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
sweep_rows(struct store *store, struct arena *arena, int64_t max_bytes)
{
    struct wishes wishes = {0};
    struct candidate *list;
    size_t count;
    bool good =
        find_wishes(store->db, arena, &wishes) && find_candidates(store->db, arena, &wishes, &list, &count);
    memory_free(wishes.list);
    if (!good)
        return store_failed(store);
    if (count)
        qsort(list, count, sizeof(*list), newest_first);
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
store_sweep(struct store *store, int64_t max_bytes)
{
    if (!store_ready(store) || !store_mend(store))
        return 0;
    struct arena *arena = arena_create(SWEEP_BYTES_MAX);
    int gone = sweep_rows(store, arena, max_bytes) ? sweep_files(store, arena) : 0;
    if (store->db && sql_number(store->db, "PRAGMA freelist_count", 0) > FREE_PAGES_MAX)
        sql_do(store->db, "PRAGMA incremental_vacuum", "");
    arena_destroy(arena);
    return gone;
}
