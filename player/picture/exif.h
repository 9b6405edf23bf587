/* The EXIF orientation of a picture. */
#ifndef BREAKROOM_PICTURE_EXIF_H
#define BREAKROOM_PICTURE_EXIF_H

#include "base/str.h"

/* Orientation from 1 to 8 (TIFF 6.0, tag 274) of a TIFF structure, which follows "Exif\0\0" in a JPEG and is
 * the content of PNG's eXIf and WebP's EXIF chunks (some writers put "Exif\0\0" there too). 1 when it is
 * missing or cannot be read. */
int exif_orientation(struct str tiff);

#endif
