/* Colours as text, and colours with alpha. */
#ifndef BREAKROOM_SLIDE_THEME_COLOUR_H
#define BREAKROOM_SLIDE_THEME_COLOUR_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* "#RRGGBB" to 0xFFRRGGBB. */
bool colour_parse(struct str text, uint32_t *out);

/* The result of a transparent colour over an opaque background. */
uint32_t colour_over(uint32_t ground, uint32_t colour);

#endif
