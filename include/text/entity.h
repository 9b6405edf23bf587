/* Character references: `&amp;`, `&#8217;`, `&#x2019;`, `&eacute;`. */
#ifndef BREAKROOM_TEXT_ENTITY_H
#define BREAKROOM_TEXT_ENTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* Maximum length of a reference, with '&' and ';'. */
#define ENTITY_BYTES_MAX 40

/* Decodes the reference that `text` starts with (at its '&') and appends it to `out`. Returns the number of
 * bytes read, 0 when it is not a reference. Names are those of HTML; with `loose`, the legacy ones are
 * accepted without a semicolon, as in HTML text. Numbers 128 to 159 are read as windows-1252; those of no
 * character yield nothing; two halves of a surrogate pair are one reference. */
size_t entity_decode(struct str text, bool loose, struct buf *out);

/* Appends `text` with all references decoded. */
void entity_decode_all(struct str text, bool loose, struct buf *out);

/* True when `text`, from its '&' on, may be the start of an incomplete reference, including the second half
 * of a surrogate pair. */
bool entity_may_go_on(struct str text);

#endif
