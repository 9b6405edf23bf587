/* Character references: `&amp;`, `&#8217;`, `&#x2019;`, `&eacute;`. */
#ifndef BREAKROOM_TEXT_ENTITY_H
#define BREAKROOM_TEXT_ENTITY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* No reference is longer, '&' and ';' included. */
#define ENTITY_BYTES_MAX 40

/* Decodes the reference that `text` starts with (at its '&') and appends it to `out`. Returns how many bytes
 * it took, 0 when it is none. Names are those of HTML; with `loose`, the old ones count without a semicolon
 * too, as in HTML text. Numbers 128 to 159 mean windows-1252, those of no character nothing; two that are the
 * halves of a surrogate pair are one reference. */
size_t entity_decode(struct str text, bool loose, struct buf *out);

/* Appends `text` with all references decoded. */
void entity_decode_all(struct str text, bool loose, struct buf *out);

/* True when `text`, from its '&' on, may be the start of a reference that has not ended yet, a second half of
 * a character included. */
bool entity_may_go_on(struct str text);

#endif
