/* How different two small pictures look to people. */
#ifndef BREAKROOM_TESTS_FAKES_LIKENESS_H
#define BREAKROOM_TESTS_FAKES_LIKENESS_H

#include "paint/canvas.h"

#define LIKENESS_TILE 7 /* pixels */

struct likeness {
    float worst; /* of all tiles, in CIE 1976 colour differences: 2.3 is the smallest that people see */
    int x, y;    /* where that tile begins */
};

/* Two pictures of one size. Each pixel is held against those of the other picture around its place, two to
 * either side and one above and below, and the nearest in colour counts: a letter may stand a little farther
 * on than in another version of the font. The mean over a tile counts: what has gone is seen however small,
 * and the fringe of a letter is not. Both ways, so that what is new is seen like what has gone. */
struct likeness likeness_of(const struct canvas *a, const struct canvas *b);

/* The mean of each `by` × `by` pixels. The caller owns it: canvas_destroy. */
struct canvas *likeness_small(const struct canvas *canvas, int by);

#endif
