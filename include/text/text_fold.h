/* Words compared without accents and case. */
#ifndef BREAKROOM_TEXT_TEXT_FOLD_H
#define BREAKROOM_TEXT_TEXT_FOLD_H

#include "base/str.h"

/* Longer texts are no words: nothing comes out of them. */
#define TEXT_FOLD_BYTES_MAX 256

/* Appends the letters and digits of `text`, small and without accents ("Félicitations !" gives
 * "felicitations"); all else is left out. */
void text_fold(struct str text, struct buf *out);

#endif
