/* The colours of a theme that follow from others, and those that could not be read. */
#ifndef BREAKROOM_SLIDE_THEME_THEME_COMPLETE_H
#define BREAKROOM_SLIDE_THEME_THEME_COMPLETE_H

#include "slide/theme.h"

struct theme_completion {
    struct arena *arena;
    const char *path; /* for the faults */
    struct str text;  /* of the file: for the lines in them */
    config_fault_fn *fault;
    void *ctx;
    double soft; /* opacity of what matters less, 0 to 1 */
};

/* Fills in what each kind derives and moves each colour that misses its contrast, with one fault each. */
void theme_complete(struct theme *theme, const struct theme_completion *completion);

#endif
