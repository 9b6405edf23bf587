/* Items that are one and the same. */
#ifndef BREAKROOM_PLAYLIST_DUPLICATE_H
#define BREAKROOM_PLAYLIST_DUPLICATE_H

#include "feed/item.h"

/* Sets out[i] for each item that is marked as a duplicate, or of which a richer copy (then: an earlier one)
 * is there. Copies have, in one feed, the same key and title; in two feeds, the same id where it is one for
 * the whole world (it has a colon, as URIs do), or the same address where no other item of either feed shares
 * it. */
void duplicate_find(const struct item *items, size_t count, bool *out);

#endif
