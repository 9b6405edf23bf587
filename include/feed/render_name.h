/* File names of `breakroom render`. */
#ifndef BREAKROOM_FEED_RENDER_NAME_H
#define BREAKROOM_FEED_RENDER_NAME_H

#include "base/arena.h"
#include "feed/item.h"

/* A title for the item: its title, else the person it is for or about, else its first words. One line, in the
 * arena or the item's; absent when there is none. */
struct str render_title(struct arena *arena, const struct item *item);

/* Letters of any script as lower-case ASCII (Unicode's transliterations in ICU), words joined by "-", at most
 * 48 bytes, cut between words unless the first word is longer: "a-l-heure-a-crest". Empty when nothing can be
 * transliterated. */
struct str render_slug(struct arena *arena, struct str title);

#endif
