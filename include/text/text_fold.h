/* Comparison of words without accents and case. */
#ifndef BREAKROOM_TEXT_TEXT_FOLD_H
#define BREAKROOM_TEXT_TEXT_FOLD_H

#include <stdbool.h>

#include "base/str.h"

/* Longer texts give an empty result. */
#define TEXT_FOLD_BYTES_MAX 256

/* Room for a result; the rare longer one is cut. */
#define TEXT_FOLDED_BYTES_MAX ((size_t)4 * TEXT_FOLD_BYTES_MAX)

/* Appends the letters and digits of `text`, in lower case and without accents ("Félicitations !" gives
 * "felicitations"); everything else is removed. */
void text_fold(struct str text, struct buf *out);

/* True when two texts folded by text_fold are equal, also if one of them spells accented letters with ASCII:
 * "ae", "oe" and "ue" for ä, ö and ü, "aa" for å. */
bool text_fold_alike(struct str a, struct str b);

#endif
