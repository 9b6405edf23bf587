/* The order of a round. */
#ifndef BREAKROOM_PLAYLIST_ORDER_H
#define BREAKROOM_PLAYLIST_ORDER_H

#include <stddef.h>

#include "feed/item.h"

/* Writes the indices of the items into `order` (count of them): newest first, those without any date in the
 * place that the feed gives them, kinds interleaved so that two of a kind stand side by side only when
 * nothing else is left. */
void order_round(const struct item *items, size_t count, size_t *order);

#endif
