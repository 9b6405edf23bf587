/* Pictures of pixels that an SVG carries in itself. */
#ifndef BREAKROOM_PICTURE_SVG_INSIDE_H
#define BREAKROOM_PICTURE_SVG_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* Whether librsvg will draw what this data: address (RFC 2397) holds: a PNG or a JPEG in base64 that says so
 * (one that calls itself otherwise, image/jpg for instance, it leaves out). It leaves out without a word what
 * its memory is not enough for, too; 12 million pixels it was seen to draw within the least that the
 * decoder's sandbox gives. *pixels is the sum of them all, to begin with 0. */
bool svg_inside_fits(struct str address, int64_t *pixels);

#endif
