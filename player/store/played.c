#include "store/played.h"

#include <errno.h>
#include <time.h>
#include <unistd.h>

#include "base/duration.h"
#include "base/file.h"
#include "store/database.h"
#include "store/sql.h"

#define FILE_NAME     "played.db"
#define BUSY_MS       2000
#define SCRATCH_BYTES ((size_t)64 * 1024)
#define UNDATED_MAX   5000 /* rows of runs without a trusted clock */

/* Ids and titles are stored once for all days: a year with two hundred items a day takes about two megabytes.
 */
static const char schema[] =
    "CREATE TABLE IF NOT EXISTS item(id INTEGER PRIMARY KEY, feed TEXT NOT NULL, name TEXT NOT NULL,"
    " title TEXT NOT NULL, UNIQUE(feed, name)) STRICT;"
    "CREATE TABLE IF NOT EXISTS played(day INTEGER NOT NULL, item INTEGER NOT NULL REFERENCES item,"
    " times INTEGER NOT NULL, shown_ms INTEGER NOT NULL, PRIMARY KEY(day, item)) STRICT, WITHOUT ROWID;"
    "CREATE TABLE IF NOT EXISTS undated(run INTEGER NOT NULL, mono_hour INTEGER NOT NULL,"
    " item INTEGER NOT NULL REFERENCES item, times INTEGER NOT NULL, shown_ms INTEGER NOT NULL,"
    " UNIQUE(run, mono_hour, item)) STRICT;";

static const char add_to_day[] =
    "INSERT INTO played(day, item, times, shown_ms) VALUES(?1, ?2, ?3, ?4)"
    " ON CONFLICT DO UPDATE SET times = times + excluded.times, shown_ms = shown_ms + excluded.shown_ms";

int
played_day(int64_t wall_ms)
{
    struct tm local;
    time_t seconds = (time_t)(wall_ms / 1000);
    if (!localtime_r(&seconds, &local))
        return PLAYED_NO_DAY;
    return (local.tm_year + 1900) * 10000 + (local.tm_mon + 1) * 100 + local.tm_mday;
}

static sqlite3 *
open_sound(const char *path)
{
    sqlite3 *db = database_connect(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, BUSY_MS);
    if (db && database_is_sound(db) && sql_run(db, schema))
        return db;
    database_close(db);
    return NULL;
}

/* Created again if the file is not a database; not if it is busy or the disk fails. */
static sqlite3 *
open_to_write(const char *path, struct arena *arena)
{
    sqlite3 *db = open_sound(path);
    if (db)
        return db;
    db = database_connect(path, SQLITE_OPEN_READWRITE, BUSY_MS);
    bool damaged = db && database_is_damaged(db);
    database_close(db);
    return damaged && database_rename(path, "damaged", arena) ? open_sound(path) : NULL;
}

/* The number of an item, or −1. */
static int64_t
find_item(sqlite3 *db, const struct played_row *row)
{
    int64_t id = -1;
    bool named = sql_do(db,
                        "INSERT INTO item(feed, name, title) VALUES(?1, ?2, ?3) ON CONFLICT DO UPDATE"
                        " SET title = excluded.title WHERE title <> excluded.title",
                        "ttt", row->feed, row->id, row->title);
    sqlite3_stmt *found =
        named ? sql_query(db, "SELECT id FROM item WHERE feed = ?1 AND name = ?2", "tt", row->feed, row->id)
              : NULL;
    if (found && sqlite3_step(found) == SQLITE_ROW)
        id = sqlite3_column_int64(found, 0);
    return sql_end(found) ? id : -1;
}

static bool
add_row(sqlite3 *db, int64_t run, const struct played_row *row)
{
    int64_t item = find_item(db, row);
    if (item < 0)
        return false;
    if (row->day != PLAYED_NO_DAY)
        return sql_do(db, add_to_day, "iiii", (int64_t)row->day, item, row->times, row->shown_ms);
    return sql_do(db,
                  "INSERT INTO undated(run, mono_hour, item, times, shown_ms) VALUES(?1, ?2, ?3, ?4, ?5)"
                  " ON CONFLICT DO UPDATE SET times = times + excluded.times,"
                  " shown_ms = shown_ms + excluded.shown_ms",
                  "iiiii", run, row->mono_hour, item, row->times, row->shown_ms);
}

