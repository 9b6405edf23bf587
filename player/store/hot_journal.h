/* Reading a database whose last transaction was cut off, on a disk that cannot be written any more.
 *
 * The journal that would undo the transaction is there, but a reader may not write. So both files are copied
 * to memory and SQLite undoes it in the copy. For this folder only. */
#ifndef BREAKROOM_STORE_HOT_JOURNAL_H
#define BREAKROOM_STORE_HOT_JOURNAL_H

#include <sqlite3.h>

#include "base/arena.h"
#include "base/reason.h"

/* A database on a copy that has no name any more. NULL with the reason; try later: a writer that lives undoes
 * the transaction itself. */
sqlite3 *hot_journal_open(const char *path, struct arena *arena, struct reason *why);

#endif
