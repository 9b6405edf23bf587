#include <sys/random.h>

#include "fetch/fetch_private.h"
#include "base/number.h"
#include "fetch/schedule.h"

#define HINT_TIMES_MAX 4

static uint32_t
chance_of(const struct source *source, struct moment now)
{
    uint32_t chance;
    if (getrandom(&chance, sizeof(chance), GRND_NONBLOCK) < 0)
        chance = (uint32_t)str_hash(str_from(source->config->name), (uint64_t)now.mono_ms);
    return chance;
}

static int64_t
interval_of(const struct fetcher *fetcher, const struct source *source, struct moment now)
{
    int64_t interval_ms = source->config->interval_ms, most_ms = interval_ms * HINT_TIMES_MAX;
    if (source->hint_ms > interval_ms && !source->failures)
        interval_ms = number_min(source->hint_ms, most_ms);
    if (source->known && now.wall_ms < source->alert_ms && interval_ms > fetcher->config->alert_interval_ms)
        interval_ms = fetcher->config->alert_interval_ms;
    return interval_ms;
}

void
due_set(const struct fetcher *fetcher, struct source *source, struct moment now, int64_t retry_after_ms)
{
    source->due_ms = now.mono_ms + schedule_wait_ms(interval_of(fetcher, source, now), source->failures,
                                                    retry_after_ms, chance_of(source, now));
    if (!source->failures && source->pictures_ms < source->due_ms)
        source->due_ms = source->pictures_ms;
    int64_t empty_end_ms = source->empty_ms + fetcher->config->empty_grace_ms;
    /* only once: while the server is down the end may have passed long ago */
    if (source->empty_ms != TIME_NONE && retry_after_ms == 0 && empty_end_ms > now.mono_ms &&
        empty_end_ms < source->due_ms)
        source->due_ms = empty_end_ms;
    source->ended_ms = now.mono_ms;
    source->retry_after_set = retry_after_ms > 0;
}

void
due_hasten(struct source *source, struct moment now)
{
    if (source->path || source->refresh || source->retry_after_set || !source->failures)
        return;
    int64_t since_ms = now.mono_ms - source->ended_ms;
    int64_t due_ms = now.mono_ms + schedule_hasten_ms(since_ms, chance_of(source, now));
    if (due_ms < source->due_ms)
        source->due_ms = due_ms;
}

/* The time that a date field means: for a plain date its beginning or (`after`) its end. */
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
