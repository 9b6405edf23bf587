/* The lines of a menu of one day: a dish with its price and marks. */
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

#endif
