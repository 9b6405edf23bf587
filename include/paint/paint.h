/* Slide to pixels: the one way, for the screen and for `render` alike. */
#ifndef BREAKROOM_PAINT_PAINT_H
#define BREAKROOM_PAINT_PAINT_H

#include "paint/canvas.h"
#include "paint/fonts.h"
#include "slide/slide.h"

/* Gives the stored bytes of a picture, absent when there is none; they need to live until the next call. */
typedef struct str paint_picture_fn(void *ctx, struct str url);

struct painter {
    struct fonts *fonts;
    paint_picture_fn *picture;
    void *picture_ctx;
    const char *icons; /* folder */
};

/* Paints all of a slide but the progress line. */
void paint_slide(const struct painter *painter, const struct slide *slide, struct canvas *canvas);

/* Paints the ground and the clock anew in the place of the ROLE_CLOCK box; returns the rectangle changed. */
struct rect paint_clock(const struct painter *painter, const struct slide *slide, struct str text,
                        struct canvas *canvas);

/* The progress line, `done` of 0..1 of it. */
void paint_progress(const struct slide *slide, float done, struct canvas *canvas);

#endif
