/* The size and the orientation of a JPEG, read without libjpeg. */
#ifndef BREAKROOM_PICTURE_JPEG_HEADER_H
#define BREAKROOM_PICTURE_JPEG_HEADER_H

#include "picture/codec.h"

#define JPEG_END 0xd9 /* the marker at the end */

/* The probe of codec_jpeg. */
bool jpeg_header_read(struct str bytes, struct header *out);

#endif
