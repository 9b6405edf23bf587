#include "store/database.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/log.h"
#include "store/rescue.h"
#include "store/sql.h"

#define LOG_MODULE "store"

#define SCHEMA_VERSION 1
#define APPLICATION_ID 0x42726b52 /* "BrkR" */
#define READ_BUSY_MS   200
#define WRITE_BUSY_MS  2000
#define PAGES_MAX      65536 /* 256 MiB */
#define ROW_BYTES_MAX  (8 * 1024 * 1024)
#define CHECKS         3
#define CHECK_PAUSE_MS 150

/* The migration from version i to i + 1. */
static const char *const migrations[SCHEMA_VERSION] = {
    "CREATE TABLE feed(id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, url TEXT, title TEXT, etag TEXT,"
    " last_modified TEXT, body_hash TEXT, last_success INTEGER, last_try INTEGER, last_error TEXT,"
    " failures INTEGER NOT NULL, filled INTEGER NOT NULL) STRICT;"
    "CREATE TABLE item(id INTEGER PRIMARY KEY, feed INTEGER NOT NULL REFERENCES feed, key TEXT NOT NULL,"
    " first_seen INTEGER NOT NULL, sum INTEGER NOT NULL, json TEXT NOT NULL, UNIQUE(feed, key)) STRICT;"
    /* apart from the item, so that one new item on top does not rewrite all the others */
    "CREATE TABLE place(feed INTEGER NOT NULL REFERENCES feed, position INTEGER NOT NULL,"
    " item INTEGER NOT NULL REFERENCES item, PRIMARY KEY(feed, position)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE picture(url TEXT PRIMARY KEY, hash TEXT, png INTEGER, bytes INTEGER, width INTEGER,"
    " height INTEGER, screen_w INTEGER, screen_h INTEGER, refused INTEGER, why TEXT) STRICT;",
};

enum health { HEALTH_GOOD, HEALTH_DAMAGED, HEALTH_NEWER, HEALTH_UNREADABLE };

static bool
run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

static sqlite3 *
open_file(const char *path, int flags, int busy_ms)
{
    sqlite3 *db = NULL;
    if (sqlite3_open_v2(path, &db, flags, NULL) != SQLITE_OK) {
        sqlite3_close(db);
        return NULL;
    }
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_timeout(db, busy_ms);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, ROW_BYTES_MAX);
    run(db, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA synchronous = FULL;");
    return db;
}

bool
database_begin(sqlite3 *db)
{
    return run(db, "BEGIN IMMEDIATE");
}

bool
database_end(sqlite3 *db, bool good)
{
    good = good && run(db, "COMMIT");
    if (!good && !sqlite3_get_autocommit(db))
        run(db, "ROLLBACK");
    return good;
}

static bool
migrate(sqlite3 *db)
{
    int64_t version = sql_number(db, "PRAGMA user_version", -1);
    if (version == SCHEMA_VERSION)
        return true;
    if (version < 0 || !run(db, "PRAGMA page_size = 4096; PRAGMA auto_vacuum = INCREMENTAL;") ||
        !database_begin(db))
        return false;
    bool good = true;
    for (; good && version < SCHEMA_VERSION; version++)
        good = run(db, migrations[version]);
    char sql[96];
    snprintf(sql, sizeof(sql), "PRAGMA application_id = %d; PRAGMA user_version = %d;", APPLICATION_ID,
             SCHEMA_VERSION);
    return database_end(db, good && run(db, sql));
}

/* Reads the whole file through SQLite's own file functions. False when the disk refuses. */
static bool
readable(sqlite3 *db)
{
    sqlite3_file *file = NULL;
    sqlite3_int64 size = 0;
    char page[4096];
    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (!file || !file->pMethods || file->pMethods->xFileSize(file, &size) != SQLITE_OK)
        return false;
    for (sqlite3_int64 at = 0; at < size; at += (sqlite3_int64)sizeof(page)) {
        int status = file->pMethods->xRead(file, page, sizeof(page), at);
        if (status != SQLITE_OK && status != SQLITE_IOERR_SHORT_READ)
            return false;
    }
    return true;
}

