/* Completes the colours of a theme: derives missing ones, and corrects those with too little contrast. */
#ifndef BREAKROOM_SLIDE_THEME_THEME_COMPLETE_H
#define BREAKROOM_SLIDE_THEME_THEME_COMPLETE_H

#include "slide/theme.h"

struct theme_completion {
    struct arena *arena;
    const char *path; /* for messages */
    struct str text;  /* of the file: for line numbers in messages */
    config_fault_fn *fault;
    void *ctx;
    double soft; /* opacity of less important text, 0 to 1 */
};

/* Derives the missing colours of each kind, and adjusts each colour with too little contrast, with one fault
 * each. */
void theme_complete(struct theme *theme, const struct theme_completion *completion);

#endif
