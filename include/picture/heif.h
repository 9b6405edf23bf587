/* HEIC and AVIF, the pictures of telephones (ISO/IEC 23008-12), read by libheif. The library is opened by its
 * name at run time, as that of svg.h is: where it is not opened yet, picture_probe and picture_decode know no
 * such picture. */
#ifndef BREAKROOM_PICTURE_HEIF_H
#define BREAKROOM_PICTURE_HEIF_H

#include "picture/picture.h"

/* Whether the bytes begin as such a file does. Reads no further. */
bool heif_recognised(struct str bytes);

/* Loads libheif and its decoders. To be called before picture_decode meets such a file, and before this
 * process is shut into a sandbox. False with a reason when it is not installed. */
bool heif_prepare(enum reason_code *why);

/* Why picture_probe does not know a file that is recognised. */
enum reason_code heif_why_unknown(struct str bytes, enum picture_fault *fault);

#endif
