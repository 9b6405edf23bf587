/* The database file: opening, schema, health. Private to this folder.
 *
 * Settings as measured for cards that lose power: a rollback journal (a WAL cannot even be read on a full or
 * read-only disk), synchronous EXTRA (FULL delays the removal of the journal, which ends a transaction, by
 * seconds), pages of 4096 bytes, and SQLite's own protection against modified files
 * (https://www.sqlite.org/security.html). */
#ifndef BREAKROOM_STORE_DATABASE_H
#define BREAKROOM_STORE_DATABASE_H

#include <sqlite3.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/reason.h"

/* Opens for writing, creating or migrating as needed. A database that SQLite reports as damaged each time it
 * is opened although its file can be read to the end, or that was written by a newer version, is renamed to
 * NAME.damaged or NAME.newer (one of each is kept), and a new one is created. Faults of the disk (I/O errors,
 * no space, no permission) are not damage. The version is determined from the tables; a wrong number in the
 * header is corrected. The size is limited to some hundred megabytes, or to some when `small`. NULL with the
 * reason. */
sqlite3 *database_open(const char *path, bool small, struct arena *arena, struct reason *why);

/* Opens for reading, inside one read transaction; never creates, writes or waits longer than a short busy
 * time-out. An interrupted transaction that cannot be rolled back because the disk has become read-only is
 * undone in a copy in memory. NULL with the reason when nothing can be read at the moment. */
sqlite3 *database_open_read(const char *path, struct arena *arena, struct reason *why);

/* The error of the last SQLite call. */
void database_reason(sqlite3 *db, struct reason *out);

/* Opens any database file with these settings; `flags` are SQLite's. NULL when it cannot be opened. */
sqlite3 *database_connect(const char *path, int flags, int busy_ms);
/* True when all its pages are intact; true when they are not, although the disk can be read. */
bool database_is_sound(sqlite3 *db);
bool database_is_damaged(sqlite3 *db);
/* Renames the file and its journal to PATH.SUFFIX, and logs that. False with errno. */
bool database_rename(const char *path, const char *suffix, struct arena *arena);

/* NULL is fine. */
void database_close(sqlite3 *db);

#endif
