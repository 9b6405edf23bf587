/* The order of a round: pure, from turns to a sequence. */
#ifndef BREAKROOM_PLAYLIST_ORDER_H
#define BREAKROOM_PLAYLIST_ORDER_H

#include <stdbool.h>
#include <stddef.h>

#include "feed/kind.h"

#define ORDER_NONE ((size_t)-1)

/* An item and its turns in the round. */
struct order_entry {
    size_t index; /* of the item, given back in the sequence */
    enum kind kind;
    int turns; /* in the whole round */
    int taken; /* of these, before now */
};

/* What was shown last, and whether the first figure of the round was. */
struct order_past {
    size_t index; /* ORDER_NONE: nothing that counts */
    enum kind kind;
    bool figure;
};

/* Writes the indices of what is left of a round into `out` (room for all turns left and one more) and
 * returns how many. Entries come in order of wanted appearance. The turns of an entry are spread evenly; two
 * of a kind are side by side only when nothing else is left; none follows itself unless it is the only
 * entry: turns that could not be had otherwise lapse. A barometer that is among the entries is directly
 * before the first figure of the round. */
size_t order_round(const struct order_entry *entries, size_t count, struct order_past past, size_t *out);

#endif
