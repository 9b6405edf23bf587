/* The store in memory that keeps what the disk does not take. For this folder only. */
#ifndef BREAKROOM_STORE_FALLBACK_H
#define BREAKROOM_STORE_FALLBACK_H

#include "store/store.h"

/* Opens it when it is there already; `create`: also when it is not. NULL when there is none, or when another
 * writer has the disk. */
struct store *store_fallback(struct store *store, bool create);

/* Copies a feed from the disk, unless it is there already: its items keep the time they were first seen.
 * Returns its last success, or TIME_NONE: one that is put over it must not be taken for an older one because
 * a clock was set back. */
int64_t store_fallback_seed(struct store *store, struct str name);

/* The disk has the latest of this feed. */
void store_fallback_remove_feed(struct store *store, struct str name);

/* Brings all of it to the disk and removes it, when the disk takes it: false when something is left, which is
 * tried again some seconds later. */
bool store_fallback_flush(struct store *store);

#endif
