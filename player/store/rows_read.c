#include <string.h>

#include "store/rows_private.h"
#include "base/sha256.h"
#include "store/sql.h"
#include "store/store_private.h"

#define SCRATCH_BYTES ((size_t)64 * 1024)

static void
put_number(struct buf *out, int64_t number)
{
    buf_put(out, (struct str){(const char *)&number, sizeof(number)});
}

static void
put_text(struct buf *out, struct str text)
{
    put_number(out, text.ptr ? (int64_t)text.len : ROWS_ABSENT);
    buf_put(out, text);
}

static bool
has_room(const struct buf *out, size_t len)
{
    return out->len + len + SCRATCH_BYTES < out->ceiling;
}

/* columns: json, sum, key, first_seen */
static void
put_item(struct buf *out, sqlite3_stmt *row)
{
    struct str json = sql_view(row, 0), key = sql_view(row, 2);
    if (!has_room(out, json.len + key.len))
        return;
    put_number(out, ROWS_ITEM);
    put_text(out, json);
    put_number(out, sqlite3_column_int64(row, 1));
    put_text(out, key);
    put_number(out, sqlite3_column_int64(row, 3));
}

static bool
put_items(sqlite3 *db, int64_t feed, struct buf *out)
{
    sqlite3_stmt *row = sql_query(db,
                                  "SELECT item.json, item.sum, item.key, item.first_seen"
                                  " FROM place JOIN item ON item.id = place.item"
                                  " WHERE place.feed = ?1 ORDER BY place.position",
                                  "i", feed);
    while (row && sqlite3_step(row) == SQLITE_ROW)
        put_item(out, row);
    return sql_end(row);
}

static bool
put_feeds(sqlite3 *db, const struct str *feeds, size_t feed_count, struct buf *out)
{
    bool good = true;
    sqlite3_stmt *row = sql_query(db,
                                  "SELECT id, name, title, last_success, filled FROM feed"
                                  " WHERE substr(name, 1, 1) <> char(1) ORDER BY id",
                                  "");
    while (row && good && sqlite3_step(row) == SQLITE_ROW) {
        struct str name = sql_view(row, 1), title = sql_view(row, 2);
        if (!has_room(out, name.len + title.len))
            break;
        put_number(out, ROWS_FEED);
        put_text(out, name);
        put_text(out, title);
        put_number(out, sql_time(row, 3));
        put_number(out, sqlite3_column_int(row, 4));
        good = !rows_wants(name, feeds, feed_count) || put_items(db, sqlite3_column_int64(row, 0), out);
    }
    return sql_end(row) && good;
}

static bool
is_hash(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!strchr("0123456789abcdef", s.ptr[i]))
            return false;
    return s.len == SHA256_HEX_BYTES;
}

static bool
put_pictures(sqlite3 *db, const char *folder, struct buf *out)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    sqlite3_stmt *row =
        sql_query(db, "SELECT url, hash, png, width, height FROM picture WHERE hash IS NOT NULL", "");
    while (row && sqlite3_step(row) == SQLITE_ROW) {
        struct str url = sql_view(row, 0), hash = sql_view(row, 1);
        if (!is_hash(hash) || !has_room(out, url.len))
            continue;
        arena_reset(arena);
        put_number(out, ROWS_PICTURE);
        put_text(out, url);
        put_text(out, hash);
        put_text(out, str_from(store_picture_path(folder, arena, hash, sqlite3_column_int(row, 2))));
        put_number(out, sqlite3_column_int(row, 3));
        put_number(out, sqlite3_column_int(row, 4));
    }
    arena_destroy(arena);
    return sql_end(row);
}

bool
rows_read(sqlite3 *db, const char *folder, const struct str *feeds, size_t feed_count, struct buf *out)
{
    return put_feeds(db, feeds, feed_count, out) && put_pictures(db, folder, out);
}
