#include "store/fallback.h"

#include <dirent.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "store/store_private.h"
#include "store/sql.h"

#define PICTURE_BYTES (4 * STORE_PICTURE_BYTES_MAX)
#define FLUSH_MS      10000 /* between two tries */

struct store *
store_fallback(struct store *store, bool create)
{
    if (store->fallback || !store->memory_folders.count || store->locked_elsewhere)
        return store->fallback;
    struct arena *arena = arena_create(FILE_PATHS_BYTES);
    const char *folder = store->memory_folders.items[0].ptr;
    if (create)
        mkdir(folder, 0700); /* items of an intranet may be read by this user only */
    if (create || access(file_join(arena, folder, STORE_DATABASE), F_OK) == 0)
        store->fallback = store_open(folder, STORE_MEMORY, NULL);
    arena_destroy(arena);
    return store->fallback;
}

/* Copies feeds with their items into the database from the one attached as `other`: all, or a given one. */
static bool
copy_feeds(sqlite3 *db, struct str name)
{
#define WANTED "other.feed.filled AND (?1 IS NULL OR other.feed.name = ?1)"
#define BOTH   "other.feed JOIN main.feed ON main.feed.name = other.feed.name"
    static const char *const steps[] = {
        "INSERT INTO main.feed(name, url, title, etag, last_modified, body_hash, last_success, last_try, "
        "last_error,"
        " failures, filled) SELECT name, url, title, etag, last_modified, body_hash, last_success, last_try,"
        " last_error, failures, filled FROM other.feed WHERE " WANTED
        " ON CONFLICT(name) DO UPDATE SET url = excluded.url, title = excluded.title, etag = excluded.etag,"
        " last_modified = excluded.last_modified, body_hash = excluded.body_hash,"
        " last_success = excluded.last_success, last_try = excluded.last_try, last_error = "
        "excluded.last_error,"
        " failures = excluded.failures, filled = max(filled, excluded.filled)",
        "INSERT INTO main.item(feed, key, first_seen, sum, json) SELECT main.feed.id, i.key, i.first_seen, "
        "i.sum,"
        " i.json FROM " BOTH " JOIN other.item AS i ON i.feed = other.feed.id WHERE " WANTED
        " ON CONFLICT(feed, key) DO UPDATE SET sum = excluded.sum, json = excluded.json"
        " WHERE json IS NOT excluded.json",
        "DELETE FROM main.place WHERE feed IN (SELECT main.feed.id FROM " BOTH " WHERE " WANTED ")",
        "INSERT INTO main.place(feed, position, item) SELECT main.feed.id, p.position, here.id FROM " BOTH
        " JOIN other.place AS p ON p.feed = other.feed.id JOIN other.item AS there ON there.id = p.item"
        " JOIN main.item AS here ON here.feed = main.feed.id AND here.key = there.key WHERE " WANTED,
        "DELETE FROM main.item WHERE feed IN (SELECT main.feed.id FROM " BOTH " WHERE " WANTED ")"
        " AND id NOT IN (SELECT item FROM main.place)"};
#undef WANTED
#undef BOTH
    bool good = sql_begin(db);
    for (size_t i = 0; good && i < sizeof(steps) / sizeof(steps[0]); i++)
        good = sql_do(db, steps[i], "t", name);
    return sql_finish(db, good);
}

static bool
copy_from(struct store *store, const char *path, struct str name)
{
    bool good = sql_do(store->db, "ATTACH ?1 AS other", "t", str_from(path)) && copy_feeds(store->db, name);
    if (!good)
        store_failed(store);
    if (store->db)
        sql_run(store->db, "DETACH other");
    return good;
}

static bool
find_success(sqlite3 *db, struct str name, int64_t *success_ms)
{
    sqlite3_stmt *row = sql_query(db, "SELECT last_success FROM feed WHERE name = ?1", "t", name);
    bool there = row && sqlite3_step(row) == SQLITE_ROW;
    *success_ms = there ? sql_time(row, 0) : TIME_NONE;
    sqlite3_finalize(row);
    return there;
}

