/* Darkens frames before they are shown. */
#ifndef BREAKROOM_SCREEN_SHADE_H
#define BREAKROOM_SCREEN_SHADE_H

#include "paint/canvas.h"

/* All zero at first: full brightness. */
struct shade {
    int brightness;        /* per cent; 0 and 100: unchanged */
    struct canvas *canvas; /* the darker frame; NULL: none yet */
    uint32_t *black;       /* a row of it */
};

/* The darkened frame, of which `part` was painted again. Belongs to the shade until the next call. */
const struct canvas *shade_frame(struct shade *shade, const struct canvas *canvas, struct rect part);

/* The same for a blend as made by canvas_blend; both have the same size. */
const struct canvas *shade_blend(struct shade *shade, const struct canvas *from, const struct canvas *to,
                                 int k);

bool shade_is_on(const struct shade *shade);
void shade_finish(struct shade *shade);

#endif
