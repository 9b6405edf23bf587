/* Short forms of SQLite calls. Private to this folder. */
#ifndef BREAKROOM_STORE_SQL_H
#define BREAKROOM_STORE_SQL_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* A statement with its parameters bound, one letter of `types` each:
 *   t  struct str, the absent text as NULL; its bytes must live as long as the statement
 *   i  int64_t
 *   m  int64_t, TIME_NONE as NULL
 * NULL on failure; sqlite3_errmsg says why. The caller ends it with sqlite3_finalize. */
sqlite3_stmt *sql_query(sqlite3 *db, const char *sql, const char *types, ...);

/* The same, of a statement that is prepared once for a database: one that each refresh needs. It is ended
 * with sql_keep, true as sql_end; there is only one with the same text at a time. */
sqlite3_stmt *sql_query_again(sqlite3 *db, const char *sql, const char *types, ...);
bool sql_keep(sqlite3_stmt *statement);
/* Before the database is closed: ends all statements. */
void sql_drop_kept(sqlite3 *db);

/* Runs a statement to its end, ignoring its rows. False on failure. */
bool sql_do(sqlite3 *db, const char *sql, const char *types, ...);

/* The first column of the first row, or `fallback` when there is no row, when it is NULL or on failure. */
int64_t sql_number(sqlite3 *db, const char *sql, int64_t fallback);

/* A column of the current row: the text, copied or (arena NULL) valid as long as the row; the time. */
struct str sql_text(sqlite3_stmt *row, int column, struct arena *arena);
struct str sql_view(sqlite3_stmt *row, int column);
int64_t sql_time(sqlite3_stmt *row, int column);

/* Ends a statement; true when it reached its end without failure. */
bool sql_end(sqlite3_stmt *statement);

/* Runs statements without parameters and rows. False on failure. */
bool sql_run(sqlite3 *db, const char *sql);

/* Begins and ends a write transaction. sql_finish commits when `good`, else rolls back; false when nothing
 * was committed. */
bool sql_begin(sqlite3 *db);
bool sql_finish(sqlite3 *db, bool good);

#endif
