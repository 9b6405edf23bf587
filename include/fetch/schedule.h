/* When a feed is due. Pure: time and chance are arguments. */
#ifndef BREAKROOM_FETCH_SCHEDULE_H
#define BREAKROOM_FETCH_SCHEDULE_H

#include <stdint.h>

#define SCHEDULE_MIN_MS             (10 * 1000)                         /* no feed is fetched more often */
#define SCHEDULE_INTERVAL_MAX_MS    ((int64_t)30 * 24 * 60 * 60 * 1000) /* nor less often */
#define SCHEDULE_BACKOFF_MAX_MS     (15 * 60 * 1000) /* while it fails, unless its interval is shorter */
#define SCHEDULE_RETRY_AFTER_MAX_MS (24 * 60 * 60 * 1000)

/* The wait after a fetch. `interval_ms` is the configured interval; `failures` counts consecutive failed
 * fetches (0: success): 15 s, doubled for each, up to the lesser of 15 minutes and the interval, so that a
 * feed recovers within one interval after the fault has ended. `chance` is a random number of 32 bits that
 * varies the result by ±20 %, so that screens do not fetch simultaneously. A Retry-After (0: none) is used
 * instead, clamped between 1 minute and 24 hours and only varied upwards, since the server forbids earlier
 * requests. */
int64_t schedule_wait_ms(int64_t interval_ms, int failures, int64_t retry_after_ms, uint32_t chance);

/* The wait of a failing feed when the network may be back, `since_ms` after its last fetch: 1 to 3 s, to let
 * name resolution and clock synchronisation start, but at least SCHEDULE_MIN_MS after the last fetch. */
int64_t schedule_hasten_ms(int64_t since_ms, uint32_t chance);

#endif
