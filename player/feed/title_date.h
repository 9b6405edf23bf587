/* The day that a title names: "Fête de Noël, 14 décembre 2026", "4.12.2026: open day". */
#ifndef BREAKROOM_FEED_TITLE_DATE_H
#define BREAKROOM_FEED_TITLE_DATE_H

#include <stdint.h>

#include "feed/field.h"

/* What field_date reads, in `out`; absent when it names none, or one before `published_s` (TIME_NONE: not
 * known). A day without a year, which needs that time, is the next one after it. */
struct str title_date(struct str title, int64_t published_s, char out[FIELD_DATE_BYTES]);

#endif
