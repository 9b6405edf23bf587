/* How much of a round each item has: of ten items or more none has more than a tenth of its time.
 *
 * An item that takes long to read keeps its time, and the others come more often in the meantime. What turns
 * alone cannot even out, since they are whole, is made up by slides that stay a little longer than their
 * words need. Pure. For this folder only. */
#ifndef BREAKROOM_PLAYLIST_SHARE_H
#define BREAKROOM_PLAYLIST_SHARE_H

#include "playlist/order.h"

#define SHARE_ITEMS 10 /* a round of fewer has no such limit */

/* What all turns of an item in a round may take together; most_ms 0: no limit. */
struct share_span {
    int64_t least_ms, most_ms;
};

/* Adapts the turns of a round, which begin as those of the items' weights. lengths_ms, one an entry: what a
 * turn is expected to take, above 0. An entry is counted as many turns as before or fewer when it has too
 * much of the round, and more when another has. */
void share_turns(struct order_entry *entries, const int64_t *lengths_ms, size_t count);

/* Fills in spans, one an entry, of which entry i has turns[i] in the round. When all keep to them, none has
 * more than its part. No limits when fewer entries than SHARE_ITEMS have a turn. */
void share_spans(const int *turns, const int64_t *lengths_ms, size_t count, struct share_span *spans);

#endif
