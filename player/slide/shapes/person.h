/* People on slides: a disc with initials, a name, and what is said of them. */
#ifndef BREAKROOM_SLIDE_SHAPES_PERSON_H
#define BREAKROOM_SLIDE_SHAPES_PERSON_H

#include "slide/layout/plan.h"

/* "SB" for "Samira Benali", "É" for "Élodie": the first characters of the first and the last word. Absent for
 * a text without letters and for one that is not a name: "the night shift". In the arena. */
struct str person_initials(struct arena *arena, struct str name);

/* A disc with initials in a square. */
void person_draw_disc(const struct plan *plan, struct sheet *sheet, struct rect at, struct str name);

/* How a person stands on a slide: a disc with the initials of `who`, none when that is absent, the name, and
 * under it what is said of them. */
struct person {
    bool face; /* the item's picture in the disc where it stands nowhere else */
    struct str who, name, detail;
    const struct part_style *name_style, *detail_style;
    float disc, disc_gap; /* units: the disc's side, and the air beside it */
};

/* Adds the person as one part that is never split. The styles must be static. */
void person_add(struct plan *plan, float gap, const struct person *person);

/* The width in pixels of the longest of names at a size; only spaces between them break. */
int person_longest_word_px(const struct plan *plan, enum face face, struct str names, int size_px);

/* The picture beside the column gives way where it would split the name of a row: its face is in the disc. */
void person_drop_picture(struct plan *plan, struct str name);

/* Adds a row: disc, name and, under it, a detail. Nothing for a blank name and detail. A name too long for
 * the row stands as text. */
void person_row(struct plan *plan, struct str name, struct str detail);

#endif
