/* A week of menus: one row per day. */
#ifndef BREAKROOM_SLIDE_FIGURES_MENU_WEEK_H
#define BREAKROOM_SLIDE_FIGURES_MENU_WEEK_H

#include "slide/layout/plan.h"

/* The rows have the height of the highest one, unless that is far higher than the lowest, and all of them
 * have columns or none. In the plan's arena. */
struct menu_week;
struct menu_week *menu_week_create(struct plan *plan);

/* Adds a day: its name, or its date in a language without words; the dish, and the other dishes. Today is
 * emphasised, past days are fainter, unless the week of the day is not `known`. */
void menu_week_add(struct plan *plan, float gap, struct menu_week *week, int64_t at_s, bool known,
                   struct str dish, struct str others);

#endif
