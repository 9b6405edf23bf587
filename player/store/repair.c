#include "base/log.h"
#include "store/sql.h"
#include "store/store_private.h"

#define LOG_MODULE "store"

#define LIST_BYTES_MIN ((size_t)64 * 1024 * 1024)

/* The damage found, in the form of texts for a DELETE statement: ids of items, addresses of pictures. */
struct losses {
    struct arena *arena;
    int64_t *items;
    size_t item_count, item_room;
    struct str *pictures;
    size_t picture_count, picture_room;
    size_t contradictions; /* inconsistent relations between rows: reading a feed again removes them */
};

static bool
find_items(struct store *store, struct losses *losses)
{
    losses->item_room = (size_t)sql_number(store->db, "SELECT count(*) FROM item", 0);
    losses->items = arena_array(losses->arena, losses->item_room, sizeof(*losses->items));
    sqlite3_stmt *row = sql_query(store->db, "SELECT id, json, sum FROM item", "");
    while (row && losses->item_count < losses->item_room && sqlite3_step(row) == SQLITE_ROW)
        if ((int64_t)str_hash(sql_view(row, 1), STR_HASH_SEED) != sqlite3_column_int64(row, 2))
            losses->items[losses->item_count++] = sqlite3_column_int64(row, 0);
    return sql_end(row);
}

/* A bit of a number that has no checksum may have changed: an item without a place, a place without an item,
 * a feed that has items and is marked as never having had any. */
static bool
find_contradictions(struct store *store, struct losses *losses)
{
    static const char sql[] =
        "SELECT (SELECT count(*) FROM item WHERE id NOT IN (SELECT item FROM place)) +"
        " (SELECT count(*) FROM place WHERE (item, feed) NOT IN (SELECT id, feed FROM item)"
        " OR feed NOT IN (SELECT id FROM feed WHERE filled <> 0))";
    int64_t count = sql_number(store->db, sql, -1);
    losses->contradictions = count > 0 ? (size_t)count : 0;
    return count >= 0;
}

static bool
find_pictures(struct store *store, struct losses *losses)
{
    losses->picture_room = (size_t)sql_number(store->db, "SELECT count(*) FROM picture", 0);
    losses->pictures = arena_array(losses->arena, losses->picture_room, sizeof(*losses->pictures));
    sqlite3_stmt *row =
        sql_query(store->db, "SELECT url, hash, png, bytes, mtime FROM picture WHERE hash IS NOT NULL", "");
    while (row && losses->picture_count < losses->picture_room && sqlite3_step(row) == SQLITE_ROW)
        if (!store_picture_is_whole(store, row))
            losses->pictures[losses->picture_count++] = sql_text(row, 0, losses->arena);
    return sql_end(row);
}

static bool
remove_losses(sqlite3 *db, const struct losses *losses)
{
    bool good = sql_do(db, "UPDATE feed SET etag = NULL, last_modified = NULL, body_hash = NULL", "");
    if (good && losses->contradictions)
        good = sql_do(db,
                      "DELETE FROM place WHERE feed NOT IN (SELECT id FROM feed) OR item NOT IN (SELECT id "
                      "FROM item)",
                      "") &&
               sql_do(db, "DELETE FROM item WHERE feed NOT IN (SELECT id FROM feed)", "") &&
               sql_do(db, "UPDATE feed SET filled = 2 * (id IN (SELECT feed FROM place))", "");
    for (size_t i = 0; good && i < losses->item_count; i++)
        good = sql_do(db, "DELETE FROM place WHERE item = ?1", "i", losses->items[i]) &&
               sql_do(db, "DELETE FROM item WHERE id = ?1", "i", losses->items[i]);
    for (size_t i = 0; good && i < losses->picture_count; i++)
        good = sql_do(db, "DELETE FROM picture WHERE url = ?1", "t", losses->pictures[i]);
    return good;
}

static bool
repair(struct store *store, const struct losses *losses)
{
    if (losses->item_count + losses->picture_count + losses->contradictions == 0)
        return true;
    log_warn("corrupt on disk, will be fetched again: %zu items, %zu pictures",
             losses->item_count + losses->contradictions, losses->picture_count);
    for (size_t i = 0; i < store->unsaved_count; i++) {
        struct store_feed *feed = &store->unsaved[i].feed;
        feed->etag = feed->last_modified = feed->body_hash = STR_NONE;
    }
    if (!sql_begin(store->db))
        return store_failed(store);
    return store_end(store, remove_losses(store->db, losses));
}

/* The size of the lists when everything is damaged. */
static size_t
losses_bytes(sqlite3 *db)
{
    int64_t items = sql_number(db, "SELECT count(*) FROM item", 0);
    int64_t pictures = sql_number(db, "SELECT count(*) FROM picture", 0);
    int64_t urls = sql_number(db, "SELECT sum(length(CAST(url AS BLOB))) FROM picture", 0);
    return LIST_BYTES_MIN + (size_t)items * sizeof(int64_t) + (size_t)pictures * sizeof(struct str) * 4 +
           (size_t)urls * 4;
}

bool
store_repair(struct store *store)
{
    struct losses losses = {.arena = arena_create(losses_bytes(store->db))};
    bool good =
        find_items(store, &losses) && find_contradictions(store, &losses) && find_pictures(store, &losses);
    good = good ? repair(store, &losses) : store_failed(store);
    arena_destroy(losses.arena);
    return good;
}

bool
store_repair_picture(struct store *store, struct str url)
{
    struct losses losses = {.pictures = &url, .picture_count = 1};
    return repair(store, &losses);
}
