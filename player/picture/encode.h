/* The encoders used by picture_encode. */
#ifndef BREAKROOM_PICTURE_ENCODE_H
#define BREAKROOM_PICTURE_ENCODE_H

#include "picture/picture.h"

/* Alpha is not written. False when the ceiling of out was reached. */
bool encode_jpeg(const struct picture *picture, struct buf *out);

#endif
