#include <errno.h>
#include <string.h>

#include "base/file.h"
#include "store/database.h"
#include "store/sha256.h"
#include "store/sql.h"
#include "store/state.h"

#define SCRATCH_BYTES (4 * STORE_PICTURE_BYTES_MAX)

static bool
whole(const struct store *store, struct arena *arena, struct str hash, bool png)
{
    struct store_picture picture = {.path = store_picture_path(store, arena, hash, png), .hash = hash};
    return store_read_picture(arena, &picture).ptr != NULL;
}

bool
store_has_picture(struct store *store, struct str url, int width_px, int height_px, int64_t now_ms,
                  int64_t retry_ms)
{
    if (now_ms > store->now_ms)
        store->now_ms = now_ms;
    if (!store_ready(store))
        return false;
    bool has = false;
    struct arena *arena = arena_create(SCRATCH_BYTES);
    sqlite3_stmt *row = sql_query(
        store->db, "SELECT hash, png, screen_w, screen_h, refused FROM picture WHERE url = ?1", "t", url);
    if (row && sqlite3_step(row) == SQLITE_ROW) {
        int64_t refused_ms = sql_time(row, 4);
        bool large = sqlite3_column_int(row, 2) >= width_px && sqlite3_column_int(row, 3) >= height_px;
        /* a refusal in the future was written by a clock that was wrong */
        has = refused_ms != TIME_NONE && refused_ms <= now_ms && now_ms - refused_ms < retry_ms;
        has = has || (large && sql_view(row, 0).ptr &&
                      whole(store, arena, sql_text(row, 0, arena), sqlite3_column_int(row, 1)));
    }
    if (!sql_end(row))
        store_failed(store);
    arena_destroy(arena);
    return has;
}

static bool
write_file(struct store *store, struct arena *arena, struct str hash, bool png, struct str bytes)
{
    const char *path = store_picture_path(store, arena, hash, png);
    if (whole(store, arena, hash, png))
        return true;
    if (file_make_folder(file_join(arena, store->folder, "pictures")) && file_replace(path, bytes))
        return true;
    store_because(store, strerror(errno));
    return false;
}

/* One statement is one transaction. */
static bool
write_row(struct store *store, const char *sql, struct str url, struct str a, const int64_t numbers[6])
{
    if (sql_do(store->db, sql, "ttiiiiii", url, a, numbers[0], numbers[1], numbers[2], numbers[3], numbers[4],
               numbers[5]))
        return true;
    return store_failed(store);
}

bool
store_put_picture(struct store *store, struct str url, struct str bytes, int width, int height, int screen_w,
                  int screen_h)
{
    static const char sql[] =
        "INSERT INTO picture(url, hash, png, bytes, width, height, screen_w, screen_h)"
        " VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8) ON CONFLICT(url) DO UPDATE SET hash = ?2, png = ?3, bytes = "
        "?4,"
        " width = ?5, height = ?6, screen_w = ?7, screen_h = ?8, refused = NULL, why = NULL"
        " WHERE hash IS NOT ?2 OR png IS NOT ?3 OR screen_w IS NOT ?7 OR screen_h IS NOT ?8 OR refused IS "
        "NOT NULL";
    if (bytes.len > STORE_PICTURE_BYTES_MAX) {
        store_because(store, "the picture is too large to keep");
        return false;
    }
    if (!store_ready(store))
        return false;
    char hash[SHA256_HEX_BYTES + 1];
    sha256_hex(bytes, hash);
    bool png = str_starts(bytes, STR("\x89PNG"));
    struct arena *arena = arena_create(SCRATCH_BYTES);
    bool good = write_file(store, arena, str_from(hash), png, bytes) &&
                write_row(store, sql, url, str_from(hash),
                          (const int64_t[]){png, (int64_t)bytes.len, width, height, screen_w, screen_h});
    arena_destroy(arena);
    return good;
}

bool
store_refuse_picture(struct store *store, struct str url, struct str why, int64_t now_ms)
{
    if (!store_ready(store))
        return false;
    static const char sql[] = "INSERT INTO picture(url, why, refused) VALUES(?1, ?2, ?3)"
                              " ON CONFLICT(url) DO UPDATE SET why = ?2, refused = ?3";
    return sql_do(store->db, sql, "tti", url, str_slice(why, 0, 256), now_ms) || store_failed(store);
}
