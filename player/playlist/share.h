/* Limits the share of an item in a round: with ten items or more, none has more than a tenth of the time.
 *
 * An item that takes long to read keeps its time, and the others get more turns in the meantime. Since turns
 * are whole, the remainder is made up by showing slides a little longer than their words need. Pure. Private
 * to this folder. */
#ifndef BREAKROOM_PLAYLIST_SHARE_H
#define BREAKROOM_PLAYLIST_SHARE_H

#include "playlist/order.h"

#define SHARE_ITEMS 10 /* no limit in rounds of fewer items */

/* The time that all turns of an item in a round may take together; most_ms 0: no limit. */
struct share_span {
    int64_t least_ms, most_ms;
};

/* Adapts the turns of a round, initially given by the weights of the items. lengths_ms, one per entry: the
 * expected length of a turn, above 0. An entry with too much of the round gets fewer turns, and others get
 * more instead. */
void share_turns(struct order_entry *entries, const int64_t *lengths_ms, size_t count);

/* Fills in spans, one per entry; entry i has turns[i] in the round. If all observe them, none has more than
 * its share. No limits when fewer entries than SHARE_ITEMS have a turn. */
void share_spans(const int *turns, const int64_t *lengths_ms, size_t count, struct share_span *spans);

#endif
