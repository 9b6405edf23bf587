/* When a feed is due. Pure: time and chance are arguments. */
#ifndef BREAKROOM_FETCH_SCHEDULE_H
#define BREAKROOM_FETCH_SCHEDULE_H

#include <stdint.h>

#define SCHEDULE_MIN_MS             (10 * 1000)                         /* no feed is fetched more often */
#define SCHEDULE_INTERVAL_MAX_MS    ((int64_t)30 * 24 * 60 * 60 * 1000) /* nor more seldom */
#define SCHEDULE_BACKOFF_MAX_MS     (15 * 60 * 1000) /* while it fails, unless its interval is shorter */
#define SCHEDULE_RETRY_AFTER_MAX_MS (24 * 60 * 60 * 1000)

/* The wait after a try. `interval_ms` is the configured interval; `failures` counts the tries in a row that
 * failed (0: it succeeded): 15 s doubled for each, up to the lesser of 15 minutes and the interval, so that
 * all is normal again within one interval after the fault has ended.
 * `chance` is a random number of 32 bits that spreads the result by ±20 %, so that screens do not ask all at
 * once. A Retry-After (0: none) is used instead, held between 1 minute and 24 hours and only ever spread to
 * later: the server said not before. */
int64_t schedule_wait_ms(int64_t interval_ms, int failures, int64_t retry_after_ms, uint32_t chance);

/* The wait of a feed that fails once the machine's network may be back, `since_ms` after its last try: 1 to
 * 3 s, in which names and clocks come too, but never so that it is asked twice within SCHEDULE_MIN_MS. */
int64_t schedule_hasten_ms(int64_t since_ms, uint32_t chance);

#endif
