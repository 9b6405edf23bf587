/* Text in the columns of a terminal. */
#ifndef BREAKROOM_TIMETABLE_COLUMNS_H
#define BREAKROOM_TIMETABLE_COLUMNS_H

#include "base/arena.h"

/* The width in columns: wide characters count two, combining marks none. */
int columns_of(struct str text);

/* The text on one line, shortened with "…" to so many columns. In the arena. */
struct str columns_fit(struct arena *arena, struct str text, int columns);

/* Appends it and spaces up to so many columns; for a negative width, spaces and it. */
void columns_put(struct buf *out, struct str text, int columns);

#endif
