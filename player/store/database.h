/* The database file: opening, schema, health. For this folder only.
 *
 * Settings as measured for cards that lose power: a rollback journal (a WAL cannot even be read on a full or
 * read-only disk), synchronous EXTRA (FULL leaves the removal of the journal, which ends a transaction, to
 * the next seconds), pages of 4096 bytes, and SQLite's own defences against a file that was altered
 * (https://www.sqlite.org/security.html). */
#ifndef BREAKROOM_STORE_DATABASE_H
#define BREAKROOM_STORE_DATABASE_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/reason.h"

#define DATABASE_NAME "breakroom.db"

/* Opens for writing, creating or migrating what is needed. A database that SQLite calls damaged each time it
 * is opened again, although its file can be read to the end, or that a newer version wrote, is renamed to
 * NAME.damaged or NAME.newer (one of each is kept) and a new one begun. Whatever is wrong with the disk
 * (errors of input and output, no room, no permission) is no damage. The version is judged by the tables; a
 * wrong number in the header is put right. It never grows beyond some hundred megabytes, or some when
 * `small`. NULL with the reason. */
sqlite3 *database_open(const char *path, bool small, struct arena *arena, struct reason *why);

/* Opens for reading, inside one read transaction; never creates, writes or waits longer than a short busy
 * time-out. A transaction that was cut off and that nobody can roll back, since the disk has become
 * read-only, is undone in a copy in memory. NULL with the reason when there is nothing to be read just now.
 */
sqlite3 *database_open_read(const char *path, struct arena *arena, struct reason *why);

/* What SQLite says of the last call. */
void database_reason(sqlite3 *db, struct reason *out);

/* A file with these settings, whatever is in it; `flags` are SQLite's. NULL when it cannot be opened. */
sqlite3 *database_connect(const char *path, int flags, int busy_ms);
/* Whether all its pages are as SQLite wrote them; and whether they are not, although the disk can be read. */
bool database_is_sound(sqlite3 *db);
bool database_is_damaged(sqlite3 *db);
/* Renames the file and its journal to PATH.SUFFIX, and logs that. False with errno. */
bool database_set_aside(const char *path, const char *suffix, struct arena *arena);

/* NULL is fine. */
void database_close(sqlite3 *db);

#endif
