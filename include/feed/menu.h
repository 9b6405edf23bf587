/* The lines of the field `dishes`: the menu of the canteen, for a day or a week.
 *
 * Each text is one line. "Couscous royal | 4,80 € | vegetarian, main" is a dish with its price and its marks;
 * price and marks are optional. "Plat:" is a heading for the dishes that follow: a course or, when it names a
 * day ("mon:", "lundi:", "2026-11-26:"), a day of the week. */
#ifndef BREAKROOM_FEED_MENU_H
#define BREAKROOM_FEED_MENU_H

#include <stdbool.h>

#include "base/arena.h"
#include "feed/item.h"

struct menu_line {
    struct str head;        /* text of a heading, without the colon; else absent */
    int weekday;            /* of a heading that names a day of the week, 0 (Monday) to 6; else −1 */
    struct field_date date; /* of a heading that is a date; year 0: none */
    struct str name, price; /* of a dish; the price may be absent */
    struct str marks;       /* as written: for menu_mark */
    bool main;              /* the dish of the day: one of the marks is "main" */
};

/* Reads one text; the result refers to parts of it. */
struct menu_line menu_line(struct str text);

/* The next mark, except "main"; empty after the last one. */
struct str menu_mark(struct str *marks);

/* True for a heading that names a day. */
bool menu_names_day(const struct menu_line *line);

/* The day of a heading: its date, or its weekday in the week of another day. */
struct field_date menu_day(const struct menu_line *line, const struct field_date *week);

/* True for dishes of two days or more. */
bool menu_is_week(struct str_list lines);

/* The last day of an item: for a week the latest day in its headings, or the Sunday of the week of `on`; else
 * `on`. False without a day. */
bool menu_last_day(const struct item *item, struct field_date *out);

/* The lines of a menu in a text, with the structure of item.body, of an ordinary content system: a list,
 * dishes below headings, or days with their dishes, in the languages of date_weekday_of. What is no dish
 * becomes *rest. False when the text is another one; *rest is unchanged then. In the arena. */
bool menu_from_text(struct arena *arena, struct str body, struct str_list *out, struct str *rest);

struct json;

/* The texts of a JSON value: a text, or an array of texts, of dishes {"name", "price", "marks", "course",
 * "main"} and of days {"day", "dishes"}; at most `most` of them. False when any element has another form. */
bool menu_from_json(struct arena *arena, const struct json *json, size_t most, struct str_list *out);

#endif
