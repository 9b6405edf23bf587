#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "editor/newsroom_private.h"

#define SCRATCH_BYTES (8 * NEWSROOM_FEED_MAX)

int64_t
newsroom_latest(struct newsroom *room)
{
    return sql_number(room->db, "SELECT max(number) FROM version", 0);
}

struct str
newsroom_version(struct newsroom *room, int64_t number, struct arena *arena)
{
    sqlite3_stmt *row = sql_query(room->db, "SELECT feed FROM version WHERE number = ?1", "i", number);
    struct str feed = row && sqlite3_step(row) == SQLITE_ROW ? sql_text(row, 0, arena) : STR_NONE;
    sqlite3_finalize(row);
    return feed;
}

struct newsroom_versions
newsroom_versions(struct newsroom *room, struct arena *arena)
{
    struct newsroom_versions versions = {arena_array(arena, NEWSROOM_VERSIONS_LISTED, sizeof(*versions.list)),
                                         0};
    sqlite3_stmt *row =
        sql_query(room->db, "SELECT number, at_ms, items, by, change FROM version ORDER BY number DESC", "");
    while (row && versions.count < NEWSROOM_VERSIONS_LISTED && sqlite3_step(row) == SQLITE_ROW)
        versions.list[versions.count++] = (struct newsroom_version){.number = sqlite3_column_int64(row, 0),
                                                                    .at_ms = sqlite3_column_int64(row, 1),
                                                                    .items = sqlite3_column_int64(row, 2),
                                                                    .by = sql_text(row, 3, arena),
                                                                    .change = sql_text(row, 4, arena)};
    sqlite3_finalize(row);
    return versions;
}

static const json_t *
find_item(const json_t *feed, const char *id)
{
    size_t index;
    const json_t *item;
    json_array_foreach(json_object_get(feed, "items"), index, item)
    {
        const char *own = json_string_value(json_object_get(item, "id"));
        if (own && strcmp(own, id) == 0)
            return item;
    }
    return NULL;
}

/* {"new": n, "changed": n, "gone": n} between two versions of the feed. */
static json_t *
compare(const json_t *before, const json_t *after)
{
    size_t index;
    const json_t *item;
    int added = 0, changed = 0, gone = 0;
    json_array_foreach(json_object_get(after, "items"), index, item)
    {
        const char *id = json_string_value(json_object_get(item, "id"));
        const json_t *old = id ? find_item(before, id) : NULL;
        added += !old;
        changed += old && !json_equal(old, item);
    }
    json_array_foreach(json_object_get(before, "items"), index, item)
    {
        const char *id = json_string_value(json_object_get(item, "id"));
        gone += !id || !find_item(after, id);
    }
    return json_pack("{s:i, s:i, s:i}", "new", added, "changed", changed, "gone", gone);
}

int64_t
newsroom_add_version(struct newsroom *room, const json_t *feed, struct newsroom_actor actor)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    int64_t number = newsroom_latest(room) + 1;
    json_t *before = newsroom_parse(newsroom_version(room, number - 1, arena));
    json_t *change = compare(before, feed);
    bool good =
        sql_do(room->db,
               "INSERT INTO version(number, at_ms, by, items, change, feed) VALUES(?1, ?2, ?3, ?4, ?5, ?6)",
               "iititt", number, actor.now_ms, actor.name,
               (int64_t)json_array_size(json_object_get(feed, "items")), newsroom_dump(arena, change, false),
               newsroom_dump(arena, feed, true)) ||
        newsroom_failed(room);
    json_decref(change);
    json_decref(before);
    arena_destroy(arena);
    return good ? number : 0;
}

static bool
write_head(struct newsroom *room, const json_t *feed, struct arena *arena)
{
    json_t *head = json_copy((json_t *)(uintptr_t)feed);
    json_object_del(head, "items");
    bool good =
        sql_do(room->db, "INSERT INTO head VALUES(1, ?1) ON CONFLICT(id) DO UPDATE SET json = excluded.json",
               "t", newsroom_dump(arena, head, false));
    json_decref(head);
    return good;
}

static bool
write_published(struct newsroom *room, json_t *item, int64_t position, struct newsroom_actor actor,
                struct arena *arena)
{
    const char *own = json_string_value(json_object_get(item, "id"));
    struct str id = own ? str_from(own) : newsroom_new_id(arena);
    if (!own)
        json_object_set_new(item, "id", json_stringn(id.ptr, id.len));
    return sql_do(
        room->db,
        "INSERT INTO item(id, position, published, changed_ms, changed_by) VALUES(?1, ?2, ?3, ?4, ?5)"
        " ON CONFLICT(id) DO UPDATE SET position = excluded.position, revision = revision +"
        " (published IS NOT excluded.published), published = excluded.published",
        "titit", id, position, newsroom_dump(arena, item, false), actor.now_ms, actor.name);
}

