/* A title that begins with a number that is worth the largest letters: "1,248 days without an accident". */
#ifndef BREAKROOM_SLIDE_FIGURES_HEADLINE_NUMBER_H
#define BREAKROOM_SLIDE_FIGURES_HEADLINE_NUMBER_H

#include "slide/layout/plan.h"

/* Adds the number large, the words of the title under it, and the body; false, and nothing, when the title of
 * the item begins with no such number, or something else needs the room: a picture, a code, a long text. */
bool headline_number_add(struct plan *plan);

#endif
