/* Replaces straight quotation marks by those of the language. */
#ifndef BREAKROOM_TYPE_QUOTES_H
#define BREAKROOM_TYPE_QUOTES_H

#include "base/arena.h"
#include "base/str.h"

/* The paragraph with its pairs of straight marks, "…" and '…', replaced by the quotation marks and inner
 * quotation marks of an ICU locale (CLDR's delimiters; in French with no-break spaces). Unpaired marks are
 * kept: inch, foot, apostrophe. In the arena; the text itself when nothing changes. */
struct str quotes_set(struct arena *arena, struct str text, const char *locale);

#endif
