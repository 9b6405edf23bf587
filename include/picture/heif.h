/* HEIC and AVIF, the picture formats of telephones (ISO/IEC 23008-12), read by libheif. Like that of svg.h,
 * the library is loaded at run time: until then picture_probe and picture_decode do not support these
 * formats. */
#ifndef BREAKROOM_PICTURE_HEIF_H
#define BREAKROOM_PICTURE_HEIF_H

#include "picture/picture.h"

/* True when the bytes begin like such a file. Reads no further. */
bool heif_recognised(struct str bytes);

/* Loads libheif and its decoders. To be called before picture_decode gets such a file, and before this
 * process enters a sandbox. False with a reason when it is not installed. */
bool heif_prepare(enum reason_code *why);

/* Why picture_probe does not support a file that is recognised. */
enum reason_code heif_why_unknown(struct str bytes, enum picture_fault *fault);

#endif
