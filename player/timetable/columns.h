/* Text in the columns of a terminal. */
#ifndef BREAKROOM_TIMETABLE_COLUMNS_H
#define BREAKROOM_TIMETABLE_COLUMNS_H

#include "base/arena.h"

/* How many columns it takes: wide characters two, marks that combine none. */
int columns_of(struct str text);

/* The text on one line, shortened with "…" to so many columns. In the arena. */
struct str columns_fit(struct arena *arena, struct str text, int columns);

/* Appends it and spaces up to so many columns; or, negative, spaces and it. */
void columns_put(struct buf *out, struct str text, int columns);

#endif
