/* The order of a round: a pure function from turns to a sequence. */
#ifndef BREAKROOM_PLAYLIST_ORDER_H
#define BREAKROOM_PLAYLIST_ORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "feed/kind.h"

#define ORDER_NONE ((size_t)-1)

/* An item and its turns in the round. */
struct order_entry {
    size_t index; /* of the item, returned in the sequence */
    enum kind kind;
    int turns; /* in the whole round */
    int taken; /* of these, already taken */
};

/* What was shown last, and whether the first figure of the round has been shown. */
struct order_past {
    size_t index; /* ORDER_NONE: nothing that counts */
    enum kind kind;
    bool figure;
};

/* Writes the indices of the rest of a round into `out` (room for all remaining turns and one more) and
 * returns how many. Entries are in order of preference. The turns of an entry are spread evenly; two of a
 * kind are adjacent only when nothing else is left; an entry never follows itself unless it is the only one:
 * turns that would require that lapse. A barometer among the entries comes directly before the first figure
 * of the round. */
size_t order_round(const struct order_entry *entries, size_t count, struct order_past past, size_t *out);

#endif