int64_t
store_fallback_seed(struct store *store, struct str name)
{
    int64_t success_ms = TIME_NONE;
    struct store *fallback = store->fallback;
    if (!fallback || !store_ensure_open(fallback) || find_success(fallback->db, name, &success_ms) ||
        access(store->path, F_OK) != 0 || !copy_from(fallback, store->path, name))
        return success_ms;
    find_success(fallback->db, name, &success_ms);
    return success_ms;
}

static bool
remove_feeds(sqlite3 *db, struct str name)
{
    static const char *const steps[] = {
        "DELETE FROM place WHERE feed IN (SELECT id FROM feed WHERE ?1 IS NULL OR name = ?1)",
        "DELETE FROM item WHERE feed IN (SELECT id FROM feed WHERE ?1 IS NULL OR name = ?1)",
        "DELETE FROM feed WHERE ?1 IS NULL OR name = ?1"};
    bool good = sql_begin(db);
    for (size_t i = 0; good && i < sizeof(steps) / sizeof(steps[0]); i++)
        good = sql_do(db, steps[i], "t", name);
    return sql_finish(db, good);
}

void
store_fallback_remove_feed(struct store *store, struct str name)
{
    struct store *fallback = store_fallback(store, false);
    if (fallback && store_ensure_open(fallback))
        remove_feeds(fallback->db, name);
}

/* columns: url, hash, png, width, height, screen_w, screen_h */
static bool
flush_picture(struct store *store, sqlite3_stmt *row)
{
    struct arena *arena = arena_create(PICTURE_BYTES);
    struct store_picture picture = {.hash = sql_text(row, 1, arena)};
    picture.path =
        store_picture_path(store->fallback->folder, arena, picture.hash, sqlite3_column_int(row, 2));
    struct str bytes = store_read_picture(arena, &picture);
    bool good =
        !bytes.ptr || store_put_picture_direct(store, sql_view(row, 0), bytes, sqlite3_column_int(row, 3),
                                               sqlite3_column_int(row, 4), sqlite3_column_int(row, 5),
                                               sqlite3_column_int(row, 6));
    arena_destroy(arena);
    return good;
}

static bool
flush_pictures(struct store *store)
{
    bool good = true;
    sqlite3_stmt *row = sql_query(store->fallback->db,
                                  "SELECT url, hash, png, width, height, screen_w, screen_h FROM picture"
                                  " WHERE hash IS NOT NULL",
                                  "");
    while (row && good && sqlite3_step(row) == SQLITE_ROW)
        good = flush_picture(store, row);
    return sql_end(row) && good;
}

static void
remove_files(const char *folder)
{
    DIR *list = opendir(folder);
    const struct dirent *entry;
    while (list && (entry = readdir(list)))
        if (entry->d_name[0] != '.')
            unlinkat(dirfd(list), entry->d_name, 0);
    if (list)
        closedir(list);
}

/* The database first: without it nothing else can be read. */
static void
remove_fallback(struct store *store)
{
    struct arena *arena = arena_create((size_t)16 * FILE_PATHS_BYTES);
    const char *folder = arena_c(arena, str_from(store->fallback->folder));
    const char *pictures = file_join(arena, folder, "pictures");
    unlink(store->fallback->path);
    store_close(store->fallback);
    store->fallback = NULL;
    remove_files(pictures);
    rmdir(pictures);
    remove_files(folder);
    rmdir(folder);
    arena_destroy(arena);
}

bool
store_fallback_flush(struct store *store)
{
    struct store *fallback = store_fallback(store, false);
    int64_t mono_ms = clock_mono_ms();
    if (!fallback)
        return true;
    if (mono_ms < store->flush_ms || !store_ensure_open(store) || !store_ensure_open(fallback))
        return false;
    store->flush_ms = mono_ms + FLUSH_MS;
    if (!store_apply_renames(store, &store->named) || !copy_from(store, fallback->path, STR_NONE) ||
        !store_apply_names(store) || !remove_feeds(fallback->db, STR_NONE) || !flush_pictures(store))
        return false;
    remove_fallback(store);
    store->flush_ms = 0;
    return true;
}
