/* What fetch says of itself and of its feeds, for `breakroom status`. For this folder only. */
#ifndef BREAKROOM_FETCH_REPORT_H
#define BREAKROOM_FETCH_REPORT_H

#include "fetch/parts.h"

/* The latest date of these items that has passed, in seconds since 1970; of one without a date, when it was
 * first seen. TIME_NONE when there is none. */
int64_t report_newest(const struct item *items, size_t count, int64_t now_s);

/* Writes it anew: a section [fetch], and one [feed] for each. Times are monotonic milliseconds but where the
 * name says wall. */
void report_write(const struct fetcher *fetcher);

/* Says that the store cannot be written, once and again each hour while it lasts, and that it can again.
 * `good`: the last change was kept, be it in memory. */
void report_store(struct fetcher *fetcher, bool good, struct moment now);

#endif
