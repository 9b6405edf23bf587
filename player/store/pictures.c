#include <errno.h>

#include "base/file.h"
#include "base/memory.h"
#include "base/sha256.h"
#include "store/sql.h"
#include "store/store_private.h"

#define WHY_BYTES 256

bool
store_has_picture_direct(struct store *store, struct str url, int width_px, int height_px)
{
    static const char sql[] = "SELECT url, hash, png, bytes, mtime FROM picture WHERE url = ?1"
                              " AND hash IS NOT NULL AND screen_w >= ?2 AND screen_h >= ?3";
    if (!store_ensure_open(store))
        return false;
    sqlite3_stmt *row = sql_query(store->db, sql, "tii", url, (int64_t)width_px, (int64_t)height_px);
    bool has = row && sqlite3_step(row) == SQLITE_ROW && store_picture_is_whole(store, row);
    if (!sql_end(row))
        store_failed(store);
    return has;
}

bool
store_refusal_direct(struct store *store, struct str url, struct arena *arena, struct store_refusal *out)
{
    *out = (struct store_refusal){.at_ms = TIME_NONE};
    if (!store_ensure_open(store))
        return false;
    sqlite3_stmt *row = sql_query(
        store->db, "SELECT refused, fault, why, etag, last_modified, context FROM picture WHERE url = ?1",
        "t", url);
    if (row && sqlite3_step(row) == SQLITE_ROW) {
        out->at_ms = sql_time(row, 0);
        out->fault = (enum store_fault)sqlite3_column_int(row, 1);
        out->why = sql_text(row, 2, arena);
        out->etag = sql_text(row, 3, arena);
        out->last_modified = sql_text(row, 4, arena);
        out->context = (uint64_t)sqlite3_column_int64(row, 5);
    }
    if (!sql_end(row))
        store_failed(store);
    return out->at_ms != TIME_NONE;
}

static bool
write_file(struct store *store, struct str hash, bool png, struct str bytes)
{
    if (store_picture_has_hash(store, hash, png))
        return true;
    struct arena *arena = arena_create(FILE_PATHS_BYTES);
    bool good = file_make_folder(file_join(arena, store->folder, "pictures")) &&
                file_replace(store_picture_path(store->folder, arena, hash, png), bytes);
    if (!good) {
        store->no_room = store->no_room || errno == ENOSPC || errno == EDQUOT;
        reason_set_errno(&store->reason, errno);
    }
    arena_destroy(arena);
    return good;
}

/* A single statement is a transaction. */
static bool
write_row(struct store *store, struct str url, struct str hash, const int64_t numbers[7])
{
    static const char sql[] =
        "INSERT INTO picture(url, hash, png, bytes, width, height, screen_w, screen_h, mtime)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT(url) DO UPDATE SET hash = ?2, png = ?3,"
        " bytes = ?4, width = ?5, height = ?6, screen_w = ?7, screen_h = ?8, mtime = ?9, refused = NULL,"
        " fault = NULL, why = NULL, etag = NULL, last_modified = NULL, context = NULL"
        " WHERE hash IS NOT ?2 OR png IS NOT ?3 OR screen_w IS NOT ?7 OR screen_h IS NOT ?8"
        " OR mtime IS NOT ?9 OR refused IS NOT NULL";
    if (sql_do(store->db, sql, "ttiiiiiii", url, hash, numbers[0], numbers[1], numbers[2], numbers[3],
               numbers[4], numbers[5], numbers[6]))
        return true;
    return store_failed(store);
}

static bool
has_room(struct store *store, size_t len)
{
    int64_t kept = store->small ? sql_number(store->db, "SELECT sum(bytes) FROM picture", 0) : 0;
    if (kept + (int64_t)len <= STORE_MEMORY_BYTES_MAX / 2)
        return true;
    if (store->small)
        reason_set(&store->reason, REASON_STORE_MEMORY_FULL);
    return !store->small;
}

bool
store_put_picture_direct(struct store *store, struct str url, struct str bytes, int width, int height,
                         int screen_w, int screen_h)
{
    if (bytes.len > STORE_PICTURE_BYTES_MAX) {
        reason_set(&store->reason, REASON_STORE_PICTURE_LARGE);
        return false;
    }
    if (!store_ensure_open(store) || !has_room(store, bytes.len))
        return false;
    char hash[SHA256_HEX_BYTES + 1];
    sha256_hex(bytes, hash);
    bool png = str_starts(bytes, STR("\x89PNG"));
    struct str name = str_from(hash);
    int64_t size, mtime_ns;
    return write_file(store, name, png, bytes) && store_picture_stat(store, name, png, &size, &mtime_ns) &&
           write_row(store, url, name,
                     (const int64_t[]){png, (int64_t)bytes.len, width, height, screen_w, screen_h, mtime_ns});
}

bool
store_refuse_picture_direct(struct store *store, struct str url, const struct store_refusal *refusal)
{
    static const char sql[] = "INSERT INTO picture(url, refused, fault, why, etag, last_modified, context)"
                              " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(url) DO UPDATE SET refused = "
                              "?2, fault = ?3, why = ?4,"
                              " etag = ?5, last_modified = ?6, context = ?7";
    if (!store_ensure_open(store))
        return false;
    return sql_do(store->db, sql, "tiittti", url, refusal->at_ms, (int64_t)refusal->fault,
                  str_slice(refusal->why, 0, WHY_BYTES), refusal->etag, refusal->last_modified,
                  (int64_t)refusal->context) ||
           store_failed(store);
}

/* The picture after the one that was checked last, cyclically; STR_NONE when it is intact. */
static struct str
find_altered(struct store *store, struct arena *arena)
{
    static const char sql[] = "SELECT url, hash, png FROM picture WHERE hash IS NOT NULL AND url > ?1"
                              " ORDER BY url LIMIT 1";
    struct str last = str_from(store->checked ? store->checked : "");
    sqlite3_stmt *row = sql_query_again(store->db, sql, "t", last);
    struct str url = STR_NONE;
    bool found = row && sqlite3_step(row) == SQLITE_ROW, whole = true;
    if (found) {
        url = sql_text(row, 0, arena);
        whole = store_picture_has_hash(store, sql_view(row, 1), sqlite3_column_int(row, 2));
    }
    sql_keep(row);
    memory_free(store->checked);
    store->checked = found ? memory_string(arena_c(arena, url)) : NULL;
    return whole ? STR_NONE : url;
}

bool
store_check_next_picture(struct store *store)
{
    if (!store_ensure_open(store))
        return false;
    struct arena *arena = arena_create(FILE_PATHS_BYTES);
    struct str url = find_altered(store, arena);
    bool lost = url.ptr && store_repair_picture(store, url);
    arena_destroy(arena);
    return lost;
}
