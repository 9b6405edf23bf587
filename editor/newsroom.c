#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/file.h"
#include "base/memory.h"
#include "base/reason.h"
#include "editor/newsroom_private.h"

#define BUSY_MS       2000
#define SCRATCH_BYTES (8 * NEWSROOM_FEED_MAX)

static const char schema[] =
    "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
    "CREATE TABLE IF NOT EXISTS head(id INTEGER PRIMARY KEY CHECK(id = 1), json TEXT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS item(id TEXT PRIMARY KEY, position INTEGER NOT NULL, published TEXT, draft "
    "TEXT,"
    " removed INTEGER NOT NULL DEFAULT 0, revision INTEGER NOT NULL DEFAULT 1, changed_ms INTEGER NOT NULL,"
    " changed_by TEXT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS version(number INTEGER PRIMARY KEY, at_ms INTEGER NOT NULL, by TEXT NOT NULL,"
    " items INTEGER NOT NULL, change TEXT NOT NULL, feed TEXT NOT NULL);"
    "CREATE TABLE IF NOT EXISTS account(name TEXT PRIMARY KEY, hash TEXT NOT NULL, role INTEGER NOT NULL);"
    "CREATE TABLE IF NOT EXISTS bravo(number INTEGER PRIMARY KEY AUTOINCREMENT, at_ms INTEGER NOT NULL,"
    " recipient TEXT NOT NULL, text TEXT NOT NULL, sender TEXT);"
    "CREATE TABLE IF NOT EXISTS session(hash TEXT PRIMARY KEY, name TEXT NOT NULL, role INTEGER NOT NULL,"
    " used_ms INTEGER NOT NULL);";

bool
newsroom_failed(struct newsroom *room)
{
    snprintf(room->reason, sizeof(room->reason), "%s", sqlite3_errmsg(room->db));
    return false;
}

const char *
newsroom_reason(const struct newsroom *room)
{
    return room->reason;
}

struct str
newsroom_dump(struct arena *arena, const json_t *value, bool pretty)
{
    char *text = json_dumps(value, pretty ? JSON_INDENT(2) : JSON_COMPACT);
    struct str copy = text ? arena_str(arena, str_from(text)) : STR_NONE;
    free(text);
    return copy;
}

json_t *
newsroom_parse(struct str text)
{
    json_t *value = text.ptr ? json_loadb(text.ptr, text.len, JSON_REJECT_DUPLICATES, NULL) : NULL;
    if (json_is_object(value))
        return value;
    json_decref(value);
    return NULL;
}

struct str
newsroom_new_id(struct arena *arena)
{
    unsigned char random[8];
    if (getrandom(random, sizeof(random), 0) != sizeof(random))
        BUG("the system gives no random numbers");
    uint64_t number;
    memcpy(&number, random, sizeof(number));
    return arena_printf(arena, "item-%016llx", (unsigned long long)number);
}

/* The file of the feed on disk; NULL with the reason when it is missing or not a JSON Feed. */
static json_t *
read_file(struct newsroom *room, struct arena *arena, struct reason *why)
{
    json_error_t error;
    struct str bytes = file_read(arena, room->feed, NEWSROOM_FEED_MAX, why);
    if (!bytes.ptr)
        return NULL;
    if (str_starts(bytes, STR("\xEF\xBB\xBF")))
        bytes = str_slice(bytes, 3, SIZE_MAX);
    json_t *feed = json_loadb(bytes.ptr, bytes.len, 0, &error);
    if (json_is_object(feed) &&
        (!json_object_get(feed, "items") || json_is_array(json_object_get(feed, "items"))))
        return feed;
    json_decref(feed);
    if (feed)
        reason_set(why, REASON_EDITOR_NOT_FEED);
    else
        reason_set(why, REASON_EDITOR_BROKEN_JSON, arena_printf(arena, "%d", error.line).ptr,
                   arena_printf(arena, "%d", error.column).ptr, error.text, room->feed);
    return NULL;
}

static json_t *
empty_feed(void)
{
    return json_pack("{s:s, s:s, s:[]}", "version", "https://jsonfeed.org/version/1.1", "title", "", "items");
}

