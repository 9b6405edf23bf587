/* A frame of pixels in memory and the anti-aliased shapes of slides. Without SDL: screen and PNG get the same
 * pixels. */
#ifndef BREAKROOM_PAINT_CANVAS_H
#define BREAKROOM_PAINT_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "slide/slide.h"

#define CANVAS_BLACK 0xFF000000

struct canvas {
    uint32_t *pixels; /* 0xFFRRGGBB, row by row, width × height */
    int width, height;
    uint32_t *packed_words; /* of paint/pack.h; NULL: it was never packed */
};

/* Both sides from 1 to 16384; its pixels have no value yet. The caller owns it: canvas_destroy. */
struct canvas *canvas_create(int width, int height);
void canvas_destroy(struct canvas *canvas); /* NULL is fine */

void canvas_fill(struct canvas *canvas, uint32_t colour);
/* All clip to the canvas and blend colour by its alpha. */
void canvas_rect(struct canvas *canvas, struct rect at, int radius_px, uint32_t colour);
/* The disc in a square, and the circle of a width inside its edge. */
void canvas_disc(struct canvas *canvas, struct rect at, uint32_t colour);
void canvas_ring(struct canvas *canvas, struct rect at, float width_px, uint32_t colour);
/* Rays from a point to all sides, each as wide as the gap to the next one. */
void canvas_rays(struct canvas *canvas, struct point from, int count, uint32_t colour);
void canvas_line(struct canvas *canvas, const struct point *points, int count, float width_px, bool dashed,
                 uint32_t colour);
void canvas_shape(struct canvas *canvas, const struct point *points, int count, uint32_t colour);
/* Draws an image (0xAARRGGBB) at its own size, clipped to the rounded `clip`. */
void canvas_image(struct canvas *canvas, const uint32_t *pixels, int width, int height, int x, int y,
                  struct rect clip, int radius_px);

/* out = a·(256−k)/256 + b·k/256 for each byte, k from 0 to 256: a cross-fade limited by memory bandwidth. */
void canvas_blend(const uint32_t *a, const uint32_t *b, uint32_t *out, int64_t count, int k);

#endif
