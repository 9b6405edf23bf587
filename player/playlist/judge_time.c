#include "base/duration.h"
#include "playlist/judge.h"

#define AHEAD_MS (366 * DAY_MS) /* a later date is a mistake, not a plan */

bool
judge_passed(const struct judge *judge, int64_t at_ms)
{
    return at_ms != TIME_NONE && judge->known_ms != TIME_NONE && at_ms <= judge->known_ms;
}

/* True for a time between 2000 and a year after the known one. */
static bool
is_plausible(const struct judge *judge, int64_t at_ms)
{
    return at_ms >= JUDGE_YEAR_2000_MS &&
           (judge->known_ms == TIME_NONE || at_ms <= judge->known_ms + AHEAD_MS);
}

int64_t
judge_seconds(int64_t at_s)
{
    return at_s == TIME_NONE || at_s < 0 || at_s > INT64_MAX / 1000 ? TIME_NONE : at_s * 1000;
}

int64_t
judge_time(const struct judge *judge, const struct item *item)
{
    const int64_t times[] = {judge_seconds(item->published_s), judge_seconds(item->updated_s),
                             item->first_seen_ms};
    for (size_t i = 0; i < sizeof(times) / sizeof(times[0]); i++)
        if (is_plausible(judge, times[i]))
            return times[i];
    return TIME_NONE;
}
