/* A text in a speech bubble, with a small heading: what is to be said to customers. */
#ifndef BREAKROOM_SLIDE_SHAPES_BUBBLE_H
#define BREAKROOM_SLIDE_SHAPES_BUBBLE_H

#include "slide/layout/plan.h"

/* The least size of the words in the bubble, units. */
#define BUBBLE_WORDS_LEAST 68

/* Adds the bubble to the column; as plain text when it is too long to stand in one. Nothing for a blank text.
 */
void bubble_add(struct plan *plan, struct str heading, struct str text);

/* Makes it the side of a frame much wider than 16:9; false where it has no room there. */
bool bubble_beside(struct plan *plan, struct str heading, struct str text);

/* Adds a small rounded label, such as a state. */
void bubble_add_chip(struct plan *plan, float gap, struct str text);

#endif
