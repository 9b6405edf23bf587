/* A text in a speech bubble with a small heading: what to tell customers. */
#ifndef BREAKROOM_SLIDE_SHAPES_BUBBLE_H
#define BREAKROOM_SLIDE_SHAPES_BUBBLE_H

#include "slide/layout/plan.h"

/* The minimum size of the words in the bubble, units. */
#define BUBBLE_WORDS_LEAST 68

/* Adds the bubble to the column; as plain text when it is too long for a bubble. Nothing for a blank text.
 * True when it is a bubble. */
bool bubble_add(struct plan *plan, struct str heading, struct str text);

/* Uses it as the side of a frame much wider than 16:9; false when there is no room. */
bool bubble_beside(struct plan *plan, struct str heading, struct str text);

/* Adds a small rounded label, such as a state. */
void bubble_add_chip(struct plan *plan, float gap, struct str text);

#endif
