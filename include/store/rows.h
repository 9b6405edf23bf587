/* The content of a database for the screen, as a sequence of bytes: passed from the process that reads the
 * disk to the one that shows it. */
#ifndef BREAKROOM_STORE_ROWS_H
#define BREAKROOM_STORE_ROWS_H

#include "store/store.h"

#define ROWS_BYTES_MAX ((size_t)256 * 1024 * 1024) /* more is left out */

/* Reads again what changed on disk and in memory: rows as rows_to_content takes them, until the next call;
 * items of these feeds, as in store_load. False with the reason kept when nothing could be read. */
bool store_read_rows(struct store *store, const struct str *feeds, size_t feed_count, struct str *disk,
                     struct str *memory);

/* Makes content of the bytes read from disk and memory (absent: nothing), each feed from where it was fetched
 * later. `feeds` as in store_load; about `most` items of all feeds together, the first of each (0: all).
 * False, without content, when no feed was ever fetched. */
bool rows_to_content(struct str disk, struct str memory, const struct str *feeds, size_t feed_count,
                     size_t most, struct store_content *out);

#endif
