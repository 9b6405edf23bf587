/* The least sizes of text that people read from where they stand. */
#ifndef BREAKROOM_SLIDE_FLOORS_H
#define BREAKROOM_SLIDE_FLOORS_H

#include "slide/slide.h"

struct floors {
    int body_px;  /* titles, bodies, names */
    int small_px; /* all other text */
};

/* The sizes at which no text of a frame is smaller, from context->width, height, diagonal_inch, distance_cm
 * and the height of the metrics' capitals.
 *
 * In parts of the frame's shorter side 1/24 and 1/40, which is legible from three to five metres on the usual
 * 43 to 55 inches. Where diagonal and viewing distance are known, never less than what the eye needs:
 * NUREG-0700 (U.S. Nuclear Regulatory Commission, guideline 1.3.1-4), as ISO 9241-3 before it, wants
 * characters of 16 minutes of arc at least and prefers 20 to 22 for reading; the small text here has 16, what
 * is read 20, both measured on capitals. A capital of an angle a at a distance d is 2 d tan(a/2) high. No
 * floor passes a tenth of the shorter side, or a slip of the pen would fill the screen with one word. */
struct floors floors_of(const struct slide_context *context);

#endif
