#include "playlist/hours.h"

#include "base/duration.h"
#include "base/memory.h"
#include "playlist/shift.h"

#define LOOKS_MAX 256

struct hours {
    struct config_hours rules;
    struct zone *zone;
    int64_t minute; /* the last one that was judged */
    bool open;
};

struct hours *
hours_create(const struct config_hours *rules, const char *zone)
{
    struct hours *hours = memory_alloc(sizeof(*hours));
    *hours = (struct hours){.rules = *rules, .zone = zone_create(zone), .minute = INT64_MIN};
    return hours;
}

void
hours_destroy(struct hours *hours)
{
    if (!hours)
        return;
    zone_destroy(hours->zone);
    memory_free(hours);
}

static bool
open_at(struct hours *hours, int64_t wall_ms)
{
    for (size_t i = 0; i < hours->rules.count; i++)
        if (shift_open(&hours->rules.list[i], hours->zone, wall_ms))
            return true;
    return hours->rules.count == 0;
}

bool
hours_open(struct hours *hours, struct moment now)
{
    if (!now.trusted || hours->rules.count == 0)
        return true;
    if (now.wall_ms / MINUTE_MS != hours->minute)
        hours->open = open_at(hours, now.wall_ms);
    hours->minute = now.wall_ms / MINUTE_MS;
    return hours->open;
}

/* The first change of any rule. */
static int64_t
next_bound(struct hours *hours, int64_t wall_ms)
{
    int64_t next_ms = TIME_NONE;
    for (size_t i = 0; i < hours->rules.count; i++) {
        int64_t at_ms = shift_next(&hours->rules.list[i], hours->zone, wall_ms);
        if (at_ms != TIME_NONE && (next_ms == TIME_NONE || at_ms < next_ms))
            next_ms = at_ms;
    }
    return next_ms;
}

int64_t
hours_change(struct hours *hours, int64_t wall_ms)
{
    bool open = open_at(hours, wall_ms);
    for (int i = 0; i < LOOKS_MAX && wall_ms != TIME_NONE; i++) {
        wall_ms = next_bound(hours, wall_ms);
        if (wall_ms != TIME_NONE && open_at(hours, wall_ms) != open)
            return wall_ms;
    }
    return TIME_NONE;
}
