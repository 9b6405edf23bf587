/* The days that a title names: "Fête de Noël, 14 décembre 2026", "4.12.2026: open day", "12–14 December". */
#ifndef BREAKROOM_FORMATS_TITLE_DAYS_H
#define BREAKROOM_FORMATS_TITLE_DAYS_H

#include <stdint.h>

#include "base/arena.h"
#include "feed/field.h"
#include "feed/item.h"

/* The date with which the day in a title is compared. */
struct title_reference {
    int64_t at_s;        /* when it was published or first seen; TIME_NONE: not known */
    bool nearest;        /* the day may be past: without a year it is the nearest one, else the next */
    struct str language; /* of the title, a tag, for the order of "4/12"; may be absent */
};

/* As field_date_text writes them. */
struct title_days {
    char first[FIELD_DATE_BYTES];
    char last[FIELD_DATE_BYTES]; /* of several; "": it is one day */
};

/* False when a title names no day for certain. A day without a year, which needs a reference, is less than
 * half a year away from it. */
bool title_days(struct str title, struct title_reference reference, struct title_days *out);

/* Gives an item that is upcoming, or a menu, and names no day itself, those of its title: `on` and, of
 * several, `until`. A menu of a week ends with the week. */
void title_take_days(struct arena *arena, struct item *item, struct title_reference reference);

#endif
