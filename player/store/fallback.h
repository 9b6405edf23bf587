/* The store in memory for content that cannot be written to the disk. Private to this folder. */
#ifndef BREAKROOM_STORE_FALLBACK_H
#define BREAKROOM_STORE_FALLBACK_H

#include "store/store.h"

/* Opens it if it exists; `create`: also if it does not. NULL when there is none, or when another process is
 * the writer of the disk. */
struct store *store_fallback(struct store *store, bool create);

/* Copies a feed from the disk unless it is there already: its items keep the time they were first seen.
 * Returns its last success, or TIME_NONE: a later version must not be taken for an older one because a clock
 * was set back. */
int64_t store_fallback_seed(struct store *store, struct str name);

/* The disk now has the latest version of this feed. */
void store_fallback_remove_feed(struct store *store, struct str name);

/* Writes all of it to the disk and removes it if that succeeds; false when something remains, which is tried
 * again some seconds later. */
bool store_fallback_flush(struct store *store);

#endif
