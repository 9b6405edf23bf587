/* Detects duplicate items. */
#ifndef BREAKROOM_PLAYLIST_DUPLICATE_H
#define BREAKROOM_PLAYLIST_DUPLICATE_H

#include "feed/item.h"

/* Sets out[i] for each item that is marked as a duplicate, or of which a better copy (more complete, then
 * earlier) exists. Copies have, in one feed, the same key and title; in two feeds, the same id if it is
 * globally unique (it has a colon, as URIs do), or the same address if no other item of either feed has it.
 */
void duplicate_find(const struct item *items, size_t count, bool *out);

#endif
