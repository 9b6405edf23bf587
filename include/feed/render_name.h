/* What the files of `breakroom render` are called. */
#ifndef BREAKROOM_FEED_RENDER_NAME_H
#define BREAKROOM_FEED_RENDER_NAME_H

#include "base/arena.h"
#include "feed/item.h"

/* What people would call the item: its title, else whom it is for or about, else its first words. One line,
 * in the arena or the item's; absent when it says nothing. */
struct str render_title(struct arena *arena, const struct item *item);

/* Letters of any script as lower-case ASCII (Unicode's transliterations in ICU), words joined by "-", at most
 * 48 bytes and no word cut unless the first alone is longer: "a-l-heure-a-crest". Empty when nothing in it
 * can be written so. */
struct str render_slug(struct arena *arena, struct str title);

#endif