static enum health
examine(sqlite3 *db)
{
    bool good = false;
    sqlite3_stmt *row = sql_query(db, "PRAGMA integrity_check(1)", "");
    if (row && sqlite3_step(row) == SQLITE_ROW)
        good = str_equal(sql_view(row, 0), STR("ok"));
    int status = sqlite3_finalize(row);
    if (good && status == SQLITE_OK)
        return sql_number(db, "PRAGMA user_version", 0) > SCHEMA_VERSION ? HEALTH_NEWER : HEALTH_GOOD;
    int kind = status & 0xFF;
    bool busy =
        kind == SQLITE_BUSY || kind == SQLITE_FULL || kind == SQLITE_READONLY || kind == SQLITE_CANTOPEN;
    return busy || !readable(db) ? HEALTH_UNREADABLE : HEALTH_DAMAGED;
}

/* Opens and examines, anew some times when it is not good: a passing read error looks like damage. */
static sqlite3 *
open_examined(const char *path, enum health *health)
{
    *health = HEALTH_UNREADABLE;
    for (int i = 0; i < CHECKS; i++) {
        sqlite3 *db = open_file(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, WRITE_BUSY_MS);
        *health = db ? examine(db) : HEALTH_UNREADABLE;
        if (*health == HEALTH_GOOD)
            return db;
        sqlite3_close(db);
        if (*health == HEALTH_NEWER)
            break;
        if (i + 1 < CHECKS)
            nanosleep(&(struct timespec){.tv_nsec = CHECK_PAUSE_MS * 1000000L}, NULL);
    }
    return NULL;
}

/* The journal belongs to the database: it goes with it, or it would be played into the next one. */
static bool
set_aside(const char *path, const char *suffix, struct arena *arena)
{
    const char *aside = arena_printf(arena, "%s.%s", path, suffix).ptr;
    const char *journal = arena_printf(arena, "%s-journal", path).ptr;
    remove(arena_printf(arena, "%s-journal", aside).ptr);
    rename(journal, arena_printf(arena, "%s-journal", aside).ptr);
    if (rename(path, aside) != 0)
        return false;
    log_warn("%s is set aside as %s.%s; a new one is begun", path, DATABASE_NAME, suffix);
    return true;
}

sqlite3 *
database_open(const char *path, struct arena *arena, const char **why)
{
    enum health health;
    sqlite3 *db = open_examined(path, &health);
    if ((health == HEALTH_DAMAGED && set_aside(path, "damaged", arena)) ||
        (health == HEALTH_NEWER && set_aside(path, "newer", arena)))
        db = open_examined(path, &health);
    *why = "the database cannot be read";
    if (!db)
        return NULL;
    char pages[48];
    snprintf(pages, sizeof(pages), "PRAGMA max_page_count = %d", PAGES_MAX);
    if (migrate(db) && run(db, pages) && run(db, "PRAGMA journal_mode = DELETE"))
        return db;
    *why = arena_c(arena, str_from(sqlite3_errmsg(db)));
    sqlite3_close(db);
    return NULL;
}

static bool
begin_read(sqlite3 *db, int64_t *version)
{
    *version = 0;
    return run(db, "BEGIN") && (*version = sql_number(db, "PRAGMA user_version", -1)) >= 0;
}

sqlite3 *
database_open_read(const char *path, struct arena *arena, const char **why)
{
    int64_t version;
    *why = "there is no store yet";
    sqlite3 *db = open_file(path, SQLITE_OPEN_READONLY, READ_BUSY_MS);
    if (!db)
        return NULL;
    bool good = begin_read(db, &version);
    if (!good && sqlite3_extended_errcode(db) == SQLITE_READONLY_ROLLBACK) {
        sqlite3_close(db);
        db = rescue_open(path, arena, why);
        if (!db)
            return NULL;
        good = begin_read(db, &version);
    }
    if (good && version == SCHEMA_VERSION)
        return db;
    *why = !good          ? arena_c(arena, str_from(sqlite3_errmsg(db)))
           : version == 0 ? "the store is empty yet"
                          : "the store was written by another version";
    sqlite3_close(db);
    return NULL;
}

void
database_close(sqlite3 *db)
{
    sqlite3_close_v2(db);
}
