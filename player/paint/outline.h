/* Paths of straight segments, and filling or stroking them. */
#ifndef BREAKROOM_PAINT_OUTLINE_H
#define BREAKROOM_PAINT_OUTLINE_H

#include <stdbool.h>

#include "paint/canvas.h"

#define OUTLINE_POINTS_MAX 65536
#define OUTLINE_PATHS_MAX  1024

/* A growing list of paths; empty when zeroed. */
struct outline {
    struct point *points;
    int *ends; /* of each path: the index after its last point */
    int point_count, point_room, path_count, path_room;
};

/* Begins a new path at p, or continues the current one to it. Beyond the ceilings both do nothing. */
void outline_move(struct outline *outline, struct point p);
void outline_line(struct outline *outline, struct point p);
void outline_finish(struct outline *outline);

/* Fills the paths, each closed: inside is where they do not cancel out, so a hole is a path that runs the
 * other way round. Coverage is the exact area of each pixel that is inside (signed areas summed up along the
 * row, as font rasterisers do). */
void outline_fill(const struct outline *outline, struct canvas *canvas, uint32_t colour);

/* Strokes the paths with round ends and joints; a transparent colour is applied only once where segments
 * overlap. */
void outline_stroke(const struct outline *outline, struct canvas *canvas, float width_px, bool dashed,
                    uint32_t colour);

#endif
