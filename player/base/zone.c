#include "base/zone.h"

#include <limits.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unicode/ucal.h>
#include <unicode/ustring.h>

#include "base/memory.h"

#define NAME_UNITS 128
#define DATABASE   "/usr/share/zoneinfo"
#define NAME_CHARS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/_+-."

struct zone {
    UCalendar *calendar;
};

bool
zone_is_known(const char *name)
{
    char path[PATH_MAX];
    struct stat st;
    bool plain = *name && name[strspn(name, NAME_CHARS)] == '\0' && !strstr(name, "..");
    int len = snprintf(path, sizeof(path), DATABASE "/%s", name);
    return plain && len < (int)sizeof(path) && stat(path, &st) == 0 && S_ISREG(st.st_mode);
}

struct zone *
zone_create(const char *name)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[NAME_UNITS] = {0};
    struct zone *zone = memory_alloc(sizeof(*zone));
    if (name)
        u_uastrncpy(units, name, NAME_UNITS - 1);
    zone->calendar = ucal_open(name ? units : NULL, -1, "en", UCAL_GREGORIAN, &status);
    if (U_FAILURE(status))
        BUG("no calendar: the data of ICU is missing");
    ucal_setAttribute(zone->calendar, UCAL_REPEATED_WALL_TIME, UCAL_WALLTIME_FIRST);
    return zone;
}

void
zone_destroy(struct zone *zone)
{
    if (!zone)
        return;
    ucal_close(zone->calendar);
    memory_free(zone);
}

static int
get(const struct zone *zone, UCalendarDateFields field)
{
    UErrorCode status = U_ZERO_ERROR;
    return ucal_get(zone->calendar, field, &status);
}

struct zone_time
zone_local(struct zone *zone, int64_t at_ms)
{
    UErrorCode status = U_ZERO_ERROR;
    ucal_setMillis(zone->calendar, (UDate)at_ms, &status);
    return (struct zone_time){
        .day = {get(zone, UCAL_YEAR), get(zone, UCAL_MONTH) + 1, get(zone, UCAL_DATE)},
        .weekday = (get(zone, UCAL_DAY_OF_WEEK) + 5) % 7,
        .minute = get(zone, UCAL_HOUR_OF_DAY) * 60 + get(zone, UCAL_MINUTE),
    };
}

int64_t
zone_instant(struct zone *zone, struct zone_day day, int minute)
{
    UErrorCode status = U_ZERO_ERROR;
    ucal_clear(zone->calendar);
    ucal_setDateTime(zone->calendar, day.year, day.month - 1, day.day + minute / ZONE_DAY_MINUTES,
                     minute % ZONE_DAY_MINUTES / 60, minute % 60, 0, &status);
    return (int64_t)floor(ucal_getMillis(zone->calendar, &status));
}

int64_t
zone_next_step(struct zone *zone, int64_t at_ms)
{
    UErrorCode status = U_ZERO_ERROR;
    UDate next;
    ucal_setMillis(zone->calendar, (UDate)at_ms, &status);
    if (!ucal_getTimeZoneTransitionDate(zone->calendar, UCAL_TZ_TRANSITION_NEXT, &next, &status))
        return INT64_MAX;
    return (int64_t)next;
}
