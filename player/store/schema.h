/* The tables of the database, as each version of the program has them. For this folder only. */
#ifndef BREAKROOM_STORE_SCHEMA_H
#define BREAKROOM_STORE_SCHEMA_H

#include <sqlite3.h>
#include <stdbool.h>

#define SCHEMA_VERSION 3
/* The oldest version whose tables have all columns that a reader asks for: after an update the slides do not
 * wait for the writer. */
#define SCHEMA_READ_MIN 1

#define SCHEMA_UNKNOWN (-1) /* tables of no version up to SCHEMA_VERSION, or none that can be read */
#define SCHEMA_NEWER   (-2) /* a newer version made them, or says so */

/* What feed.filled says of a feed: whether its document ever came, and whether that had an item. A store of
 * an older program may say the former of both. */
enum schema_filled { SCHEMA_NEVER_CAME = 0, SCHEMA_CAME = 1, SCHEMA_HAD_ITEMS = 2 };

/* The version whose tables a database has; 0 for an empty one. The number in its header is not believed when
 * one flipped bit makes it what the tables say. */
int schema_version(sqlite3 *db);

/* Brings the tables from `version` to SCHEMA_VERSION in one transaction and says so in the header. False with
 * the database as before. */
bool schema_migrate(sqlite3 *db, int version);

#endif
