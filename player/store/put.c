#include "base/log.h"
#include "store/item_rows.h"
#include "store/schema.h"
#include "store/store_private.h"
#include "store/sql.h"

#define LOG_MODULE "store"

#define PUT_BYTES_MAX ((size_t)128 * 1024 * 1024)

/* The changes of a refresh. */
struct feed_change {
    const struct store_feed *state;
    struct str title; /* of the feed */
    int filled;       /* enum schema_filled */
    struct item_rows items;
    int64_t id; /* of the feed's row; 0: none */
    bool state_same, title_same, items_same, order_same;
};

/* Ignores digits: "timed out after 10001 ms" need not be written again as 10002. */
static bool
same_error(struct str a, struct str b)
{
    size_t i = 0;
    size_t j = 0;
    for (; i < a.len || j < b.len; i++, j++) {
        while (i < a.len && str_is_digit(a.ptr[i]))
            i++;
        while (j < b.len && str_is_digit(b.ptr[j]))
            j++;
        if ((i < a.len) != (j < b.len) || (i < a.len && a.ptr[i] != b.ptr[j]))
            return false;
    }
    return !a.ptr == !b.ptr;
}

static bool
find_feed(sqlite3 *db, struct feed_change *refresh)
{
    const struct store_feed *state = refresh->state;
    sqlite3_stmt *row = sql_query_again(
        db, "SELECT id, url, title, last_error, filled FROM feed WHERE name = ?1", "t", state->name);
    if (row && sqlite3_step(row) == SQLITE_ROW) {
        refresh->id = sqlite3_column_int64(row, 0);
        refresh->state_same = !state->at_once && str_equal(sql_view(row, 1), state->url) &&
                              same_error(sql_view(row, 3), state->last_error) &&
                              sqlite3_column_int(row, 4) >= refresh->filled;
        refresh->title_same = !refresh->filled || str_equal(sql_view(row, 2), refresh->title);
    }
    return sql_keep(row);
}

static bool
find_items(sqlite3 *db, struct feed_change *refresh)
{
    refresh->items_same = true;
    sqlite3_stmt *row =
        sql_query(db, "SELECT id, json = ?3 FROM item WHERE feed = ?1 AND key = ?2", "i", refresh->id);
    for (size_t i = 0; row && i < refresh->items.count; i++) {
        struct item_row *item = &refresh->items.rows[i];
        sqlite3_bind_text64(row, 2, item->key.ptr, item->key.len, SQLITE_STATIC, SQLITE_UTF8);
        sqlite3_bind_text64(row, 3, item->json.ptr, item->json.len, SQLITE_STATIC, SQLITE_UTF8);
        if (sqlite3_step(row) == SQLITE_ROW) {
            item->id = sqlite3_column_int64(row, 0);
            item->same = sqlite3_column_int(row, 1);
        }
        refresh->items_same = refresh->items_same && item->same;
        if (sqlite3_reset(row) != SQLITE_OK)
            break;
    }
    return sql_end(row);
}

static bool
find_order(sqlite3 *db, struct feed_change *refresh)
{
    size_t at = 0;
    bool same = true;
    sqlite3_stmt *row =
        sql_query(db, "SELECT item FROM place WHERE feed = ?1 ORDER BY position", "i", refresh->id);
    while (row && same && sqlite3_step(row) == SQLITE_ROW) {
        same = at < refresh->items.count && refresh->items.rows[at].id == sqlite3_column_int64(row, 0);
        at++;
    }
    refresh->order_same = same && at == refresh->items.count;
    return sql_end(row);
}

/* Texts are compared with the row itself, so that a checksum cannot hide a change. */
static bool
find_differences(sqlite3 *db, struct feed_change *refresh)
{
    if (!find_feed(db, refresh))
        return false;
    refresh->items_same = refresh->order_same = true;
    return !refresh->filled || (find_items(db, refresh) && find_order(db, refresh));
}

