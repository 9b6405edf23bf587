/* The limit of different emoji in an item: each is a picture, which takes half a millisecond to decode when
 * it is first drawn. */
#ifndef BREAKROOM_TYPE_EMOJI_H
#define BREAKROOM_TYPE_EMOJI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define EMOJI_MAX 32

/* The emoji of an item so far, in order. Zero-initialised; owns no resources. */
struct emoji_seen {
    uint64_t hashes[EMOJI_MAX];
    int count;
    int cost; /* the number of pictures; a joined sequence may need one for each part */
};

/* An upper bound of the number of emoji in `text`, counted without sequences. */
int emoji_count(struct str text);

/* `text` without the emoji beyond EMOJI_MAX different ones of the item; the text itself when nothing is
 * removed, else in the arena. The same emoji counts once for each `place`, a number for each text with its
 * own size, because pictures are cached by size. `seen` is updated; *cut becomes true when an emoji was
 * removed. */
struct str emoji_limit(struct emoji_seen *seen, unsigned place, struct str text, struct arena *arena,
                       bool *cut);

#endif
