/* Boxes that need more than one call: pictures and QR codes. */
#ifndef BREAKROOM_PAINT_PAINT_BOX_H
#define BREAKROOM_PAINT_PAINT_BOX_H

#include "paint/paint.h"

/* Decodes the stored bytes at the size of the box. A picture that would have to be enlarged by more than a
 * third is shown at that size on a panel, like a picture that must not be cropped; behind an opaque one, its
 * own colours are spread out. Paints nothing when there are no bytes or they cannot be decoded. */
void paint_picture(const struct painter *painter, const struct slide *slide, const struct box *box,
                   struct canvas *canvas);

/* Modules are a whole number of pixels, so that edges are sharp; a quiet zone of 4 modules is kept (ISO/IEC
 * 18004, 5.3.8). Paints nothing when the text is too long for a code or the box too small. */
void paint_qr(const struct box *box, struct canvas *canvas);

#endif
