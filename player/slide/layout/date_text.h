/* The dates of an item in words. */
#ifndef BREAKROOM_SLIDE_LAYOUT_DATE_TEXT_H
#define BREAKROOM_SLIDE_LAYOUT_DATE_TEXT_H

#include "slide/layout/plan.h"

/* The date in a field; false when there is none, or it cannot be read. *at_s is seconds since 1970. */
bool date_text_field(const struct plan *plan, enum field field, struct field_date *date, int64_t *at_s);

/* "4 décembre", without weekday and hour; absent without a date. */
struct str date_text_day(const struct plan *plan, enum field field);

/* The date in the words of a group of labels, with the time if the field has one: GROUP.near ("jusqu’à
 * demain"), GROUP.day ("jusqu’au lundi 23 novembre") for the next two weeks and the last one, GROUP.date
 * ("jusqu’au 26 mars 2027") beyond, GROUP.time ("jusqu’à 14:00") for a time today. Languages with other words
 * for a date with a time have GROUP.near_hour and so on: "tot en met morgen", "tot morgen om 14:00". Absent
 * without a date. */
struct str date_text_in(const struct plan *plan, enum field field, const char *group);

/* The same in the words for something that has begun ("depuis le 1er décembre"), or that will begin ("dès
 * demain", "dès aujourd’hui") while it is in the future, on its day, and while the clock cannot be trusted.
 */
struct str date_text_since(const struct plan *plan, enum field field);

/* True when the clock can be trusted and the day or the instant of the field is in the future. */
bool date_text_upcoming(const struct plan *plan, enum field field);

int64_t date_text_now_s(const struct plan *plan);

#endif
