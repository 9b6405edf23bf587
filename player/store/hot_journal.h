/* Reads a database whose last transaction was interrupted, on a disk that has become read-only.
 *
 * A journal for undoing the transaction exists, but a reader may not write. So both files are copied to
 * memory and SQLite undoes it in the copy. Private to this folder. */
#ifndef BREAKROOM_STORE_HOT_JOURNAL_H
#define BREAKROOM_STORE_HOT_JOURNAL_H

#include <sqlite3.h>

#include "base/arena.h"
#include "base/reason.h"

/* Opens a copy whose file is already unlinked. NULL with the reason; try later: a living writer undoes the
 * transaction itself. */
sqlite3 *hot_journal_open(const char *path, struct arena *arena, struct reason *why);

#endif
