#include "status/status.h"

#define SECOND_MS 1000
#define MINUTE_MS (60 * SECOND_MS)
#define HOUR_MS   (60 * MINUTE_MS)
#define DAY_MS    (24 * (int64_t)HOUR_MS)

struct str
status_duration(struct arena *arena, int64_t ms)
{
    static const struct {
        int64_t ms, below_ms;
        const char *name;
    } units[] = {{SECOND_MS, MINUTE_MS, "second"},
                 {MINUTE_MS, HOUR_MS, "minute"},
                 {HOUR_MS, 2 * DAY_MS, "hour"},
                 {DAY_MS, INT64_MAX, "day"}};
    size_t i = 0;
    ms = ms < 0 ? 0 : ms;
    while (ms >= units[i].below_ms)
        i++;
    int64_t count = ms / units[i].ms;
    return arena_printf(arena, "%lld %s%s", (long long)count, units[i].name, count == 1 ? "" : "s");
}
