/* Reverts double encoding and double escaping of texts. */
#ifndef BREAKROOM_HTML_DOUBLE_ENCODING_H
#define BREAKROOM_HTML_DOUBLE_ENCODING_H

#include "base/arena.h"
#include "base/str.h"

/* Decodes UTF-8 that was read as windows-1252 and encoded as UTF-8 again ("dÃ©jÃ  vu"): the lines in which
 * every character above ASCII allows it. Returns the text itself when there are none. Lives in the arena. */
struct str double_encoding_fix_utf8(struct arena *arena, struct str text);

/* Decodes in place the character references in plain text that was escaped twice. References to the five
 * special characters of XML may be intended; they are decoded only with `all`. */
void double_encoding_fix_references(struct buf *text, bool all);

/* True when a plain text is in fact HTML: escaped twice, or written in a field for text. An end tag or a line
 * break of HTML decides; "a < b" and "<name>" do not. */
bool double_encoding_is_html(struct str text);

/* The text of such HTML, with its structure (see item.h), or with `one_line` on one line. Line ends of the
 * plain text are kept, unless it has elements for line breaks. Lives in the arena. */
struct str double_encoding_read_html(struct arena *arena, struct str text, bool one_line);

#endif
