#include "store/database.h"
#include "store/store_private.h"
#include "store/fallback.h"
#include "store/sql.h"

/* Additional space for a refresh or a picture: pages of the database, its journal. */
#define ROOM_BYTES      ((int64_t)2 * 1024 * 1024)
#define NAMES_BYTES_MAX ((size_t)16 * 1024 * 1024)

static void
begin(struct store *store, int64_t now_ms)
{
    store->no_room = false;
    if (now_ms > store->now_ms)
        store->now_ms = now_ms;
}

/* Names that could not be written precede the content stored under them; content in memory is written to the
 * disk before it is hidden there. */
static bool
apply_pending_names(struct store *store)
{
    if (!store->named.pending)
        return true;
    return store_fallback(store, false) ? store_apply_renames(store, &store->named)
                                        : store_apply_names(store);
}

/* The disk was written: is there anything left that could not be written before? */
static void
catch_up(struct store *store)
{
    store->behind = !store_fallback_flush(store) || !apply_pending_names(store);
}

/* Reserved blocks of the file system may absorb the first freed space: pictures are deleted until there is
 * enough. */
static bool
put_on_disk(struct store *store, const struct store_feed *state, const struct feed *feed, int64_t now_ms,
            bool *changed)
{
    bool good = apply_pending_names(store) && store_put_feed_direct(store, state, feed, now_ms, changed);
    for (int64_t bytes = ROOM_BYTES; !good && store->no_room && store_evict(store, bytes, STR_NONE);
         bytes *= 2) {
        store->no_room = false;
        good = store_put_feed_direct(store, state, feed, now_ms, changed);
    }
    return good;
}

bool
store_put_feed(struct store *store, const struct store_feed *state, const struct feed *feed, int64_t now_ms,
               bool *changed)
{
    begin(store, now_ms);
    if (put_on_disk(store, state, feed, now_ms, changed)) {
        if (feed)
            store_fallback_remove_feed(store, state->name);
        catch_up(store);
        return true;
    }
    struct store *fallback = store_fallback(store, feed != NULL);
    store->behind = true;
    if (!feed && store->memory_folders.count && !store->locked_elsewhere) {
        store_unsaved_set(store, state);
        return true;
    }
    if (!fallback)
        return false;
    struct store_feed later = *state;
    int64_t success_ms = store_fallback_seed(store, state->name);
    if (success_ms > later.last_success_ms)
        later.last_success_ms = success_ms;
    bool good = store_put_feed_direct(fallback, &later, feed, now_ms, changed);
    if (good)
        store_unsaved_set(store, state);
    return good;
}

bool
store_is_behind(const struct store *store)
{
    return store->behind;
}

int64_t
store_other_writer(struct store *store)
{
    bool ready = store_ensure_open(store);
    return ready || !store->locked_elsewhere ? STORE_NOBODY : store->lock_owner;
}

/* For a disk that cannot be opened for writing. */
static bool
has_picture_to_read(struct store *store, struct str url, int width_px, int height_px)
{
    struct reason why;
    struct arena *arena = arena_create((size_t)64 * 1024);
    sqlite3 *db = database_open_read(store->path, arena, &why);
    sqlite3_stmt *row = db ? sql_query(db,
                                       "SELECT 1 FROM picture WHERE url = ?1 AND hash IS NOT NULL"
                                       " AND screen_w >= ?2 AND screen_h >= ?3",
                                       "tii", url, (int64_t)width_px, (int64_t)height_px)
                           : NULL;
    bool has = row && sqlite3_step(row) == SQLITE_ROW;
    sqlite3_finalize(row);
    database_close(db);
    arena_destroy(arena);
    return has;
}

bool
store_has_picture(struct store *store, struct str url, int width_px, int height_px)
{
    if (store_has_picture_direct(store, url, width_px, height_px))
        return true;
    struct store *fallback = store_fallback(store, false);
    return (fallback && store_has_picture_direct(fallback, url, width_px, height_px)) ||
           (!store->db && has_picture_to_read(store, url, width_px, height_px));
}

bool
store_put_picture(struct store *store, struct str url, struct str bytes, int width, int height, int screen_w,
                  int screen_h)
{
    begin(store, store->now_ms);
    if (store_put_picture_direct(store, url, bytes, width, height, screen_w, screen_h))
        return true;
    if (store->no_room && store_evict(store, ROOM_BYTES + (int64_t)bytes.len, url) &&
        store_put_picture_direct(store, url, bytes, width, height, screen_w, screen_h))
        return true;
    struct store *fallback = bytes.len <= STORE_PICTURE_BYTES_MAX ? store_fallback(store, true) : NULL;
    if (!fallback)
        return false;
    store->behind = true;
    return store_put_picture_direct(fallback, url, bytes, width, height, screen_w, screen_h);
}

bool
store_refuse_picture(struct store *store, struct str url, const struct store_refusal *refusal)
{
    if (store_refuse_picture_direct(store, url, refusal))
        return true;
    struct store *fallback = store_fallback(store, false);
    return fallback && store_refuse_picture_direct(fallback, url, refusal);
}

bool
store_refusal(struct store *store, struct str url, struct arena *arena, struct store_refusal *out)
{
    if (store_refusal_direct(store, url, arena, out))
        return true;
    struct store *fallback = store_fallback(store, false);
    return fallback && store_refusal_direct(fallback, url, arena, out);
}

int
store_sweep(struct store *store, int64_t max_bytes)
{
    struct store *fallback = store_fallback(store, false);
    int gone = fallback ? store_sweep_direct(fallback, store, STORE_MEMORY_BYTES_MAX / 2) : 0;
    return gone + store_sweep_direct(store, fallback, max_bytes);
}

static void
remember(struct store *store, const struct store_named *feeds, size_t count)
{
    struct arena *arena = arena_create(NAMES_BYTES_MAX);
    struct store_names named = {.arena = arena, .count = count};
    named.feeds = arena_array(arena, count, sizeof(*named.feeds));
    for (size_t i = 0; i < count; i++)
        named.feeds[i] =
            (struct store_named){arena_str(arena, feeds[i].name), arena_str(arena, feeds[i].url)};
    arena_destroy(store->named.arena);
    store->named = named;
}

/* Content that an earlier writer left in memory is renamed too, and is written to the disk before it is
 * hidden there. */
static bool
apply_names(struct store *store)
{
    struct store *fallback = store_fallback(store, false);
    if (fallback)
        store_apply_renames(fallback, &store->named);
    store->named.pending = fallback && (store->behind || !store_fallback_flush(store));
    return !store->named.pending && store_apply_names(store);
}

bool
store_rename_feeds(struct store *store, const struct store_named *feeds, size_t count)
{
    remember(store, feeds, count);
    return apply_names(store);
}

bool
store_keep_feeds(struct store *store, const struct store_named *feeds, size_t count, struct moment now)
{
    remember(store, feeds, count);
    store->named.hide = true;
    store->named.now = now;
    return apply_names(store);
}