/* Rows of this run from before it knew the time: the middle of the hour decides. */
static bool
give_days(sqlite3 *db, int64_t run, struct moment now)
{
    sqlite3_stmt *row =
        sql_query(db, "SELECT mono_hour, item, times, shown_ms FROM undated WHERE run = ?1", "i", run);
    bool good = row != NULL;
    while (good && sqlite3_step(row) == SQLITE_ROW) {
        int64_t at_ms = now.wall_ms - now.mono_ms + sqlite3_column_int64(row, 0) * HOUR_MS + HOUR_MS / 2;
        if (at_ms > now.wall_ms)
            at_ms = now.wall_ms;
        good =
            sql_do(db, add_to_day, "iiii", (int64_t)played_day(at_ms), (int64_t)sqlite3_column_int64(row, 1),
                   (int64_t)sqlite3_column_int64(row, 2), (int64_t)sqlite3_column_int64(row, 3));
    }
    return sql_end(row) && good && sql_do(db, "DELETE FROM undated WHERE run = ?1", "i", run);
}

/* Deletes old days, and items that no day refers to. */
static bool
drop_old(sqlite3 *db, struct moment now)
{
    int64_t oldest = now.trusted ? played_day(now.wall_ms - PLAYED_KEPT_DAYS * DAY_MS) : PLAYED_NO_DAY;
    int64_t gone = sqlite3_total_changes(db);
    bool good = sql_do(db, "DELETE FROM played WHERE day < ?1", "i", oldest) &&
                sql_do(db, "DELETE FROM undated WHERE rowid <= (SELECT max(rowid) FROM undated) - ?1", "i",
                       (int64_t)UNDATED_MAX);
    if (!good || sqlite3_total_changes(db) == gone)
        return good;
    return sql_run(
        db, "DELETE FROM item WHERE id NOT IN (SELECT item FROM played UNION SELECT item FROM undated)");
}

bool
played_add(const char *folder, int64_t run, const struct played_row *rows, size_t count, struct moment now)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    sqlite3 *db = file_make_folder(folder) ? open_to_write(file_join(arena, folder, FILE_NAME), arena) : NULL;
    bool good = db && sql_begin(db);
    for (size_t i = 0; good && i < count; i++)
        good = add_row(db, run, &rows[i]);
    good = good && (!now.trusted || give_days(db, run, now)) && drop_old(db, now);
    good = db && sql_finish(db, good);
    database_close(db);
    arena_destroy(arena);
    return good;
}

static bool
read_rows(sqlite3 *db, int from, int to, played_fn *each, void *ctx)
{
    struct played_row row = {.day = PLAYED_NO_DAY};
    sqlite3_stmt *found =
        sql_query(db,
                  "SELECT day, feed, name, title, sum(times), sum(shown_ms) FROM"
                  " (SELECT day, item, times, shown_ms FROM played WHERE day BETWEEN max(1, ?1) AND ?2"
                  " UNION ALL SELECT 0, item, times, shown_ms FROM undated WHERE ?1 = 0)"
                  " JOIN item ON item = id GROUP BY day, item ORDER BY day, feed, title, name",
                  "ii", (int64_t)from, (int64_t)to);
    while (found && sqlite3_step(found) == SQLITE_ROW) {
        row.day = sqlite3_column_int(found, 0);
        row.feed = sql_view(found, 1);
        row.id = sql_view(found, 2);
        row.title = sql_view(found, 3);
        row.times = sqlite3_column_int64(found, 4);
        row.shown_ms = sqlite3_column_int64(found, 5);
        each(ctx, &row);
    }
    return sql_end(found);
}

bool
played_each(const char *folder, int from, int to, played_fn *each, void *ctx, struct arena *arena,
            struct reason *why)
{
    const char *path = file_join(arena, folder, FILE_NAME);
    if (access(path, F_OK) != 0 && errno == ENOENT)
        return true;
    /* a process with write access rolls back an interrupted batch */
    sqlite3 *db = database_connect(path, SQLITE_OPEN_READWRITE, BUSY_MS);
    bool good = db && read_rows(db, from, to, each, ctx);
    if (!good)
        db ? reason_set(why, REASON_TEXT, sqlite3_errmsg(db)) : reason_set(why, REASON_NOT_OPENED);
    database_close(db);
    return good;
}
