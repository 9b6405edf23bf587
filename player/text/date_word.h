/* Words in dates: months, halves of the day, zones. */
#ifndef BREAKROOM_TEXT_DATE_WORD_H
#define BREAKROOM_TEXT_DATE_WORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/str.h"

/* All take a word as fold_text leaves it. */

/* 1 to 12, or 0 when it is no month in any language known. */
int date_month(struct str word);

/* 0 to 6 from Sunday on, or -1 when it is no day of the week in a language whose dates have slashes. */
int date_weekday(struct str word);

/* 0 for "am" and its like, 12 for "pm", -1 for anything else. */
int date_half_day(struct str word);

/* Minutes east of UTC; false when the word is no zone. One letter is UTC, as RFC 2822 has it. */
bool date_zone(struct str word, int *out_minutes);

/* Seconds since 1970 UTC of a local time, itself given as if it were UTC, in a zone such as
 * "Europe/Brussels"; false when there is none of that name. */
bool date_in_region(struct str region, int64_t local, int64_t *out);

#endif
