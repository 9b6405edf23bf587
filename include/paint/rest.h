/* A canvas that nobody reads for a while takes less memory: rows of equal pixels, which most of a slide are,
 * are packed in place, and the rest of their memory goes back to the system. Without loss. */
#ifndef BREAKROOM_PAINT_REST_H
#define BREAKROOM_PAINT_REST_H

#include "paint/canvas.h"

/* From now on no pixel may be read or painted before canvas_wake. What is packed already stays so. */
void canvas_rest(struct canvas *canvas);

/* Unpacks the rows from y on, `h` of them, and perhaps some more; does nothing when they are not packed. */
void canvas_wake(struct canvas *canvas, int y, int h);

#endif
