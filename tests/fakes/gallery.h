/* Slides as the screen shows them, without a screen: real fonts, the dark theme, pictures from files. Run
 * from the root. */
#ifndef BREAKROOM_TESTS_FAKES_GALLERY_H
#define BREAKROOM_TESTS_FAKES_GALLERY_H

#include "formats/feed_reader.h"
#include "paint/canvas.h"
#include "paint/fonts.h"
#include "paint/paint.h"
#include "slide/slide.h"

/* 2026-11-23 12:24 in Paris: the week of the sample feeds. */
#define GALLERY_NOW_MS 1795433040000

struct gallery {
    struct arena *forever; /* for everything that lives as long as the gallery */
    struct arena *arena;   /* for slides; the caller resets it */
    struct theme *theme;
    struct labels_set *labels;
    struct fonts *fonts;
    struct metrics metrics;
    struct painter painter;
    struct gallery_picture *pictures;
    const char *note;     /* lines of the default slide; NULL: none */
    const char *language; /* of items without one; NULL: English */
};

/* Fails the test if a file is missing. The caller owns it: gallery_destroy. */
struct gallery *gallery_create(void);
void gallery_destroy(struct gallery *gallery);

/* Shows all further slides in another theme of assets/themes. */
void gallery_use_theme(struct gallery *gallery, const char *name);

/* The feed in a file, tidied as for the screen; lives as long as the gallery. Relative addresses of
 * pictures are files beside it. */
struct feed *gallery_feed(struct gallery *gallery, const char *path);

/* All pages of an item, or the default slide (NULL), in gallery->arena. */
struct slides gallery_compose(struct gallery *gallery, const struct item *item, int width, int height);

/* Painted, without the progress line. The caller owns it: canvas_destroy. */
struct canvas *gallery_paint(struct gallery *gallery, const struct slide *slide, int width, int height);

#endif
