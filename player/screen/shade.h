/* Frames made darker before they are shown. */
#ifndef BREAKROOM_SCREEN_SHADE_H
#define BREAKROOM_SCREEN_SHADE_H

#include "paint/canvas.h"

/* All zero at first: as bright as painted. */
struct shade {
    int brightness;        /* per cent; 0 and 100: nothing is done */
    struct canvas *canvas; /* the darker frame; NULL: none yet */
    uint32_t *black;       /* a row of it */
};

/* The frame to show instead, of which `part` was painted again. Belongs to the shade until the next call. */
const struct canvas *shade_frame(struct shade *shade, const struct canvas *canvas, struct rect part);

/* The same of a mixture as canvas_blend makes it; both are of one size. */
const struct canvas *shade_blend(struct shade *shade, const struct canvas *from, const struct canvas *to,
                                 int k);

bool shade_is_on(const struct shade *shade);
void shade_finish(struct shade *shade);

#endif
