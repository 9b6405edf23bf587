#include "store/sql.h"

#include <stdarg.h>
#include <string.h>

#include "base/clock.h"

static void
bind_text(sqlite3_stmt *statement, int at, struct str s)
{
    if (s.ptr)
        sqlite3_bind_text64(statement, at, s.ptr, s.len, SQLITE_STATIC, SQLITE_UTF8);
}

static void
bind_all(sqlite3_stmt *statement, const char *types, va_list args)
{
    for (int at = 1; *types; types++, at++) {
        int64_t number;
        if (*types == 't') {
            bind_text(statement, at, va_arg(args, struct str));
            continue;
        }
        number = va_arg(args, int64_t);
        if (*types == 'i' || number != TIME_NONE)
            sqlite3_bind_int64(statement, at, number);
    }
}

static sqlite3_stmt *
prepare(sqlite3 *db, const char *sql, const char *types, va_list args)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
        return NULL;
    bind_all(statement, types, args);
    return statement;
}

/* A statement that sql_keep has left, or NULL. */
static sqlite3_stmt *
find_kept(sqlite3 *db, const char *sql)
{
    sqlite3_stmt *kept = sqlite3_next_stmt(db, NULL);
    while (kept && (sqlite3_stmt_busy(kept) || strcmp(sqlite3_sql(kept), sql) != 0))
        kept = sqlite3_next_stmt(db, kept);
    return kept;
}

sqlite3_stmt *
sql_query_again(sqlite3 *db, const char *sql, const char *types, ...)
{
    va_list args;
    va_start(args, types);
    sqlite3_stmt *statement = find_kept(db, sql);
    if (statement)
        bind_all(statement, types, args);
    else
        statement = prepare(db, sql, types, args);
    va_end(args);
    return statement;
}

bool
sql_keep(sqlite3_stmt *statement)
{
    bool good = statement && sqlite3_reset(statement) == SQLITE_OK;
    if (statement)
        sqlite3_clear_bindings(statement);
    return good;
}

void
sql_drop_kept(sqlite3 *db)
{
    sqlite3_stmt *kept;
    while ((kept = sqlite3_next_stmt(db, NULL)))
        sqlite3_finalize(kept);
}

sqlite3_stmt *
sql_query(sqlite3 *db, const char *sql, const char *types, ...)
{
    va_list args;
    va_start(args, types);
    sqlite3_stmt *statement = prepare(db, sql, types, args);
    va_end(args);
    return statement;
}

bool
sql_do(sqlite3 *db, const char *sql, const char *types, ...)
{
    va_list args;
    va_start(args, types);
    sqlite3_stmt *statement = prepare(db, sql, types, args);
    va_end(args);
    if (!statement)
        return false;
    while (sqlite3_step(statement) == SQLITE_ROW)
        continue;
    return sqlite3_finalize(statement) == SQLITE_OK;
}

int64_t
sql_number(sqlite3 *db, const char *sql, int64_t fallback)
{
    sqlite3_stmt *row = sql_query(db, sql, "");
    if (row && sqlite3_step(row) == SQLITE_ROW && sqlite3_column_type(row, 0) == SQLITE_INTEGER)
        fallback = sqlite3_column_int64(row, 0);
    sqlite3_finalize(row);
    return fallback;
}

struct str
sql_view(sqlite3_stmt *row, int column)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text ? (struct str){text, (size_t)sqlite3_column_bytes(row, column)} : STR_NONE;
}

struct str
sql_text(sqlite3_stmt *row, int column, struct arena *arena)
{
    return arena_str(arena, sql_view(row, column));
}

int64_t
sql_time(sqlite3_stmt *row, int column)
{
    return sqlite3_column_type(row, column) == SQLITE_INTEGER ? sqlite3_column_int64(row, column) : TIME_NONE;
}

bool
sql_end(sqlite3_stmt *statement)
{
    return statement && sqlite3_finalize(statement) == SQLITE_OK;
}

bool
sql_run(sqlite3 *db, const char *sql)
{
    return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK;
}

bool
sql_begin(sqlite3 *db)
{
    return sql_run(db, "BEGIN IMMEDIATE");
}

bool
sql_finish(sqlite3 *db, bool good)
{
    good = good && sql_run(db, "COMMIT");
    if (!good && !sqlite3_get_autocommit(db))
        sql_run(db, "ROLLBACK");
    return good;
}
