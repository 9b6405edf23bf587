/* What programs before us have done to a text twice. */
#ifndef BREAKROOM_TEXT_MEND_H
#define BREAKROOM_TEXT_MEND_H

#include "base/arena.h"
#include "base/str.h"

/* UTF-8 that was taken for windows-1252 and written as UTF-8 again ("dÃ©jÃ  vu"), as it was meant. Only when
 * every character above ASCII tells the same; else the text itself comes back. Lives in the arena. */
struct str mend_double_utf8(struct arena *arena, struct str text);

/* Decodes in place the references that are left in plain text, which was escaped once too often. Those of
 * XML's own five signs may be meant as they stand; they go only with `all`. */
void mend_references(struct buf *text, bool all);

/* Whether a plain text is HTML all the same: it was escaped once too often, or written where text belongs.
 * One end tag or line break of HTML tells; "a < b" and "<name>" do not. */
bool mend_is_html(struct str text);

/* The text of such HTML, with its structure (see item.h), or with `one_line` on one line. Line ends that part
 * lines of the plain text part those of the result, unless it has elements for that. Lives in the arena. */
struct str mend_html(struct arena *arena, struct str text, bool one_line);

#endif
