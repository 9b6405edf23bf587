/* The small things a typesetter does: spaces that do not break, real apostrophes and quotation marks. */
#ifndef BREAKROOM_TYPE_TYPOGRAPHY_H
#define BREAKROOM_TYPE_TYPOGRAPHY_H

#include "base/arena.h"
#include "base/str.h"

/* The text as it is set in the language of an ICU locale: no letter is added, dropped or moved; only spaces,
 * apostrophes and quotation marks (type/quotes.h) change, and the letters of French ordinals (1er, 2e) are
 * raised.
 *   - a space before ! ? ; is U+202F and one before : or » and after « is U+00A0 (French typography; they
 *     stand in no other language, so a space that is there means it)
 *   - the space between a number and its unit, inside a number (1 284; 04 72 00 12 34) or a measure (8 h 30),
 *     after a title (Mme, Dr, n°) is U+00A0 or U+202F
 *   - the space before a dash between words is U+00A0: no line begins with one
 *   - a straight apostrophe before or behind a letter is U+2019
 *   - a soft hyphen goes: words are never hyphenated */
struct str typography_apply(struct arena *arena, struct str text, const char *locale);

/* The same with each space made U+00A0 but those behind a comma: for names, which are never split. */
struct str typography_no_break(struct arena *arena, struct str text);

/* The least distance of two lines, in sizes, at which what the text's scripts have above and below their
 * letters does not meet: 1 for most. */
float typography_line_height(struct str text);

#endif
