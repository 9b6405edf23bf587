/* The nearest known word, for suggestions. */
#ifndef BREAKROOM_BASE_NEAR_H
#define BREAKROOM_BASE_NEAR_H

#include "base/str.h"

/* Restricted Damerau-Levenshtein distance: insertions, deletions, substitutions and swaps of neighbours that
 * turn a into b; ASCII case is ignored. Very long words have a large distance to all others. */
size_t near_distance(struct str a, struct str b);

/* The nearest of the words that is a plausible typing error: at most one letter in three differs, two or more
 * are allowed from four letters on. NULL when there is none. */
const char *near_find(struct str word, const char *const *words, size_t count);

#endif
