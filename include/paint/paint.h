/* Paints slides, both for the screen and for `render`. */
#ifndef BREAKROOM_PAINT_PAINT_H
#define BREAKROOM_PAINT_PAINT_H

#include "paint/canvas.h"
#include "paint/fonts.h"
#include "slide/slide.h"

/* Returns the stored bytes of a picture, absent when there is none; they must live until the next call. */
typedef struct str paint_picture_fn(void *ctx, struct str url);

struct painter {
    struct fonts *fonts;
    paint_picture_fn *picture;
    void *picture_ctx;
    const char *icons; /* folder */
};

/* Paints a slide without the progress line. */
void paint_slide(const struct painter *painter, const struct slide *slide, struct canvas *canvas);

/* Repaints the ground and the clock in the ROLE_CLOCK box; returns the changed rectangle. */
struct rect paint_clock(const struct painter *painter, const struct slide *slide, struct str text,
                        struct canvas *canvas);

/* Paints the progress line; `done` is 0 to 1. */
void paint_progress(const struct slide *slide, float done, struct canvas *canvas);

#endif