/* Unless the file is the latest state in the database, somebody else has changed it. */
static bool
reconcile(struct newsroom *room, json_t *file)
{
    struct newsroom_actor outside = {STR("file"), clock_now(TIME_NONE).wall_ms};
    struct arena *arena = arena_create(SCRATCH_BYTES);
    int64_t latest = newsroom_latest(room);
    json_t *feed = file ? json_incref(file) : latest ? NULL : empty_feed();
    json_t *last = newsroom_parse(newsroom_version(room, latest, arena));
    json_t *before = newsroom_parse(newsroom_version(room, latest - 1, arena));
    bool good = true;
    if (latest && (!feed || (before && json_equal(feed, before) && !json_equal(feed, last)))) {
        good = newsroom_write_file(room);
    } else if (!json_equal(feed, last)) {
        good = sql_begin(room->db);
        good = good && newsroom_take_feed(room, feed, outside) && newsroom_add_version(room, feed, outside);
        good = sql_finish(room->db, good) || newsroom_failed(room);
    }
    json_decref(before);
    json_decref(last);
    json_decref(feed);
    arena_destroy(arena);
    return good;
}

static bool
open_database(struct newsroom *room, const char *path)
{
    /* it contains password hashes */
    int fd = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (fd >= 0)
        close(fd);
    if (sqlite3_open_v2(path, &room->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL) != SQLITE_OK)
        return newsroom_failed(room);
    sqlite3_busy_timeout(room->db, BUSY_MS);
    sqlite3_db_config(room->db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    return sqlite3_exec(room->db, schema, NULL, NULL, NULL) == SQLITE_OK || newsroom_failed(room);
}

struct newsroom *
newsroom_open(const char *database, const char *feed, struct reason *why)
{
    struct newsroom *room = memory_alloc(sizeof(*room));
    room->feed = memory_string(feed);
    struct arena *scratch = arena_create(SCRATCH_BYTES);
    json_t *file = read_file(room, scratch, why);
    bool missing = !file && reason_code(why) == REASON_NO_SUCH_FILE;
    bool good = file || missing;
    if (!good)
        reason_wrap(why, REASON_FILE, feed);
    if (good && !(open_database(room, database) && reconcile(room, file))) {
        reason_set(why, REASON_TEXT, room->reason);
        reason_wrap(why, REASON_FILE, database);
        good = false;
    }
    json_decref(file);
    arena_destroy(scratch);
    if (good)
        return room;
    newsroom_close(room);
    return NULL;
}

void
newsroom_close(struct newsroom *room)
{
    if (!room)
        return;
    sqlite3_close_v2(room->db);
    memory_free(room->feed);
    memory_free(room);
}

#define COLUMNS "id, published, draft, removed, revision, changed_ms, changed_by"

static struct newsroom_item
read_row(sqlite3_stmt *row, struct arena *arena)
{
    return (struct newsroom_item){.id = sql_text(row, 0, arena),
                                  .published = sql_text(row, 1, arena),
                                  .draft = sql_text(row, 2, arena),
                                  .removed = sqlite3_column_int(row, 3),
                                  .revision = sqlite3_column_int64(row, 4),
                                  .changed_ms = sqlite3_column_int64(row, 5),
                                  .changed_by = sql_text(row, 6, arena)};
}

struct newsroom_items
newsroom_items(struct newsroom *room, struct arena *arena)
{
    size_t count = (size_t)sql_number(room->db, "SELECT count(*) FROM item", 0);
    struct newsroom_items items = {arena_array(arena, count, sizeof(*items.list)), 0};
    sqlite3_stmt *row = sql_query(room->db, "SELECT " COLUMNS " FROM item ORDER BY position, id", "");
    while (row && items.count < count && sqlite3_step(row) == SQLITE_ROW)
        items.list[items.count++] = read_row(row, arena);
    sqlite3_finalize(row);
    return items;
}

bool
newsroom_find(struct newsroom *room, struct str id, struct arena *arena, struct newsroom_item *out)
{
    sqlite3_stmt *row = sql_query(room->db, "SELECT " COLUMNS " FROM item WHERE id = ?1", "t", id);
    bool found = row && sqlite3_step(row) == SQLITE_ROW;
    if (found)
        *out = read_row(row, arena);
    sqlite3_finalize(row);
    return found;
}

struct str
newsroom_head(struct newsroom *room, struct arena *arena)
{
    sqlite3_stmt *row = sql_query(room->db, "SELECT json FROM head", "");
    struct str head = row && sqlite3_step(row) == SQLITE_ROW ? sql_text(row, 0, arena) : STR("{}");
    sqlite3_finalize(row);
    return head;
}

/* The present item; DONE when it has the revision that the page has seen. */
static enum newsroom_result
find_seen(struct newsroom *room, struct str id, int64_t revision, struct arena *arena,
          struct newsroom_item *out)
{
    if (!newsroom_find(room, id, arena, out))
        return revision ? NEWSROOM_GONE : NEWSROOM_DONE;
    return out->revision == revision ? NEWSROOM_DONE : NEWSROOM_CONFLICT;
}

static bool
has_id(const json_t *item, struct str id)
{
    const char *own = json_string_value(json_object_get(item, "id"));
    return own && str_equal(str_from(own), id);
}

static bool
write_draft(struct newsroom *room, struct str id, struct str draft, bool removed, struct newsroom_actor actor)
{
    return sql_do(
               room->db,
               "INSERT INTO item(id, position, draft, removed, changed_ms, changed_by)"
               " VALUES(?1, (SELECT coalesce(min(position), 0) - 1 FROM item), ?2, ?3, ?4, ?5)"
               " ON CONFLICT(id) DO UPDATE SET draft = excluded.draft, removed = excluded.removed,"
               " revision = revision + 1, changed_ms = excluded.changed_ms, changed_by = excluded.changed_by",
               "ttiit", id, draft, (int64_t)removed, actor.now_ms, actor.name) ||
           newsroom_failed(room);
}

enum newsroom_result
newsroom_save(struct newsroom *room, struct str id, struct str json, int64_t *revision,
              struct newsroom_actor actor)
{
    struct newsroom_item item = {.revision = 0};
    struct arena *arena = arena_create(SCRATCH_BYTES);
    json_t *draft = json.len <= NEWSROOM_TEXT_MAX ? newsroom_parse(json) : NULL;
    enum newsroom_result result =
        draft && has_id(draft, id) ? find_seen(room, id, *revision, arena, &item) : NEWSROOM_INVALID;
    if (result == NEWSROOM_DONE) {
        json_t *published = newsroom_parse(item.published);
        struct str text = json_equal(draft, published) ? STR_NONE : newsroom_dump(arena, draft, false);
        result = write_draft(room, id, text, false, actor) ? NEWSROOM_DONE : NEWSROOM_FAILED;
        *revision = item.revision + 1;
        json_decref(published);
    }
    json_decref(draft);
    arena_destroy(arena);
    return result;
}

enum newsroom_result
newsroom_remove(struct newsroom *room, struct str id, int64_t *revision, struct newsroom_actor actor)
{
    struct newsroom_item item = {.revision = 0};
    struct arena *arena = arena_create(SCRATCH_BYTES);
    enum newsroom_result result = *revision ? find_seen(room, id, *revision, arena, &item) : NEWSROOM_GONE;
    bool good = true;
    if (result == NEWSROOM_DONE && item.published.ptr)
        good = write_draft(room, id, STR_NONE, true, actor);
    else if (result == NEWSROOM_DONE)
        good = sql_do(room->db, "DELETE FROM item WHERE id = ?1", "t", id) || newsroom_failed(room);
    *revision = item.revision + 1;
    arena_destroy(arena);
    return good ? result : NEWSROOM_FAILED;
}

enum newsroom_result
newsroom_discard(struct newsroom *room, struct str id, int64_t *revision, struct newsroom_actor actor)
{
    struct newsroom_item item = {.revision = 0};
    struct arena *arena = arena_create(SCRATCH_BYTES);
    enum newsroom_result result = *revision ? find_seen(room, id, *revision, arena, &item) : NEWSROOM_GONE;
    bool published = item.published.ptr;
    arena_destroy(arena);
    if (result == NEWSROOM_DONE && !published)
        return newsroom_remove(room, id, revision, actor);
    if (result != NEWSROOM_DONE)
        return result;
    *revision += 1;
    return write_draft(room, id, STR_NONE, false, actor) ? NEWSROOM_DONE : NEWSROOM_FAILED;
}

enum newsroom_result
newsroom_move(struct newsroom *room, struct str id, struct str before)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    struct newsroom_items items = newsroom_items(room, arena);
    int64_t position = 0;
    bool found = false, good = sql_begin(room->db);
    for (size_t i = 0; good && i < items.count; i++) {
        if (before.ptr && str_equal(items.list[i].id, before) && !str_equal(id, before)) {
            good = sql_do(room->db, "UPDATE item SET position = ?2 WHERE id = ?1", "ti", id, position++);
            found = sqlite3_changes(room->db) > 0;
        }
        if (!str_equal(items.list[i].id, id))
            good = good && sql_do(room->db, "UPDATE item SET position = ?2 WHERE id = ?1", "ti",
                                  items.list[i].id, position++);
    }
    if (good && !found && !before.ptr) {
        good = sql_do(room->db, "UPDATE item SET position = ?2 WHERE id = ?1", "ti", id, position);
        found = sqlite3_changes(room->db) > 0;
    }
    arena_destroy(arena);
    good = sql_finish(room->db, good && found) || (found && newsroom_failed(room));
    return good ? NEWSROOM_DONE : found ? NEWSROOM_FAILED : NEWSROOM_GONE;
}
