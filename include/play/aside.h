/* Items that ended the player are put aside. */
#ifndef BREAKROOM_PLAY_ASIDE_H
#define BREAKROOM_PLAY_ASIDE_H

#include "base/arena.h"
#include "feed/item.h"
#include "recovery/record.h"

/* Sets put_aside of each item as the record (NULL: nothing is put aside) and its step want it: from step 2 on
 * of all; at step 1 also of what is only under suspicion or, when nothing is, of the feed that has the newest
 * item, as long as another feed has some. */
void aside_mark(const struct recovery_record *record, struct item *items, size_t count);

/* Hashes of the items that ended players of this user or of the services, on one store (absolute path) or,
 * with STR_NONE, on any; in the arena. */
size_t aside_known(struct arena *arena, struct str store, uint64_t **hashes);

/* Sets put_aside of each item that ended the player of the store in this folder. */
void aside_mark_known(struct arena *arena, const char *folder, struct item *items, size_t count);

#endif
