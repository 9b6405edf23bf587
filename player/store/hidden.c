#include <stdio.h>

#include "store/sql.h"
#include "store/store_private.h"

#define SCRATCH_BYTES ((size_t)64 * 1024 * 1024)
#define HIDDEN_MARK   "\x01" /* begins the name of a hidden feed: no section of a file has such a name */

/* A feed of the database, and the corresponding one of the configuration. */
struct feed_row {
    int64_t id;
    struct str name, url;
    bool hidden;
    const struct store_named *feed; /* NULL: none */
};

struct rows {
    struct feed_row *list;
    size_t count;
};

static bool
read_feeds(sqlite3 *db, struct arena *arena, struct rows *out)
{
    size_t room = (size_t)sql_number(db, "SELECT count(*) FROM feed", 0);
    *out = (struct rows){arena_array(arena, room, sizeof(struct feed_row)), 0};
    sqlite3_stmt *row = sql_query(db, "SELECT id, name, url FROM feed ORDER BY id", "");
    while (row && out->count < room && sqlite3_step(row) == SQLITE_ROW) {
        struct feed_row *found = &out->list[out->count++];
        found->id = sqlite3_column_int64(row, 0);
        found->name = sql_text(row, 1, arena);
        found->url = sql_text(row, 2, arena);
        found->hidden = str_starts(found->name, STR(HIDDEN_MARK));
    }
    return sql_end(row);
}

/* Stored addresses have no secrets: two feeds may have the same one, which then identifies neither. */
static bool
is_only_one(struct str url, const struct rows *rows, const struct store_named *feeds, size_t count)
{
    size_t in_rows = 0, in_feeds = 0;
    for (size_t i = 0; i < rows->count; i++)
        in_rows += str_equal(rows->list[i].url, url);
    for (size_t i = 0; i < count; i++)
        in_feeds += str_equal(feeds[i].url, url);
    return url.len && in_rows == 1 && in_feeds == 1;
}

static bool
is_taken(const struct rows *rows, const struct store_named *feed)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->list[i].feed == feed)
            return true;
    return false;
}

/* By the address; else by the name, if its address was corrected. */
static void
match(struct rows *rows, const struct store_named *feeds, size_t count)
{
    for (size_t i = 0; i < rows->count; i++)
        for (size_t k = 0; k < count; k++)
            if (str_equal(rows->list[i].url, feeds[k].url) && (str_equal(rows->list[i].name, feeds[k].name) ||
                                                               is_only_one(feeds[k].url, rows, feeds, count)))
                rows->list[i].feed = &feeds[k];
    for (size_t i = 0; i < rows->count; i++)
        for (size_t k = 0; k < count && !rows->list[i].feed; k++)
            if (str_equal(rows->list[i].name, feeds[k].name) && !is_taken(rows, &feeds[k]))
                rows->list[i].feed = &feeds[k];
}

/* Frees its name for another feed. */
static bool
is_given_away(const struct rows *rows, const struct feed_row *row)
{
    for (size_t i = 0; i < rows->count; i++)
        if (rows->list[i].feed && &rows->list[i] != row && str_equal(rows->list[i].feed->name, row->name))
            return true;
    return false;
}

/* Names are unique: a feed that changes its name first frees the old one. */
static bool
free_names(struct store *store, const struct rows *rows, bool hide)
{
    bool good = true;
    for (size_t i = 0; good && i < rows->count; i++) {
        const struct feed_row *row = &rows->list[i];
        char name[48];
        bool changes = row->feed ? !str_equal(row->feed->name, row->name) : hide || is_given_away(rows, row);
        if (!changes || row->hidden)
            continue;
        snprintf(name, sizeof(name), HIDDEN_MARK "%lld", (long long)row->id);
        store_unsaved_drop(store, row->name);
        good = sql_do(store->db, "UPDATE feed SET name = ?2 WHERE id = ?1", "it", row->id, str_from(name));
    }
    return good;
}

static bool
give_names(struct store *store, const struct rows *rows)
{
    bool good = true;
    for (size_t i = 0; good && i < rows->count; i++) {
        const struct feed_row *row = &rows->list[i];
        if (row->feed && !str_equal(row->feed->name, row->name))
            good = sql_do(store->db, "UPDATE feed SET name = ?2, hidden = NULL WHERE id = ?1", "it", row->id,
                          row->feed->name);
    }
    return good;
}

/* If the clock was set back, feeds hidden in the future get a new date. */
static bool
date_hidden(struct store *store, struct moment now)
{
    int64_t now_ms = now.trusted ? now.wall_ms : 0;
    const char *sql = "UPDATE feed SET hidden = ?1 WHERE substr(name, 1, 1) = char(1) AND"
                      " (hidden IS NULL OR (?1 > 0 AND (hidden = 0 OR hidden > ?1)))";
    return sql_do(store->db, sql, "i", now_ms);
}

static bool
remove_old(struct store *store, struct moment now)
{
    static const char *const steps[] = {
        "DELETE FROM place WHERE feed IN (SELECT id FROM feed WHERE hidden > 0 AND hidden < ?1)",
        "DELETE FROM item WHERE feed IN (SELECT id FROM feed WHERE hidden > 0 AND hidden < ?1)",
        "DELETE FROM feed WHERE hidden > 0 AND hidden < ?1"};
    bool good = true;
    for (size_t i = 0; good && now.trusted && i < sizeof(steps) / sizeof(steps[0]); i++)
        good = sql_do(store->db, steps[i], "i", now.wall_ms - STORE_HIDDEN_MS);
    return good;
}

/* True when there is anything to write: a start alone writes nothing. */
static bool
is_settled(const struct rows *rows, bool hide)
{
    for (size_t i = 0; i < rows->count; i++) {
        const struct feed_row *row = &rows->list[i];
        bool changes = row->feed ? !str_equal(row->feed->name, row->name) : hide && !row->hidden;
        if (changes || (hide && row->hidden))
            return false;
    }
    return true;
}

static bool
settle(struct store *store, const struct store_names *named, bool hide)
{
    struct rows rows;
    if (!store_ensure_open(store))
        return false;
    struct arena *arena = arena_create(SCRATCH_BYTES);
    bool good = read_feeds(store->db, arena, &rows) || store_failed(store);
    if (good)
        match(&rows, named->feeds, named->count);
    if (good && !is_settled(&rows, hide)) {
        good = sql_begin(store->db) || store_failed(store);
        good = good &&
               store_end(store,
                         free_names(store, &rows, hide) && give_names(store, &rows) &&
                             (!hide || (date_hidden(store, named->now) && remove_old(store, named->now))));
    }
    arena_destroy(arena);
    return good;
}

bool
store_apply_names(struct store *store)
{
    bool good = !store->named.arena || settle(store, &store->named, store->named.hide);
    store->named.pending = !good;
    return good;
}

bool
store_apply_renames(struct store *store, const struct store_names *named)
{
    return !named->arena || settle(store, named, false);
}
