/* Truncates an item to what its pages can show, to limit the cost of layout. */
#ifndef BREAKROOM_SLIDE_LAYOUT_TRUNCATE_H
#define BREAKROOM_SLIDE_LAYOUT_TRUNCATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "feed/item.h"

/* Copies `from` to *to, in which every text that is longer than any page could show it ends in "…", and every
 * list with the entry that would pass what a page can show, and emoji beyond the first EMOJI_MAX different
 * ones are left out, and *emoji_cut is then true. What is short enough is not copied. True when a text or a
 * list was cut. */
bool truncate_item(struct arena *arena, const struct item *from, struct item *to, bool *emoji_cut);

#endif
