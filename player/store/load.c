#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/file.h"
#include "feed/json.h"
#include "store/database.h"
#include "store/sha256.h"
#include "store/sql.h"
#include "store/state.h"

#define CONTENT_BYTES_MAX ((size_t)512 * 1024 * 1024)
#define ITEM_BYTES_MAX    ((size_t)128 * 1024 * 1024) /* what is beyond is left out */
#define ITEMS_MAX         50000
#define PICTURES_MAX      50000
#define SCRATCH_BYTES     ((size_t)64 * 1024)

static bool
wanted(struct str name, const struct str *feeds, size_t feed_count)
{
    for (size_t i = 0; i < feed_count; i++)
        if (str_equal(feeds[i], name))
            return true;
    return feed_count == 0;
}

/* columns: json, sum, key, first_seen, name, title */
static bool
load_item(sqlite3_stmt *row, struct arena *arena, struct item *out)
{
    struct str json = sql_view(row, 0);
    *out = (struct item){0};
    if ((int64_t)str_hash(json, STR_HASH_SEED) != sqlite3_column_int64(row, 1) ||
        !item_from_json(arena, json, out))
        return false;
    out->key = sql_text(row, 2, arena);
    out->first_seen_ms = sqlite3_column_int64(row, 3);
    out->feed = sql_text(row, 4, arena);
    out->source = sql_text(row, 5, arena);
    return true;
}

static int64_t
at_most(int64_t count, int64_t max)
{
    return count < 0 ? 0 : count > max ? max : count;
}

static bool
load_items(sqlite3 *db, const struct str *feeds, size_t feed_count, struct store_content *out)
{
    size_t room = (size_t)at_most(sql_number(db, "SELECT count(*) FROM place", 0), ITEMS_MAX);
    out->items = arena_array(out->arena, room, sizeof(*out->items));
    sqlite3_stmt *row =
        sql_query(db,
                  "SELECT item.json, item.sum, item.key, item.first_seen, feed.name, feed.title"
                  " FROM feed JOIN place ON place.feed = feed.id JOIN item ON item.id = place.item"
                  " ORDER BY feed.id, place.position",
                  "");
    while (row && out->count < room && sqlite3_step(row) == SQLITE_ROW)
        if (wanted(sql_view(row, 4), feeds, feed_count) && arena_used(out->arena) < ITEM_BYTES_MAX)
            out->count += load_item(row, out->arena, &out->items[out->count]);
    return sql_end(row);
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
load_pictures(struct store *store, sqlite3 *db, struct store_content *out)
{
    size_t room = (size_t)at_most(sql_number(db, "SELECT count(*) FROM picture", 0), PICTURES_MAX);
    out->pictures = arena_array(out->arena, room, sizeof(*out->pictures));
    sqlite3_stmt *row = sql_query(
        db, "SELECT url, hash, png, width, height FROM picture WHERE hash IS NOT NULL ORDER BY url", "");
    while (row && out->picture_count < room && sqlite3_step(row) == SQLITE_ROW) {
        struct str hash = sql_text(row, 1, out->arena);
        if (!is_hash(hash))
            continue;
        out->pictures[out->picture_count++] = (struct store_picture){
            .url = sql_text(row, 0, out->arena),
            .path = store_picture_path(store, out->arena, hash, sqlite3_column_int(row, 2)),
            .hash = hash,
            .width = sqlite3_column_int(row, 3),
            .height = sqlite3_column_int(row, 4)};
    }
    return sql_end(row);
}

static bool
knows_any(sqlite3 *db, const struct str *feeds, size_t feed_count)
{
    bool known = false;
    sqlite3_stmt *row = sql_query(db, "SELECT name FROM feed WHERE filled", "");
    while (row && !known && sqlite3_step(row) == SQLITE_ROW)
        known = wanted(sql_view(row, 0), feeds, feed_count);
    sqlite3_finalize(row);
    return known;
}

static bool
load(struct store *store, const struct str *feeds, size_t feed_count, struct store_content *out)
{
    const char *why;
    sqlite3 *db = database_open_read(store->path, out->arena, &why);
    if (!db) {
        store_because(store, why);
        return false;
    }
    bool known = knows_any(db, feeds, feed_count);
    bool good = known && load_items(db, feeds, feed_count, out) && load_pictures(store, db, out);
    if (!good)
        store_because(store, known ? sqlite3_errmsg(db) : "no feed was fetched yet");
    database_close(db);
    return good;
}

/* The time stamps of files are as coarse as the kernel's tick. */
static bool
is_young(const struct stat *st)
{
    struct timespec now;
    clock_gettime(CLOCK_REALTIME, &now);
    int64_t age_ms =
        (int64_t)(now.tv_sec - st->st_mtim.tv_sec) * 1000 + (now.tv_nsec - st->st_mtim.tv_nsec) / 1000000;
    return age_ms > -100 && age_ms < 100;
}

bool
store_load(struct store *store, const struct str *feeds, size_t feed_count, struct store_content *out)
{
    struct stat before;
    *out = (struct store_content){.arena = arena_create(CONTENT_BYTES_MAX)};
    bool there = stat(store->path, &before) == 0;
    bool young = there && is_young(&before);
    if (load(store, feeds, feed_count, out)) {
        store->seen = before;
        store->loaded = there;
        store->racy = young;
        return true;
    }
    arena_destroy(out->arena);
    *out = (struct store_content){0};
    return false;
}

static int
compare(struct str a, struct str b)
{
    int order = memcmp(a.ptr, b.ptr, a.len < b.len ? a.len : b.len);
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

const struct store_picture *
store_find_picture(const struct store_content *content, struct str url)
{
    size_t low = 0;
    size_t high = url.ptr ? content->picture_count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = compare(url, content->pictures[middle].url);
        if (order == 0)
            return &content->pictures[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

struct str
store_read_picture(struct arena *arena, const struct store_picture *picture)
{
    const char *why;
    char hash[SHA256_HEX_BYTES + 1];
    struct str bytes = file_read(arena, picture->path, STORE_PICTURE_BYTES_MAX, &why);
    if (!bytes.ptr)
        return STR_NONE;
    sha256_hex(bytes, hash);
    return str_equal(picture->hash, str_from(hash)) ? bytes : STR_NONE;
}

int64_t
store_latest_ms(struct store *store)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    const char *why;
    int64_t latest_ms = TIME_NONE;
    sqlite3 *db = database_open_read(store->path, arena, &why);
    if (db)
        latest_ms = sql_number(db, "SELECT max(last_success) FROM feed", TIME_NONE);
    database_close(db);
    for (size_t i = 0; i < store->note_count; i++)
        if (store->notes[i].feed.last_success_ms > latest_ms)
            latest_ms = store->notes[i].feed.last_success_ms;
    arena_destroy(arena);
    return latest_ms;
}
