/* Words compared without accents and case. */
#ifndef BREAKROOM_TEXT_TEXT_FOLD_H
#define BREAKROOM_TEXT_TEXT_FOLD_H

#include <stdbool.h>

#include "base/str.h"

/* Longer texts are no words: nothing comes out of them. */
#define TEXT_FOLD_BYTES_MAX 256

/* Appends the letters and digits of `text`, small and without accents ("Félicitations !" gives
 * "felicitations"); all else is left out. */
void text_fold(struct str text, struct buf *out);

/* Whether two texts that text_fold left are the same when what one of them spells without its accents as
 * keyboards without such letters do counts alike: "ae", "oe" and "ue" for ä, ö and ü, "aa" for å. */
bool text_fold_alike(struct str a, struct str b);

#endif
