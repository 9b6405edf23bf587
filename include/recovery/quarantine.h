/* Items that crashed the player are quarantined. */
#ifndef BREAKROOM_RECOVERY_QUARANTINE_H
#define BREAKROOM_RECOVERY_QUARANTINE_H

#include "base/arena.h"
#include "feed/item.h"
#include "recovery/record.h"

/* Sets `quarantined` of each item according to the record (NULL: no item) and its step: from step 2 on for
 * all items; at step 1 also for suspected ones or, without any, for the feed with the newest item, if another
 * feed has items. */
void quarantine_mark(const struct recovery_record *record, struct item *items, size_t count);

/* Hashes of the items that crashed players of this user or of the services, on one store (absolute path) or,
 * with STR_NONE, on any; in the arena. */
size_t quarantine_known(struct arena *arena, struct str store, uint64_t **hashes);

/* Sets `quarantined` of each item that crashed the player of the store in this folder. */
void quarantine_mark_known(struct arena *arena, const char *folder, struct item *items, size_t count);

#endif
