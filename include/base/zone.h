/* Local days and times of a zone, with ICU's calendar: pure functions of the zone's name and the instant. */
#ifndef BREAKROOM_BASE_ZONE_H
#define BREAKROOM_BASE_ZONE_H

#include <stdbool.h>
#include <stdint.h>

struct zone;

#define ZONE_DAY_MINUTES 1440

struct zone_day {
    int year, month, day; /* month 1 to 12; a day out of range counts into the next or previous month */
};

struct zone_time {
    struct zone_day day;
    int weekday; /* 0: Monday */
    int minute;  /* of the day, local time */
};

/* True when the machine's time zone database has a zone of this name, such as Europe/Paris. */
bool zone_is_known(const char *name);

/* NULL is the system's zone; an unknown name is UTC. The caller owns it: zone_destroy. */
struct zone *zone_create(const char *name);
void zone_destroy(struct zone *zone); /* NULL is fine */

/* Local date and time. */
struct zone_time zone_local(struct zone *zone, int64_t at_ms);

/* The instant of a local day and minute (1440: the next midnight). A skipped local time gives an instant as
 * long after the change; a repeated one gives the first. */
int64_t zone_instant(struct zone *zone, struct zone_day day, int minute);

/* The next change of the UTC offset (daylight saving time), or INT64_MAX. */
int64_t zone_next_step(struct zone *zone, int64_t at_ms);

#endif
