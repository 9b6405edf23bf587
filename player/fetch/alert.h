/* While a feed has an alert on the wall it is asked more often. For this folder only. */
#ifndef BREAKROOM_FETCH_ALERT_H
#define BREAKROOM_FETCH_ALERT_H

#include <stddef.h>
#include <stdint.h>

#include "feed/item.h"

/* The wall time at which the last of the alerts that have begun ends, or TIME_NONE when there is none. One
 * that names no end lasts alert_ms from its beginning: `from`, else its date, else when it was first seen.
 * Plain dates are whole days of the zone, as they are for the playlist. */
int64_t alert_end(const struct item *items, size_t count, int64_t wall_ms, int64_t alert_ms,
                  struct zone *zone);

#endif
