#include "playlist/shift.h"

#include "base/clock.h"
#include "base/duration.h"

static bool
has_day(const struct shift *shift, int weekday)
{
    return shift->days >> (weekday % 7) & 1;
}

bool
shift_open(const struct shift *shift, struct zone *zone, int64_t at_ms)
{
    struct zone_time now = zone_local(zone, at_ms);
    if (!shift->span_count)
        return has_day(shift, now.weekday);
    for (int i = 0; i < shift->span_count; i++) {
        int from = shift->spans[i].from;
        int to = shift->spans[i].to;
        bool today = now.minute >= from && (to <= from || now.minute < to) && has_day(shift, now.weekday);
        bool since_yesterday = to <= from && now.minute < to && has_day(shift, now.weekday + 6);
        if (today || since_yesterday)
            return true;
    }
    return false;
}

static void
consider(int64_t candidate_ms, int64_t after_ms, int64_t *earliest_ms)
{
    if (candidate_ms > after_ms && candidate_ms < *earliest_ms)
        *earliest_ms = candidate_ms;
}

/* The next moment at which the answer may change: a bound of a span, midnight, or a change of the clock. */
static int64_t
next_bound(const struct shift *shift, struct zone *zone, int64_t at_ms)
{
    struct zone_day today = zone_local(zone, at_ms).day;
    int64_t earliest_ms = zone_next_step(zone, at_ms);
    for (int ahead = 0; ahead < 2; ahead++) {
        struct zone_day day = {today.year, today.month, today.day + ahead};
        consider(zone_instant(zone, day, 0), at_ms, &earliest_ms);
        for (int i = 0; i < shift->span_count; i++) {
            consider(zone_instant(zone, day, shift->spans[i].from), at_ms, &earliest_ms);
            consider(zone_instant(zone, day, shift->spans[i].to), at_ms, &earliest_ms);
        }
    }
    return earliest_ms;
}

/* In the hour that occurs twice, bounds occur again: each minute in it is checked. */
static int64_t
next_look(const struct shift *shift, struct zone *zone, int64_t at_ms)
{
    int64_t bound_ms = next_bound(shift, zone, at_ms);
    int64_t minute_ms = at_ms - at_ms % MINUTE_MS + MINUTE_MS;
    bool repeated =
        zone_instant(zone, zone_local(zone, at_ms).day, zone_local(zone, at_ms).minute) < at_ms - MINUTE_MS;
    return repeated && minute_ms < bound_ms ? minute_ms : bound_ms;
}

#define LOOKS_MAX 256 /* a week of bounds and an hour of minutes */

int64_t
shift_next(const struct shift *shift, struct zone *zone, int64_t at_ms)
{
    bool open = shift_open(shift, zone, at_ms);
    for (int i = 0; i < LOOKS_MAX && at_ms < INT64_MAX - MINUTE_MS; i++) {
        at_ms = next_look(shift, zone, at_ms);
        if (shift_open(shift, zone, at_ms) != open)
            return at_ms;
    }
    return TIME_NONE;
}
