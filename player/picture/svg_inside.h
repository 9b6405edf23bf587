/* Raster pictures embedded in an SVG. */
#ifndef BREAKROOM_PICTURE_SVG_INSIDE_H
#define BREAKROOM_PICTURE_SVG_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* True when librsvg will draw the content of this data: address (RFC 2397): a PNG or a JPEG in base64 with
 * its correct media type (librsvg ignores image/jpg, for instance). librsvg also silently ignores pictures
 * that exceed its memory; 12 million pixels were drawn within the smallest memory that the decoder's sandbox
 * grants. *pixels is their sum, initially 0. */
bool svg_inside_fits(struct str address, int64_t *pixels);

#endif
