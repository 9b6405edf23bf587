/* Inspects one page as boxes and as pixels, and reports faults. */
#ifndef BREAKROOM_TESTS_FAKES_INSPECT_H
#define BREAKROOM_TESTS_FAKES_INSPECT_H

#include "fakes/gallery.h"

enum fault {
    FAULT_MARGIN,   /* a box or ink outside the safe area */
    FAULT_OVERLAP,  /* boxes or letters that overlap */
    FAULT_SIZE,     /* text below the smallest legible size */
    FAULT_CONTRAST, /* too little contrast, or something behind the text */
    FAULT_CLIPPED,  /* letters outside their box, or painted over */
    FAULT_WORDS,    /* words of the item that are missing or repeated */
    FAULT_SCALE,    /* more than three sizes of text, or two weights */
    FAULT_BLANK,    /* an empty page, or a text without pixels */
    FAULT_COUNT
};

struct inspection {
    struct gallery *gallery;
    const struct slide *slide;
    struct canvas *canvas;
    const char *name; /* feed, item and screen, for reports */
    /* for each pixel: the text drawn there (index of the box + 1), and its coverage */
    struct canvas scratch; /* for one text alone */
    size_t scratch_room;
    uint16_t *owner;
    uint8_t *cover;
    size_t room;
    int faults[FAULT_COUNT];
    int pages;
};

/* Reports it and counts it. `box` may be NULL. */
void inspect_report(struct inspection *inspection, enum fault fault, const struct box *box,
                    const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Everything except the words of one page; the slide and its canvas are set. */
void inspect_boxes(struct inspection *inspection);
/* Only the number of its sizes of text and of their weights. */
void inspect_scale(struct inspection *inspection);
void inspect_pixels(struct inspection *inspection);

/* Whether the words of the item are on its pages, each once and in order. */
void inspect_words(struct inspection *inspection, const struct item *item, const struct slides *slides);

/* A shape of the background, or a picture that reaches an edge of the frame: texts may be on it. */
bool inspect_bleeds(const struct inspection *inspection, const struct box *box);
struct rect inspect_safe(const struct inspection *inspection);
bool inspect_inside(struct rect in, struct rect out);
bool inspect_touch(struct rect a, struct rect b);

#endif
