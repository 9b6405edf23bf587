/* The lines of the field `dishes`: what the canteen serves, on a day or over a week.
 *
 * Each text is one line. "Couscous royal | 4,80 € | vegetarian, main" is a dish with its price and its marks,
 * of which price and marks may be missing. "Plat:" is a head above the dishes that follow: a course, or, when
 * it names a day ("mon:", "lundi:", "2026-11-26:"), a day of a week. */
#ifndef BREAKROOM_FEED_MENU_H
#define BREAKROOM_FEED_MENU_H

#include <stdbool.h>

#include "base/arena.h"
#include "feed/item.h"

struct menu_line {
    struct str head;        /* of a head its words, without the colon; else absent */
    int weekday;            /* of a head that names a day of the week 0 (Monday) to 6, else −1 */
    struct field_date date; /* of a head that is a date; year 0: it is none */
    struct str name, price; /* of a dish; the price may be absent */
    struct str marks;       /* as they are written: for menu_mark */
    bool main;              /* the dish of the day: one of the marks is "main" */
};

/* Reads one text; what it gives are parts of the text. */
struct menu_line menu_line(struct str text);

/* The next of the marks but "main"; empty behind the last one. */
struct str menu_mark(struct str *marks);

/* True of a head that names a day. */
bool menu_names_day(const struct menu_line *line);

/* The day that a head names: its date, or its weekday in the week of another day. */
struct field_date menu_day(const struct menu_line *line, const struct field_date *week);

/* True when the dishes of an item are those of two days or more. */
bool menu_is_week(const struct item *item);

/* The last day that an item is about: of a week the latest that its heads name, or the Sunday of the week of
 * `on`; else `on`. False when it names none. */
bool menu_last_day(const struct item *item, struct field_date *out);

struct json;

/* The texts of a JSON value: a text, or an array of texts, of dishes {"name", "price", "marks", "course",
 * "main"} and of days {"day", "dishes"}; at most `most` of them. False when something in it is none of
 * these. */
bool menu_from_json(struct arena *arena, const struct json *json, size_t most, struct str_list *out);

#endif
