/* Colours: reading them, reckoning with them, mending what cannot be read. */
#ifndef BREAKROOM_SLIDE_THEME_COLOUR_H
#define BREAKROOM_SLIDE_THEME_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* "#RRGGBB" to 0xFFRRGGBB. */
bool colour_parse(struct str text, uint32_t *out);

/* The colour that has at least this contrast to the ground and is nearest to `colour` on the way to white or
 * black, whichever is farther from the ground; the end of that way when none has. */
uint32_t colour_mend(uint32_t colour, uint32_t ground, double contrast);

/* What an opaque ground shows of a colour with alpha over it. */
uint32_t colour_over(uint32_t ground, uint32_t colour);

#endif
