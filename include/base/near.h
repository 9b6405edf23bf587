/* The known word that was meant. */
#ifndef BREAKROOM_BASE_NEAR_H
#define BREAKROOM_BASE_NEAR_H

#include "base/str.h"

/* How many letters must be put in, taken out, exchanged or swapped with their neighbour to make b of a (the
 * restricted Damerau-Levenshtein distance); ASCII case does not count. Long words are far from all. */
size_t near_distance(struct str a, struct str b);

/* The nearest of the words that is near enough to have been meant: one letter in three at most, two or more
 * from four letters on. NULL when none is. */
const char *near_find(struct str word, const char *const *words, size_t count);

#endif