bool
newsroom_take_feed(struct newsroom *room, const json_t *feed, struct newsroom_actor actor)
{
    size_t index;
    json_t *item;
    struct arena *arena = arena_create(SCRATCH_BYTES);
    bool good = write_head(room, feed, arena) &&
                sql_do(room->db, "CREATE TEMP TABLE IF NOT EXISTS kept(id TEXT PRIMARY KEY)", "") &&
                sql_do(room->db, "DELETE FROM kept", "");
    json_array_foreach(json_object_get(feed, "items"), index, item)
    {
        good = good && json_is_object(item) && write_published(room, item, (int64_t)index, actor, arena) &&
               sql_do(room->db, "INSERT OR IGNORE INTO kept VALUES(?1)", "t",
                      str_from(json_string_value(json_object_get(item, "id"))));
    }
    good =
        good &&
        sql_do(room->db,
               "DELETE FROM item WHERE id NOT IN (SELECT id FROM kept) AND (draft IS NULL OR removed)", "") &&
        sql_do(room->db,
               "UPDATE item SET published = NULL, revision = revision + 1"
               " WHERE published IS NOT NULL AND id NOT IN (SELECT id FROM kept)",
               "");
    arena_destroy(arena);
    return good || newsroom_failed(room);
}

/* The feed of the published items or, with `drafts`, with all drafts applied. The caller owns it. */
static json_t *
published_feed(struct newsroom *room, bool drafts)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    json_t *feed = newsroom_parse(newsroom_head(room, arena));
    json_t *list = json_array();
    struct newsroom_items items = newsroom_items(room, arena);
    for (size_t i = 0; i < items.count; i++) {
        const struct newsroom_item *item = &items.list[i];
        struct str text = drafts && item->draft.ptr ? item->draft : item->published;
        json_t *value = drafts && item->removed ? NULL : newsroom_parse(text);
        if (value)
            json_array_append_new(list, value);
    }
    json_object_set_new(feed, "items", list);
    arena_destroy(arena);
    return feed;
}

struct str
newsroom_preview_feed(struct newsroom *room, struct arena *arena)
{
    json_t *feed = published_feed(room, true);
    struct str text = newsroom_dump(arena, feed, true);
    json_decref(feed);
    return text;
}

bool
newsroom_write_file(struct newsroom *room)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    struct str feed = newsroom_version(room, newsroom_latest(room), arena);
    bool good = file_replace(room->feed, feed);
    if (!good)
        snprintf(room->reason, sizeof(room->reason), "%s: %s", room->feed, strerror(errno));
    arena_destroy(arena);
    return good;
}

static bool
apply_drafts(struct newsroom *room, struct str only)
{
#define WANTED "(?1 IS NULL OR id = ?1)"
    return sql_do(room->db, "DELETE FROM item WHERE removed AND " WANTED, "t", only) &&
           sql_do(room->db,
                  "UPDATE item SET published = draft, draft = NULL, revision = revision + 1"
                  " WHERE draft IS NOT NULL AND " WANTED,
                  "t", only);
#undef WANTED
}

/* The file follows the database; when it cannot be written now, the next publication or start writes it. */
static enum newsroom_result
finish(struct newsroom *room, bool good, int64_t number, int64_t *version)
{
    if (!sql_finish(room->db, good))
        return NEWSROOM_FAILED;
    *version = number;
    return newsroom_write_file(room) ? NEWSROOM_DONE : NEWSROOM_FAILED;
}

enum newsroom_result
newsroom_publish(struct newsroom *room, struct str only, int64_t *version, struct newsroom_actor actor)
{
    if (!sql_begin(room->db))
        return NEWSROOM_FAILED;
    if (newsroom_latest(room) != *version) {
        sql_finish(room->db, false);
        return NEWSROOM_CONFLICT;
    }
    bool good = apply_drafts(room, only) || newsroom_failed(room);
    json_t *feed = published_feed(room, false);
    int64_t number = good ? newsroom_add_version(room, feed, actor) : 0;
    json_decref(feed);
    return finish(room, number != 0, number, version);
}

enum newsroom_result
newsroom_restore(struct newsroom *room, int64_t number, int64_t *version, struct newsroom_actor actor)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    json_t *feed = newsroom_parse(newsroom_version(room, number, arena));
    arena_destroy(arena);
    if (!feed)
        return NEWSROOM_GONE;
    if (!sql_begin(room->db) || newsroom_latest(room) != *version) {
        sql_finish(room->db, false);
        json_decref(feed);
        return NEWSROOM_CONFLICT;
    }
    bool good = newsroom_take_feed(room, feed, actor);
    int64_t added = good ? newsroom_add_version(room, feed, actor) : 0;
    json_decref(feed);
    return finish(room, added != 0, added, version);
}
