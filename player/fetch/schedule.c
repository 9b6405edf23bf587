#include "fetch/schedule.h"

#include "base/number.h"

#define BACKOFF_FIRST_MS   (15 * 1000)
#define RETRY_AFTER_MIN_MS (60 * 1000)
#define HASTEN_MIN_MS      1000
#define HASTEN_SPREAD_MS   2000

/* A part of `range`, evenly distributed over the values of `chance`. */
static int64_t
share(int64_t range, uint32_t chance)
{
    return (int64_t)((double)range * chance / UINT32_MAX);
}

static int64_t
backoff(int64_t interval_ms, int failures)
{
    int64_t most = number_min(interval_ms, SCHEDULE_BACKOFF_MAX_MS);
    int64_t wait = BACKOFF_FIRST_MS;
    for (int i = 1; i < failures && wait < most; i++)
        wait *= 2;
    return number_min(wait, most);
}

int64_t
schedule_wait_ms(int64_t interval_ms, int failures, int64_t retry_after_ms, uint32_t chance)
{
    if (retry_after_ms > 0) {
        int64_t wait = number_clamp(retry_after_ms, RETRY_AFTER_MIN_MS, SCHEDULE_RETRY_AFTER_MAX_MS);
        return number_clamp(wait + share(wait / 5, chance), 0, SCHEDULE_RETRY_AFTER_MAX_MS);
    }
    interval_ms = number_clamp(interval_ms, SCHEDULE_MIN_MS, SCHEDULE_INTERVAL_MAX_MS);
    int64_t wait = failures > 0 ? backoff(interval_ms, failures) : interval_ms;
    wait += share(wait / 5 * 2, chance) - wait / 5;
    return number_max(wait, SCHEDULE_MIN_MS);
}

int64_t
schedule_hasten_ms(int64_t since_ms, uint32_t chance)
{
    int64_t wait = HASTEN_MIN_MS + share(HASTEN_SPREAD_MS, chance);
    return number_max(wait, SCHEDULE_MIN_MS - since_ms);
}
