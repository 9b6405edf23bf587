/* The lines of a menu: a dish with its price and marks, or a day of the week with its dishes. */
#ifndef BREAKROOM_SLIDE_FIGURES_MENU_ROW_H
#define BREAKROOM_SLIDE_FIGURES_MENU_ROW_H

#include "feed/menu.h"
#include "slide/layout/plan.h"

/* The style of the name of a dish. */
extern const struct part_style menu_style_dish;

/* Adds a course without a dish. */
void menu_row_course(struct plan *plan, float gap, struct str course);

/* Adds a dish below its course, if that is not blank; the main one is larger. Does nothing without a name. */
void menu_row_dish(struct plan *plan, float gap, struct str course, const struct menu_line *dish);

/* The rows of a week's menu have the height of the highest one, unless that is far higher than the lowest. */
struct menu_week;
struct menu_week *menu_row_week(struct plan *plan);

/* Adds a day: its name, the dish, and the other dishes. Today is emphasised, past days are fainter, unless
 * the week of the day is not `known`. */
void menu_row_day(struct plan *plan, float gap, struct menu_week *week, int64_t at_s, bool known,
                  struct str dish, struct str others);

#endif
