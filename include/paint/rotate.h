/* Rotation of the finished frame, for a screen mounted on its side or upside down. */
#ifndef BREAKROOM_PAINT_ROTATE_H
#define BREAKROOM_PAINT_ROTATE_H

#include <stdbool.h>

#include "paint/canvas.h"

/* Clockwise. */
enum rotate { ROTATE_NONE, ROTATE_90, ROTATE_180, ROTATE_270 };

struct point_px {
    int x, y;
};

/* Copies a part of `from` to its rotated place in `to`, and returns that place. `to` has the size of `from`,
 * with width and height swapped if rotate_swaps. */
struct rect rotate_part(const struct canvas *from, struct canvas *to, enum rotate rotate, struct rect part);

/* True when width and height are swapped. */
bool rotate_swaps(enum rotate rotate);

#endif
