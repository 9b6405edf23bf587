/* The content of a database for the screen, as a sequence of bytes: passed from the process that reads the
 * disk to the one that shows it. Private to this folder. */
#ifndef BREAKROOM_STORE_ROWS_H
#define BREAKROOM_STORE_ROWS_H

#include <sqlite3.h>

#include "store/store.h"

#define ROWS_BYTES_MAX ((size_t)256 * 1024 * 1024) /* more is left out */

/* Appends feeds, items with a correct checksum, and pictures of a store in `folder`; items only of the named
 * feeds, or of all when none is named. False when they could not all be read. */
bool rows_read(sqlite3 *db, const char *folder, const struct str *feeds, size_t feed_count, struct buf *out);

/* Whether a feed is one of those that are named, or none is. */
bool rows_wants(struct str name, const struct str *feeds, size_t feed_count);

/* Makes content of the bytes read from disk and memory (absent: nothing), each feed from where it was fetched
 * later. `feeds` as in store_load; about `most` items of all feeds together, the first of each (0: all).
 * False, without content, when no feed was ever fetched. */
bool rows_to_content(struct str disk, struct str memory, const struct str *feeds, size_t feed_count,
                     size_t most, struct store_content *out);

#endif
