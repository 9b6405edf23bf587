/* The finished frame turned, for a screen that hangs on its side or upside down. */
#ifndef BREAKROOM_PAINT_ROTATE_H
#define BREAKROOM_PAINT_ROTATE_H

#include <stdbool.h>

#include "paint/canvas.h"

/* Clockwise. */
enum turn { TURN_NONE, TURN_90, TURN_180, TURN_270 };

struct point_px {
    int x, y;
};

/* Copies a part of `from` to where it stands in `to` after the turn, and returns that place. `to` has the
 * size of `from`, sides exchanged when rotate_swaps. */
struct rect rotate_part(const struct canvas *from, struct canvas *to, enum turn turn, struct rect part);

/* True when width and height change places. */
bool rotate_swaps(enum turn turn);

#endif
