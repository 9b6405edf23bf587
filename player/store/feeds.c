#include "store/database.h"
#include "store/sql.h"
#include "store/state.h"

#define SCRATCH_BYTES ((size_t)1024 * 1024)

static bool
read_state(sqlite3 *db, struct arena *arena, struct store_feed *out)
{
    sqlite3_stmt *row =
        sql_query(db,
                  "SELECT url, etag, last_modified, body_hash, last_success, last_try, last_error,"
                  " failures, (SELECT count(*) FROM place WHERE feed = feed.id)"
                  " FROM feed WHERE name = ?1",
                  "t", out->name);
    bool found = row && sqlite3_step(row) == SQLITE_ROW;
    if (found) {
        out->url = sql_text(row, 0, arena);
        out->etag = sql_text(row, 1, arena);
        out->last_modified = sql_text(row, 2, arena);
        out->body_hash = sql_text(row, 3, arena);
        out->last_success_ms = sql_time(row, 4);
        out->last_try_ms = sql_time(row, 5);
        out->last_error = sql_text(row, 6, arena);
        out->failures = sqlite3_column_int(row, 7);
        out->items = sqlite3_column_int64(row, 8);
    }
    sqlite3_finalize(row);
    return found;
}

static void
add_note(struct store_feed *out, const struct store_feed *note, struct arena *arena)
{
    out->url = arena_str(arena, note->url);
    out->etag = arena_str(arena, note->etag);
    out->last_modified = arena_str(arena, note->last_modified);
    out->body_hash = arena_str(arena, note->body_hash);
    out->last_error = arena_str(arena, note->last_error);
    out->last_success_ms = note->last_success_ms;
    out->last_try_ms = note->last_try_ms;
    out->failures = note->failures;
}

bool
store_feed_state(struct store *store, struct str name, struct arena *arena, struct store_feed *out)
{
    const char *why;
    *out = (struct store_feed){.name = name, .last_success_ms = TIME_NONE, .last_try_ms = TIME_NONE};
    struct arena *scratch = arena_create(SCRATCH_BYTES);
    sqlite3 *db = database_open_read(store->path, scratch, &why);
    bool found = db && read_state(db, arena, out);
    database_close(db);
    arena_destroy(scratch);
    const struct store_note *note = store_note(store, name);
    if (found && note)
        add_note(out, &note->feed, arena);
    return found;
}

static bool
named(struct str name, const struct str *names, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (str_equal(names[i], name))
            return true;
    return false;
}

static bool
remove_feed(struct store *store, struct str name)
{
    static const char *const steps[] = {
        "DELETE FROM place WHERE feed = (SELECT id FROM feed WHERE name = ?1)",
        "DELETE FROM item WHERE feed = (SELECT id FROM feed WHERE name = ?1)",
        "DELETE FROM feed WHERE name = ?1"};
    bool good = true;
    for (size_t i = 0; good && i < sizeof(steps) / sizeof(steps[0]); i++)
        good = sql_do(store->db, steps[i], "t", name);
    store_forget(store, name);
    return good;
}

/* The feeds that are in the store and not in the list, in the arena. */
static bool
find_strangers(sqlite3 *db, struct arena *arena, const struct str *names, size_t count, struct str_list *out)
{
    size_t room = (size_t)sql_number(db, "SELECT count(*) FROM feed", 0);
    *out = (struct str_list){arena_array(arena, room, sizeof(struct str)), 0};
    sqlite3_stmt *row = sql_query(db, "SELECT name FROM feed", "");
    while (row && out->count < room && sqlite3_step(row) == SQLITE_ROW)
        if (!named(sql_view(row, 0), names, count))
            out->items[out->count++] = sql_text(row, 0, arena);
    return sql_end(row);
}

static bool
remove_strangers(struct store *store, struct str_list strangers)
{
    if (!sql_begin(store->db))
        return store_failed(store);
    bool good = true;
    for (size_t i = 0; good && i < strangers.count; i++)
        good = remove_feed(store, strangers.items[i]);
    return store_end(store, good);
}

bool
store_keep_feeds(struct store *store, const struct str *names, size_t count)
{
    if (!store_ready(store))
        return false;
    struct str_list strangers;
    struct arena *arena = arena_create((size_t)64 * SCRATCH_BYTES);
    bool good = find_strangers(store->db, arena, names, count, &strangers) || store_failed(store);
    if (good && strangers.count)
        good = remove_strangers(store, strangers);
    arena_destroy(arena);
    return good;
}
