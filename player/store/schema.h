/* The tables of the database in each version of the program. Private to this folder. */
#ifndef BREAKROOM_STORE_SCHEMA_H
#define BREAKROOM_STORE_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

#define SCHEMA_VERSION 3
/* The oldest version whose tables have all columns that a reader needs: after an update the slides need not
 * wait for the writer. */
#define SCHEMA_READ_MIN 1

#define SCHEMA_UNKNOWN (-1) /* tables of no known version, or unreadable ones */
#define SCHEMA_NEWER   (-2) /* made by a newer version, or marked so */

/* Values of feed.filled: whether the feed was ever fetched, and whether it had an item then. A store of an
 * older program may have the first value in both cases. */
enum schema_filled { SCHEMA_NEVER_CAME = 0, SCHEMA_CAME = 1, SCHEMA_HAD_ITEMS = 2 };

/* The version of the tables of a database; 0 for an empty one. A number in the header that differs from it by
 * one flipped bit is ignored. */
int schema_version(sqlite3 *db);

/* Migrates the tables from `version` to SCHEMA_VERSION in one transaction, including the header. False with
 * the database unchanged. */
bool schema_migrate(sqlite3 *db, int version);

#endif
