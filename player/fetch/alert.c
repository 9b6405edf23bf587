#include "fetch/alert.h"

#include <stdio.h>

#define DAY_MS ((int64_t)86400000)

/* The moment that a date field means, a plain date its first or (`after`) its last. */
static int64_t
moment_of(const struct item *item, enum field field, bool after)
{
    struct field_date date;
    char text[16];
    int64_t at_ms;
    if (!field_date(item_text(item, field), &date))
        return TIME_NONE;
    if (date.instant)
        return date.at * 1000;
    snprintf(text, sizeof(text), "%04d-%02d-%02d", date.year % 10000, date.month % 100, date.day % 100);
    return clock_parse_time(text, &at_ms) ? at_ms + (after ? DAY_MS : 0) : TIME_NONE;
}

static int64_t
begin_of(const struct item *item)
{
    int64_t from_ms = moment_of(item, FIELD_FROM, false);
    if (from_ms != TIME_NONE)
        return from_ms;
    if (item->published_s != TIME_NONE)
        return item->published_s * 1000;
    return item->updated_s != TIME_NONE ? item->updated_s * 1000 : item->first_seen_ms;
}

int64_t
alert_end(const struct item *items, size_t count, int64_t wall_ms, int64_t alert_ms)
{
    int64_t last_ms = TIME_NONE;
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != KIND_ALERT)
            continue;
        int64_t begin_ms = begin_of(&items[i]);
        int64_t end_ms = moment_of(&items[i], FIELD_UNTIL, true);
        if (end_ms == TIME_NONE)
            end_ms = (begin_ms != TIME_NONE ? begin_ms : wall_ms) + alert_ms;
        if (begin_ms <= wall_ms && end_ms > wall_ms && end_ms > last_ms)
            last_ms = end_ms;
    }
    return last_ms;
}
