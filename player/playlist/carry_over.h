/* Per-item state that is carried over when items are loaded again. Private to this folder. */
#ifndef BREAKROOM_PLAYLIST_CARRY_OVER_H
#define BREAKROOM_PLAYLIST_CARRY_OVER_H

#include "playlist/playlist_private.h"

/* Marks for the items, which the caller frees; the state of the same items in the old marks is carried over.
 */
struct playlist_mark *mark_items(const struct item *items, size_t count, const struct playlist_mark *old,
                                 size_t old_count);

/* The index of an item, or PLAYLIST_NOWHERE. */
size_t mark_find(const struct playlist_mark *marks, size_t count, uint64_t id);

#endif
