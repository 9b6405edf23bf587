#include "fetch/alert.h"

/* The moment that a date field means, a plain date its first or (`after`) its last. */
static int64_t
moment_of(const struct item *item, enum field field, struct zone *zone, bool after)
{
    struct field_date date;
    return item_date(item, field, &date) ? field_date_ms(&date, zone, after) : TIME_NONE;
}

static int64_t
begin_of(const struct item *item, struct zone *zone)
{
    int64_t from_ms = moment_of(item, FIELD_FROM, zone, false);
    if (from_ms != TIME_NONE)
        return from_ms;
    if (item->published_s != TIME_NONE)
        return item->published_s * 1000;
    return item->updated_s != TIME_NONE ? item->updated_s * 1000 : item->first_seen_ms;
}

int64_t
alert_end(const struct item *items, size_t count, int64_t wall_ms, int64_t alert_ms, struct zone *zone)
{
    int64_t last_ms = TIME_NONE;
    for (size_t i = 0; i < count; i++) {
        if (items[i].kind != KIND_ALERT || item_date_unreadable(&items[i], FIELD_FROM) ||
            item_date_unreadable(&items[i], FIELD_PUBLIC_ON))
            continue;
        int64_t begin_ms = begin_of(&items[i], zone);
        int64_t end_ms = moment_of(&items[i], FIELD_UNTIL, zone, true);
        if (end_ms == TIME_NONE)
            end_ms = (begin_ms != TIME_NONE ? begin_ms : wall_ms) + alert_ms;
        if (begin_ms <= wall_ms && end_ms > wall_ms && end_ms > last_ms)
            last_ms = end_ms;
    }
    return last_ms;
}
