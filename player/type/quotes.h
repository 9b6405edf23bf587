/* Replaces straight quotation marks by those of the language. */
#ifndef BREAKROOM_TYPE_QUOTES_H
#define BREAKROOM_TYPE_QUOTES_H

#include "base/arena.h"
#include "base/str.h"

/* The paragraph with its pairs of straight marks, "…" and '…', as the language of an ICU locale writes
 * quotations and quotations in quotations (CLDR's delimiters; in French with spaces that do not break).
 * Unpaired marks are kept: inch, foot, apostrophe. In the arena; the text itself when nothing changes.
 */
struct str quotes_set(struct arena *arena, struct str text, const char *locale);

#endif
