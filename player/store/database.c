#include "store/database.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/log.h"
#include "store/hot_journal.h"
#include "store/schema.h"
#include "store/sql.h"

#define LOG_MODULE "store"

#define READ_BUSY_MS      200
#define WRITE_BUSY_MS     2000
#define PAGES_MAX         65536 /* 256 MiB */
#define SMALL_PAGES_MAX   4096  /* 16 MiB: half of STORE_MEMORY_BYTES_MAX */
#define ROW_BYTES_MAX     (8 * 1024 * 1024)
#define CHECKS            3
#define CHECK_PAUSE_MS    50
#define WRITE_VERSION_AT  18
#define WRITE_VERSION_MAX 2

enum health { HEALTH_GOOD, HEALTH_DAMAGED, HEALTH_NEWER, HEALTH_UNREADABLE };

sqlite3 *
database_connect(const char *path, int flags, int busy_ms)
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
    sql_run(db, "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA synchronous = EXTRA;");
    return db;
}

/* Reads the whole file through SQLite's own file functions. False on a read error. */
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

/* Byte 18 of the header, "file format write version": 1 with a rollback journal. Above 2 SQLite treats the
 * file as read-only (https://www.sqlite.org/fileformat2.html). */
static bool
has_unknown_format(sqlite3 *db)
{
    sqlite3_file *file = NULL;
    unsigned char version = 0;
    sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    return file && file->pMethods &&
           file->pMethods->xRead(file, &version, 1, WRITE_VERSION_AT) == SQLITE_OK &&
           version > WRITE_VERSION_MAX;
}

static enum health
examine_schema(sqlite3 *db, int *version)
{
    *version = schema_version(db);
    if (*version == SCHEMA_NEWER)
        return HEALTH_NEWER;
    return *version == SCHEMA_UNKNOWN || has_unknown_format(db) ? HEALTH_DAMAGED : HEALTH_GOOD;
}

/* SQLite's errors for a file that is not a database; all others are about disks, locks and memory.
 * SQLITE_ERROR: its header names an unknown file format. */
static bool
means_damage(int status)
{
    int kind = status & 0xFF;
    return kind == SQLITE_CORRUPT || kind == SQLITE_NOTADB || kind == SQLITE_ERROR || kind == SQLITE_FORMAT;
}

static enum health
examine_pages(sqlite3 *db)
{
    bool sound = false;
    sqlite3_stmt *row = sql_query(db, "PRAGMA integrity_check(1)", "");
    int status = row ? sqlite3_step(row) : sqlite3_errcode(db);
    bool complete = status == SQLITE_ROW;
    if (complete)
        sound = str_equal(sql_view(row, 0), STR("ok"));
    if (row)
        status = sqlite3_finalize(row);
    complete = complete && status == SQLITE_OK;
    if (complete && sound)
        return HEALTH_GOOD;
    return (complete || means_damage(status)) && readable(db) ? HEALTH_DAMAGED : HEALTH_UNREADABLE;
}

static enum health
examine(sqlite3 *db, int *version)
{
    enum health health = examine_pages(db);
    if (health == HEALTH_GOOD)
        health = examine_schema(db, version);
    return health == HEALTH_DAMAGED && !readable(db) ? HEALTH_UNREADABLE : health;
}

bool
database_is_sound(sqlite3 *db)
{
    return examine_pages(db) == HEALTH_GOOD;
}

bool
database_is_damaged(sqlite3 *db)
{
    return examine_pages(db) == HEALTH_DAMAGED;
}

/* Opens and checks it, repeatedly when it is not good: a temporary read error looks like damage, and only a
 * persistent result is damage. *version: of the tables of one that is good. */
static sqlite3 *
open_examined(const char *path, enum health *health, int *version)
{
    bool damaged = true;
    for (int i = 0; i < CHECKS; i++) {
        sqlite3 *db = database_connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, WRITE_BUSY_MS);
        *health = db ? examine(db, version) : HEALTH_UNREADABLE;
        if (*health == HEALTH_GOOD)
            return db;
        sqlite3_close(db);
        if (*health == HEALTH_NEWER)
            return NULL;
        damaged = damaged && *health == HEALTH_DAMAGED;
        if (i + 1 < CHECKS && *health == HEALTH_UNREADABLE)
            nanosleep(&(struct timespec){.tv_nsec = CHECK_PAUSE_MS * 1000000L}, NULL);
    }
    *health = damaged ? HEALTH_DAMAGED : HEALTH_UNREADABLE;
    return NULL;
}

