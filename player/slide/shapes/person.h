/* People on slides: a disc with initials, a name, and a text about them. */
#ifndef BREAKROOM_SLIDE_SHAPES_PERSON_H
#define BREAKROOM_SLIDE_SHAPES_PERSON_H

#include "slide/layout/plan.h"

/* "SB" for "Samira Benali", "É" for "Élodie": the first characters of the first and the last word. Absent for
 * a text without letters and for one that is not a name: "the night shift". In the arena. */
struct str person_initials(struct arena *arena, struct str name);

#define PERSON_NAMES_MAX 32

/* The people in a text, "Mateo Silva, Linh Tran et Awa Ndiaye", in the arena: one, the whole text, when a
 * part is not a name or only a comma separates two. */
struct str_list person_names(const struct plan *plan, struct str text);

/* A disc with initials in a square. */
void person_draw_disc(const struct plan *plan, struct sheet *sheet, struct rect at, struct str name);

/* The layout of a person: a disc with the initials of `who`, or none when absent, the name, and below it the
 * text. */
struct person {
    bool face; /* the item's picture is in the disc unless it is shown elsewhere */
    struct str who, name, detail;
    const struct part_style *name_style, *detail_style;
    float disc, disc_gap; /* units: the disc's diameter, and the space beside it */
};

/* Adds the person as one part that is never split. The styles must be static. */
void person_add(struct plan *plan, float gap, const struct person *person);

/* The width in pixels of the longest of several names at a size, each broken only at spaces. */
int person_longest_word_px(const struct plan *plan, enum face face, struct str names, int size_px);

/* Drops the picture beside the column if it would split the name of a row: the face is then in the disc. */
void person_drop_picture(struct plan *plan, struct str name);

/* Adds a row: disc, name and, under it, a detail. Does nothing when both are blank. A name too long for the
 * row is set as text. */
void person_row(struct plan *plan, struct str name, struct str detail);

#endif
