#include "base/memory.h"
#include "store/database.h"
#include "store/sql.h"
#include "store/store_private.h"

#define SCRATCH_BYTES ((size_t)1024 * 1024)
#define NOTE_BYTES    ((size_t)1024 * 1024)
#define TEXT_BYTES    ((size_t)64 * 1024)

static int64_t
count_items(sqlite3 *db, int64_t feed)
{
    int64_t count = 0;
    sqlite3_stmt *row = sql_query_again(db, "SELECT count(*) FROM place WHERE feed = ?1", "i", feed);
    if (row && sqlite3_step(row) == SQLITE_ROW)
        count = sqlite3_column_int64(row, 0);
    sql_keep(row);
    return count;
}

/* Of the writer's database: counted again only when something was written since. */
static int64_t
count_again(struct store *store, int64_t feed)
{
    struct store_count *known = store->counts, *end = known + store->counts_count;
    int changes = sqlite3_total_changes(store->db);
    while (known < end && known->feed != feed)
        known++;
    if (known < end && known->changes == changes)
        return known->items;
    if (known == end) {
        store->counts = memory_resize(store->counts, (store->counts_count + 1) * sizeof(*store->counts));
        known = &store->counts[store->counts_count++];
    }
    *known = (struct store_count){feed, count_items(store->db, feed), changes};
    return known->items;
}

static bool
read_state(sqlite3 *db, struct arena *arena, struct store_feed *out, int64_t *id)
{
    sqlite3_stmt *row =
        sql_query_again(db,
                        "SELECT url, etag, last_modified, body_hash, last_success, last_try, last_error,"
                        " failures, id FROM feed WHERE name = ?1",
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
        *id = sqlite3_column_int64(row, 8);
    }
    sql_keep(row);
    return found;
}

static bool
read_whole_state(sqlite3 *db, struct arena *arena, struct store_feed *out)
{
    int64_t id;
    bool found = read_state(db, arena, out, &id);
    if (found)
        out->items = count_items(db, id);
    return found;
}

static bool
open_and_read_state(const struct store *store, struct arena *arena, struct store_feed *out)
{
    struct reason why;
    struct arena *scratch = arena_create(SCRATCH_BYTES);
    sqlite3 *db = database_open_read(store->path, scratch, &why);
    bool found = db && read_whole_state(db, arena, out);
    database_close(db);
    arena_destroy(scratch);
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

/* What is remembered of a feed, or NULL. */
static struct store_unsaved *
find_unsaved(struct store *store, struct str name)
{
    for (size_t i = 0; i < store->unsaved_count; i++)
        if (str_equal(store->unsaved[i].feed.name, name))
            return &store->unsaved[i];
    return NULL;
}

bool
store_feed_state(struct store *store, struct str name, struct arena *arena, struct store_feed *out)
{
    *out = (struct store_feed){.name = name, .last_success_ms = TIME_NONE, .last_try_ms = TIME_NONE};
    bool writes = store->mode != STORE_READ && store_ensure_open(store);
    int64_t id;
    bool found = writes ? read_state(store->db, arena, out, &id) : open_and_read_state(store, arena, out);
    if (writes && found)
        out->items = count_again(store, id);
    struct store_feed kept = {.name = name};
    bool fallback = store->fallback && store->fallback->db &&
                    read_whole_state(store->fallback->db, arena, &kept) && kept.items;
    if (fallback)
        *out = kept;
    found = found || fallback;
    const struct store_unsaved *note = find_unsaved(store, name);
    if (found && note)
        add_note(out, &note->feed, arena);
    return found;
}

static struct str
keep(struct arena *arena, struct str s)
{
    return arena_str(arena, str_slice(s, 0, TEXT_BYTES));
}

static void
copy(struct arena *arena, const struct store_feed *from, struct store_feed *to)
{
    struct store_feed fresh = *from;
    fresh.name = keep(arena, from->name);
    fresh.url = keep(arena, from->url);
    fresh.etag = keep(arena, from->etag);
    fresh.last_modified = keep(arena, from->last_modified);
    fresh.body_hash = keep(arena, from->body_hash);
    fresh.last_error = keep(arena, from->last_error);
    *to = fresh;
}

void
store_unsaved_set(struct store *store, const struct store_feed *feed)
{
    struct arena *arena = arena_create(NOTE_BYTES);
    struct store_feed fresh;
    copy(arena, feed, &fresh);
    struct store_unsaved *entry = find_unsaved(store, feed->name);
    if (!entry) {
        store->unsaved = memory_resize(store->unsaved, (store->unsaved_count + 1) * sizeof(*store->unsaved));
        entry = &store->unsaved[store->unsaved_count++];
        *entry = (struct store_unsaved){0};
    }
    arena_destroy(entry->arena);
    *entry = (struct store_unsaved){arena, fresh};
}

void
store_unsaved_drop(struct store *store, struct str name)
{
    struct store_unsaved *entry = find_unsaved(store, name);
    if (!entry)
        return;
    arena_destroy(entry->arena);
    *entry = store->unsaved[--store->unsaved_count];
}
