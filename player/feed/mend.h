/* What programs before us have done to a text twice. */
#ifndef BREAKROOM_FEED_MEND_H
#define BREAKROOM_FEED_MEND_H

#include "base/arena.h"
#include "base/str.h"

/* UTF-8 that was taken for windows-1252 and written as UTF-8 again ("dÃ©jÃ  vu"), as it was meant. Only when
 * every character above ASCII tells the same; else the text itself comes back. Lives in the arena. */
struct str mend_double_utf8(struct arena *arena, struct str text);

/* Decodes in place the references that are left in plain text, which was escaped once too often. Those of
 * XML's own five signs may be meant as they stand; they go only with `all`. */
void mend_references(struct buf *text, bool all);

#endif
