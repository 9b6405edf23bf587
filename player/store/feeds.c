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
    struct store_feed kept = {.name = name};
    bool spare = store->spare && store->spare->db && read_state(store->spare->db, arena, &kept) && kept.items;
    if (spare)
        *out = kept;
    found = found || spare;
    const struct store_note *note = store_note(store, name);
    if (found && note)
        add_note(out, &note->feed, arena);
    return found;
}