/* The journal is removed with its database: else it would be applied to the next one. */
bool
database_rename(const char *path, const char *suffix, struct arena *arena)
{
    const char *renamed = arena_printf(arena, "%s.%s", path, suffix).ptr;
    const char *journal = arena_printf(arena, "%s-journal", path).ptr;
    remove(arena_printf(arena, "%s-journal", renamed).ptr);
    rename(journal, arena_printf(arena, "%s-journal", renamed).ptr);
    if (rename(path, renamed) != 0)
        return false;
    log_warn("%s is renamed to %s; starting with an empty one", path,
             strrchr(renamed, '/') ? strrchr(renamed, '/') + 1 : renamed);
    return true;
}

/* A wrong number in the header is harmless: the disk may just be full. */
static bool
bring_up_to_date(sqlite3 *db, int version)
{
    if (version == SCHEMA_VERSION && sql_number(db, "PRAGMA user_version", -1) == SCHEMA_VERSION)
        return true;
    return schema_migrate(db, version) || version == SCHEMA_VERSION;
}

void
database_reason(sqlite3 *db, struct reason *out)
{
    static const struct {
        int status;
        enum reason_code code;
    } known[] = {{SQLITE_BUSY, REASON_STORE_BUSY},       {SQLITE_READONLY, REASON_READ_ONLY},
                 {SQLITE_IOERR, REASON_IO_ERROR},        {SQLITE_FULL, REASON_STORE_FULL},
                 {SQLITE_CORRUPT, REASON_STORE_DAMAGED}, {SQLITE_NOTADB, REASON_STORE_DAMAGED},
                 {SQLITE_CANTOPEN, REASON_STORE_CLOSED}};
    int status = sqlite3_errcode(db) & 0xFF;
    for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
        if (known[i].status == status) {
            reason_set(out, known[i].code);
            return;
        }
    reason_set(out, REASON_TEXT, sqlite3_errmsg(db));
}

sqlite3 *
database_open(const char *path, bool small, struct arena *arena, struct reason *why)
{
    enum health health;
    int version = 0;
    sqlite3 *db = open_examined(path, &health, &version);
    if ((health == HEALTH_DAMAGED && database_rename(path, "damaged", arena)) ||
        (health == HEALTH_NEWER && database_rename(path, "newer", arena)))
        db = open_examined(path, &health, &version);
    reason_set(why, REASON_STORE_UNREADABLE);
    if (!db)
        return NULL;
    char pages[48];
    snprintf(pages, sizeof(pages), "PRAGMA max_page_count = %d", small ? SMALL_PAGES_MAX : PAGES_MAX);
    if (bring_up_to_date(db, version) && sql_run(db, pages) && sql_run(db, "PRAGMA journal_mode = DELETE"))
        return db;
    database_reason(db, why);
    sqlite3_close(db);
    return NULL;
}

static bool
begin_read(sqlite3 *db)
{
    return sql_run(db, "BEGIN") && sql_number(db, "PRAGMA user_version", TIME_NONE) != TIME_NONE;
}

/* Why it is not read although it can be, or REASON_NONE. */
static enum reason_code
refuse_version(sqlite3 *db)
{
    if (sql_number(db, "PRAGMA user_version", -1) == SCHEMA_VERSION)
        return REASON_NONE;
    int version = schema_version(db);
    if (version >= SCHEMA_READ_MIN)
        return REASON_NONE;
    return version == 0 ? REASON_STORE_EMPTY : REASON_STORE_OTHER_VERSION;
}

sqlite3 *
database_open_read(const char *path, struct arena *arena, struct reason *why)
{
    reason_set(why, REASON_STORE_NONE);
    sqlite3 *db = database_connect(path, SQLITE_OPEN_READONLY, READ_BUSY_MS);
    if (!db)
        return NULL;
    bool good = begin_read(db);
    if (!good && sqlite3_extended_errcode(db) == SQLITE_READONLY_ROLLBACK) {
        sqlite3_close(db);
        db = hot_journal_open(path, arena, why);
        if (!db)
            return NULL;
        good = begin_read(db);
    }
    enum reason_code refused = good ? refuse_version(db) : REASON_NONE;
    if (good && refused == REASON_NONE)
        return db;
    if (good)
        reason_set(why, refused);
    else
        database_reason(db, why);
    sqlite3_close(db);
    return NULL;
}

void
database_close(sqlite3 *db)
{
    if (db)
        sql_drop_kept(db);
    sqlite3_close_v2(db);
}
