/* People on slides: a disc with initials, a name, and what is said of them. */
#ifndef BREAKROOM_SLIDE_PERSON_H
#define BREAKROOM_SLIDE_PERSON_H

#include "slide/plan.h"

/* "SB" for "Samira Benali", "É" for "Élodie": the first characters of the first and the last word. Absent for
 * a text without letters and for one that is no name: "the night shift". In the arena. */
struct str person_initials(struct arena *arena, struct str name);

/* A disc with initials in a square. */
void person_draw_disc(const struct plan *plan, struct sheet *sheet, struct rect at, struct str name);

/* Adds a row: disc, name and, under it, a detail. Nothing for a blank name and detail. A name too long for
 * the row stands as text. */
void person_row(struct plan *plan, struct str name, struct str detail);

#endif
