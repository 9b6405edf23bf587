/* Micro-typography: no-break spaces, typographic apostrophes and quotation marks. */
#ifndef BREAKROOM_TYPE_TYPOGRAPHY_H
#define BREAKROOM_TYPE_TYPOGRAPHY_H

#include "base/arena.h"
#include "base/str.h"

/* The text with the typography of an ICU locale: no letter is added, removed or moved; only spaces,
 * apostrophes and quotation marks (type/quotes.h) change, and the letters of French ordinals (1er, 2e) are
 * raised.
 *   - a space before ! ? ; is U+202F and one before : or » and after « is U+00A0 (French typography; they
 *     are in no other language, so a space that is there means it)
 *   - the space between a number and its unit, inside a number (1 284; 04 72 00 12 34) or a measure (8 h 30),
 *     after a title (Mme, Dr, n°) and between a number of up to three digits and a word of 4 to 12 bytes,
 *     which it counts (38 villes), is U+00A0 or U+202F
 *   - the space before a dash between words is U+00A0: no line begins with one
 *   - a straight apostrophe before or after a letter is U+2019
 *   - soft hyphens are removed: words are never hyphenated */
struct str typography_apply(struct arena *arena, struct str text, const char *locale);

/* Replaces each space by U+00A0 except those after a comma: for names, which are never broken. */
struct str typography_no_break(struct arena *arena, struct str text);
/* Replaces all of them: for a date, which also has a comma. */
struct str typography_one_line(struct arena *arena, struct str text);

/* The smallest line height, in em, at which ascenders and descenders of the text's scripts do not collide: 1
 * for most. */
float typography_line_height(struct str text);

#endif
