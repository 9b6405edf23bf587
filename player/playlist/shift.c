#include "playlist/shift.h"

#include "base/clock.h"

#define ALL_DAYS 0x7F

static bool
read_digits(struct str *s, int max, int *out)
{
    int value = 0;
    size_t at = 0;
    for (; at < s->len && at < 2 && s->ptr[at] >= '0' && s->ptr[at] <= '9'; at++)
        value = value * 10 + s->ptr[at] - '0';
    *s = str_slice(*s, at, SIZE_MAX);
    *out = value;
    return at > 0 && value <= max;
}

/* "6", "06:00", "6h", "6h30", "6.30" */
static bool
read_minute(struct str s, int *out)
{
    int hour = 0;
    int minute = 0;
    s = str_trim(s);
    bool good = read_digits(&s, 24, &hour);
    if (good && s.len && (s.ptr[0] == ':' || s.ptr[0] == 'h' || s.ptr[0] == 'H' || s.ptr[0] == '.')) {
        bool bare_h = s.len == 1 && s.ptr[0] != ':';
        s = str_slice(s, 1, SIZE_MAX);
        good = bare_h || read_digits(&s, 59, &minute);
    }
    *out = hour * 60 + minute;
    return good && s.len == 0 && *out <= ZONE_DAY_MINUTES;
}

static int
read_hours(struct str text, struct shift *shift)
{
    while (text.ptr && shift->span_count < SHIFT_SPANS_MAX) {
        struct str span = str_split(&text, ',');
        struct str from = str_split(&span, '-');
        int start, end;
        if (!read_minute(from, &start) || !read_minute(span, &end))
            return shift->span_count = 0;
        shift->spans[shift->span_count].from = start % ZONE_DAY_MINUTES;
        shift->spans[shift->span_count++].to = end;
    }
    return shift->span_count;
}

static bool
read_day(struct str s, int *out)
{
    static const char names[][4] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun",
                                    "lun", "mar", "mer", "jeu", "ven", "sam", "dim"};
    s = str_trim(s);
    for (int i = 0; i < 14; i++)
        if (str_starts_nocase(s, str_from(names[i]))) {
            *out = i % 7;
            return true;
        }
    return false;
}

static unsigned char
read_days(struct str text)
{
    unsigned days = 0;
    while (text.ptr) {
        struct str span = str_split(&text, ',');
        struct str first = str_split(&span, '-');
        int from, to;
        if (!read_day(first, &from) || !read_day(span.ptr ? span : first, &to))
            return ALL_DAYS;
        for (int day = from;; day = (day + 1) % 7) {
            days |= 1u << day;
            if (day == to)
                break;
        }
    }
    return (unsigned char)days;
}

bool
shift_read(struct str hours, struct str days, struct shift *out)
{
    *out = (struct shift){.days = ALL_DAYS};
    if (!str_blank(hours))
        read_hours(hours, out);
    if (!str_blank(days))
        out->days = read_days(days);
    return out->span_count || out->days != ALL_DAYS;
}

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

/* The next moment at which the answer may change: a bound of a span, midnight, or the clock being moved. */
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

/* In the hour that the clock shows twice, bounds come again: there each minute is looked at. */
static int64_t
next_look(const struct shift *shift, struct zone *zone, int64_t at_ms)
{
    int64_t bound_ms = next_bound(shift, zone, at_ms);
    int64_t minute_ms = at_ms - at_ms % 60000 + 60000;
    bool repeated =
        zone_instant(zone, zone_local(zone, at_ms).day, zone_local(zone, at_ms).minute) < at_ms - 60000;
    return repeated && minute_ms < bound_ms ? minute_ms : bound_ms;
}

#define LOOKS_MAX 256 /* a week of bounds and an hour of minutes */

int64_t
shift_next(const struct shift *shift, struct zone *zone, int64_t at_ms)
{
    bool open = shift_open(shift, zone, at_ms);
    for (int i = 0; i < LOOKS_MAX && at_ms < INT64_MAX - 60000; i++) {
        at_ms = next_look(shift, zone, at_ms);
        if (shift_open(shift, zone, at_ms) != open)
            return at_ms;
    }
    return TIME_NONE;
}
