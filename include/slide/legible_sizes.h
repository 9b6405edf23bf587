/* The smallest text sizes that are legible from the viewing distance. */
#ifndef BREAKROOM_SLIDE_LEGIBLE_SIZES_H
#define BREAKROOM_SLIDE_LEGIBLE_SIZES_H

#include "slide/slide.h"

struct legible_sizes {
    int body_px;  /* titles, bodies, names */
    int small_px; /* all other text: labels, the clock, the footer, small headings, the labels of a chart */
};

/* Computes the minimum text sizes of a frame from context->width, height, diagonal_inch, distance_cm and the
 * cap height of the metrics.
 *
 * In parts of the frame's shorter side 1/24 for bodies and 1/40 for small text, and never less than what the
 * eye needs: NUREG-0700 (U.S. Nuclear Regulatory Commission, guideline 1.3.1-4), as ISO 9241-3 before it,
 * wants characters of 16 minutes of arc at least and prefers 20 to 22 for reading. All text has 16, on 43
 * inches at 4 metres unless the screen says otherwise; bodies have 20 where the viewing distance is known.
 * Both are measured on capitals; a capital of an angle a at a distance d is 2 d tan(a/2) high. No floor
 * passes a tenth of the shorter side, or one wrong digit would fill the screen with one word. */
struct legible_sizes legible_sizes_of(const struct slide_context *context);

#endif
