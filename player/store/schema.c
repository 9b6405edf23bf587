#include "store/schema.h"

#include <stdio.h>

#include "store/sql.h"

#define APPLICATION_ID   0x42726b52 /* "BrkR" */
#define SCHEMA_BYTES_MAX ((size_t)256 * 1024)

/* The migration from version i to i + 1. */
static const char *const migrations[SCHEMA_VERSION] = {
    "CREATE TABLE feed(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, url TEXT, title TEXT, etag TEXT,"
    " last_modified TEXT, body_hash TEXT, last_success INTEGER, last_try INTEGER, last_error TEXT,"
    " failures INTEGER NOT NULL, filled INTEGER NOT NULL) STRICT;"
    "CREATE TABLE item(id INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feed, key TEXT NOT NULL,"
    " first_seen INTEGER NOT NULL, sum INTEGER NOT NULL, json TEXT NOT NULL, UNIQUE(feed, key)) STRICT;"
    /* separate from the item, so that one new item at the top does not rewrite all the others */
    "CREATE TABLE place(feed INTEGER NOT NULL REFERENCES feed, position INTEGER NOT NULL,"
    " item INTEGER NOT NULL REFERENCES item, PRIMARY KEY(feed, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE picture(url TEXT PRIMARY KEY, hash TEXT, png INTEGER, bytes INTEGER, width INTEGER,"
    " height INTEGER, screen_w INTEGER, screen_h INTEGER, refused INTEGER, why TEXT) STRICT;",
    /* mtime: of the file, nanoseconds; etag, last_modified: of the refused answer; context: a hash of the
     * conditions of the refusal */
    "ALTER TABLE picture ADD COLUMN mtime INTEGER; ALTER TABLE picture ADD COLUMN fault INTEGER;"
    "ALTER TABLE picture ADD COLUMN etag TEXT; ALTER TABLE picture ADD COLUMN last_modified TEXT;"
    "ALTER TABLE picture ADD COLUMN context INTEGER;",
    /* since when a feed has been hidden: wall time in ms; 0: since a time at which the clock was not trusted
     */
    "ALTER TABLE feed ADD COLUMN hidden INTEGER;",
};

/* The statements that created the tables, one per line; absent when they cannot be read. */
static struct str
read_tables(sqlite3 *db, struct arena *arena)
{
    struct str text = STR_NONE;
    sqlite3_stmt *row = sql_query(db,
                                  "SELECT coalesce(group_concat(sql, char(10)), '') FROM"
                                  " (SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name)",
                                  "");
    if (row && sqlite3_step(row) == SQLITE_ROW && sqlite3_column_bytes(row, 0) < (int)SCHEMA_BYTES_MAX)
        text = sql_text(row, 0, arena);
    return sql_end(row) ? text : STR_NONE;
}

/* The tables of a version, as this SQLite describes them. */
static struct str
tables_of(int version, struct arena *arena)
{
    sqlite3 *model = NULL;
    bool good = sqlite3_open(":memory:", &model) == SQLITE_OK;
    for (int i = 0; good && i < version; i++)
        good = sql_run(model, migrations[i]);
    struct str tables = good ? read_tables(model, arena) : STR_NONE;
    sqlite3_close(model);
    return tables;
}

/* The newest first: nearly every store has it. */
static int
version_of_tables(sqlite3 *db)
{
    struct arena *arena = arena_create(16 * SCHEMA_BYTES_MAX);
    struct str tables = read_tables(db, arena);
    int version = tables.ptr ? SCHEMA_VERSION : SCHEMA_UNKNOWN;
    for (; version >= 0; version--) {
        struct str model = tables_of(version, arena);
        if (model.ptr && str_equal(model, tables)) /* that of an empty store has no bytes */
            break;
    }
    arena_destroy(arena);
    return version < 0 ? SCHEMA_UNKNOWN : version;
}

static bool
differs_by_a_bit(int64_t a, int64_t b)
{
    uint64_t bits = (uint64_t)(a ^ b);
    return (bits & (bits - 1)) == 0;
}

int
schema_version(sqlite3 *db)
{
    int version = version_of_tables(db);
    int64_t said = sql_number(db, "PRAGMA user_version", 0);
    bool flipped = version == SCHEMA_VERSION && differs_by_a_bit(said, version);
    return said > SCHEMA_VERSION && !flipped ? SCHEMA_NEWER : version;
}

bool
schema_migrate(sqlite3 *db, int version)
{
    char sql[96];
    /* these two have an effect only in an empty database */
    if (!sql_run(db, "PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL;") || !sql_begin(db))
        return false;
    bool good = true;
    for (; good && version < SCHEMA_VERSION; version++)
        good = sql_run(db, migrations[version]);
    snprintf(sql, sizeof(sql), "PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID,
             SCHEMA_VERSION);
    return sql_finish(db, good && sql_run(db, sql));
}