static bool
write_feed(sqlite3 *db, struct feed_change *refresh)
{
    const struct store_feed *state = refresh->state;
    static const char sql[] =
        "INSERT INTO feed(name, url, title, etag, last_modified, body_hash, last_error, last_success, "
        "last_try,"
        " failures, filled) VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"
        " ON CONFLICT(name) DO UPDATE SET url = ?2, title = iif(?11, ?3, title), etag = ?4, last_modified = "
        "?5,"
        " body_hash = ?6, last_error = ?7, last_success = ?8, last_try = ?9, failures = ?10,"
        " filled = max(filled, ?11)";
    if (!sql_do(db, sql, "tttttttmmii", state->name, state->url, refresh->title, state->etag,
                state->last_modified, state->body_hash, state->last_error, state->last_success_ms,
                state->last_try_ms, (int64_t)state->failures, (int64_t)refresh->filled))
        return false;
    if (!refresh->id)
        refresh->id = sqlite3_last_insert_rowid(db);
    return true;
}

static bool
write_item(sqlite3 *db, int64_t feed, struct item_row *item, int64_t now_ms)
{
    if (item->same)
        return true;
    if (item->id)
        return sql_do(db, "UPDATE item SET sum = ?2, json = ?3 WHERE id = ?1", "iit", item->id, item->sum,
                      item->json);
    bool good = sql_do(db, "INSERT INTO item(feed, key, first_seen, sum, json) VALUES(?1, ?2, ?3, ?4, ?5)",
                       "itiit", feed, item->key, now_ms, item->sum, item->json);
    item->id = sqlite3_last_insert_rowid(db);
    return good;
}

static bool
write_order(sqlite3 *db, const struct feed_change *refresh)
{
    bool good = sql_do(db, "DELETE FROM place WHERE feed = ?1", "i", refresh->id);
    for (size_t i = 0; good && i < refresh->items.count; i++)
        good = sql_do(db, "INSERT INTO place VALUES(?1, ?2, ?3)", "iii", refresh->id, (int64_t)i,
                      refresh->items.rows[i].id);
    return good && sql_do(db,
                          "DELETE FROM item WHERE feed = ?1 AND id NOT IN"
                          " (SELECT item FROM place WHERE feed = ?1)",
                          "i", refresh->id);
}

static bool
write_refresh(sqlite3 *db, struct feed_change *refresh, int64_t now_ms)
{
    bool good = write_feed(db, refresh);
    for (size_t i = 0; good && i < refresh->items.count; i++)
        good = write_item(db, refresh->id, &refresh->items.rows[i], now_ms);
    return good && (refresh->order_same || write_order(db, refresh));
}

static bool
put(struct store *store, struct feed_change *refresh, int64_t now_ms, bool *changed)
{
    if (!find_differences(store->db, refresh))
        return store_failed(store);
    bool shown_same = refresh->title_same && refresh->items_same && refresh->order_same;
    if (shown_same && refresh->state_same)
        return true;
    if (!sql_begin(store->db))
        return store_failed(store);
    if (!store_end(store, write_refresh(store->db, refresh, now_ms)))
        return false;
    *changed = !shown_same;
    return true;
}

bool
store_put_feed_direct(struct store *store, const struct store_feed *state, const struct feed *feed,
                      int64_t now_ms, bool *changed)
{
    *changed = false;
    if (now_ms > store->now_ms)
        store->now_ms = now_ms;
    if (!store_ensure_open(store))
        return false;
    struct arena *arena = arena_create(PUT_BYTES_MAX);
    struct feed_change refresh = {.state = state, .title_same = !feed};
    if (feed) {
        refresh.title = feed->title;
        refresh.items = item_rows_make(arena, feed);
        refresh.filled = refresh.items.count ? SCHEMA_HAD_ITEMS : SCHEMA_CAME;
    }
    if (refresh.items.left_out)
        log_warn("items too large to keep: %zu of feed '%.*s'", refresh.items.left_out, STR_ARG(state->name));
    bool good = put(store, &refresh, now_ms, changed);
    if (good)
        store_unsaved_set(store, state);
    arena_destroy(arena);
    return good;
}
