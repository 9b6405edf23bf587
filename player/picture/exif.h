/* The one thing wanted of EXIF: which way up. */
#ifndef BREAKROOM_PICTURE_EXIF_H
#define BREAKROOM_PICTURE_EXIF_H

#include "base/str.h"

/* Orientation from 1 to 8 (TIFF 6.0, tag 274) of a TIFF structure, which is what follows "Exif\0\0" in a
 * JPEG and what PNG's eXIf and WebP's EXIF chunks hold (some writers put the "Exif\0\0" there too). 1 when it
 * does not say or cannot be read. */
int exif_orientation(struct str tiff);

#endif
