/* Undoes what was done to a text twice before it reached the feed: encoding, escaping. */
#ifndef BREAKROOM_TEXT_DOUBLE_ENCODING_H
#define BREAKROOM_TEXT_DOUBLE_ENCODING_H

#include "base/arena.h"
#include "base/str.h"

/* UTF-8 that was taken for windows-1252 and written as UTF-8 again ("dÃ©jÃ  vu"), decoded once. Only when
 * every character above ASCII allows it; else the text itself comes back. Lives in the arena. */
struct str double_encoding_fix_utf8(struct arena *arena, struct str text);

/* Decodes in place the references that are left in plain text, which was escaped once too often. Those of
 * XML's own five signs may be meant as they stand; they go only with `all`. */
void double_encoding_fix_references(struct buf *text, bool all);

/* Whether a plain text is HTML all the same: it was escaped once too often, or written where text belongs.
 * One end tag or line break of HTML tells; "a < b" and "<name>" do not. */
bool double_encoding_is_html(struct str text);

/* The text of such HTML, with its structure (see item.h), or with `one_line` on one line. Line ends that part
 * lines of the plain text part those of the result, unless it has elements for that. Lives in the arena. */
struct str double_encoding_read_html(struct arena *arena, struct str text, bool one_line);

#endif
