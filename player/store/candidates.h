/* The pictures of a store sorted by priority. Private to this folder. */
#ifndef BREAKROOM_STORE_CANDIDATES_H
#define BREAKROOM_STORE_CANDIDATES_H

#include "store/store.h"

struct candidate {
    struct str url, hash;
    bool png;
    int64_t bytes;
    int64_t at_ms; /* of the newest item that names it; TIME_NONE: none does */
    bool stored;   /* there is a file; else it was refused */
};

/* The bytes of an arena for all candidates and a path of each: an upper bound computed from the database. */
size_t candidates_bytes(const struct store *store);

/* Those of the newest items first, those that no item names last; items of `other` (or NULL) count too. All
 * in the arena. False with the reason kept. */
bool candidates_find(struct store *store, struct store *other, struct arena *arena, struct candidate **list,
                     size_t *count);

#endif
