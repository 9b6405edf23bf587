/* Truncates an item to what its pages can show, to limit the cost of layout. */
#ifndef BREAKROOM_SLIDE_LAYOUT_TRUNCATE_H
#define BREAKROOM_SLIDE_LAYOUT_TRUNCATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "feed/item.h"

/* Copies `from` to *to. Every text that is longer than any page could show ends in "…", as does every list
 * with the entry at which it exceeds a page; emoji after the first EMOJI_MAX different ones are left out, and
 * then *emoji_cut is true. Shorter content is not copied. True when a text or a list was cut. */
bool truncate_item(struct arena *arena, const struct item *from, struct item *to, bool *emoji_cut);

#endif
