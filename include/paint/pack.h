/* A canvas that nobody reads for a while takes less memory: rows of equal pixels, which most of a slide are,
 * are packed in place, and the rest of their memory goes back to the system. Without loss. */
#ifndef BREAKROOM_PAINT_PACK_H
#define BREAKROOM_PAINT_PACK_H

#include "paint/canvas.h"

/* From now on no pixel may be read or painted before canvas_unpack. What is packed already stays so. */
void canvas_pack(struct canvas *canvas);

/* Unpacks the rows from y on, `h` of them, and perhaps some more; does nothing when they are not packed. */
void canvas_unpack(struct canvas *canvas, int y, int h);

#endif
