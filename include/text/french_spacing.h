/* Spaces of French typography. */
#ifndef BREAKROOM_TEXT_FRENCH_SPACING_H
#define BREAKROOM_TEXT_FRENCH_SPACING_H

#include "base/str.h"

/* Appends text with the normal spaces before » : (U+00A0) and ! ? ; (U+202F), and the one after « (U+00A0),
 * made unbreakable. No space is added. */
void french_spacing_put(struct buf *out, struct str text);

#endif
