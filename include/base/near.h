/* The nearest known word, for suggestions. */
#ifndef BREAKROOM_BASE_NEAR_H
#define BREAKROOM_BASE_NEAR_H

#include "base/arena.h"
#include "base/str.h"

/* Restricted Damerau-Levenshtein distance: insertions, deletions, substitutions and swaps of neighbours that
 * turn a into b; ASCII case is ignored. Very long words have a large distance to all others. */
size_t near_distance(struct str a, struct str b);

/* The nearest of the words that is a plausible typing error: at most one letter in three differs, two or more
 * are allowed from four letters on. NULL when there is none. */
const char *near_find(struct str word, const char *const *words, size_t count);

/* The path of what exists and was probably meant by a path that does not: each part of it that is missing is
 * replaced by the nearest name of its folder, or by the same name with another ending ("news.json" for
 * "news.xml"). In the arena; NULL when there is none. It reads folders, at most 1000 names of each. */
const char *near_path(struct arena *arena, const char *path);

#endif
