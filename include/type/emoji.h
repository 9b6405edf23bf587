/* How many different emoji an item may hold: each is a picture, which costs half a millisecond to decode when
 * it is first drawn. */
#ifndef BREAKROOM_TYPE_EMOJI_H
#define BREAKROOM_TYPE_EMOJI_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

#define EMOJI_MAX 32

/* The emoji of an item so far, in its order. Zero-initialised; holds no resources. */
struct emoji_seen {
    uint64_t hashes[EMOJI_MAX];
    int count;
    int cost; /* of those pictures; a joined sequence may be a picture for each of its parts */
};

/* Upper bound of how many emoji `text` has, counted without looking for sequences. */
int emoji_count(struct str text);

/* `text` without the emoji that would be more than EMOJI_MAX different ones of the item, `text` itself when
 * it has none of them; else in the arena. The same emoji counts once for each `place`: a number for each text
 * that has a size of its own, since pictures are kept for each size. `seen` is updated; *cut becomes true
 * when an emoji was left out. */
struct str emoji_limit(struct emoji_seen *seen, unsigned place, struct str text, struct arena *arena,
                       bool *cut);

#endif
