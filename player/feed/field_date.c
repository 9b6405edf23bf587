/* Dates in fields. */
#include <string.h>

#include "base/duration.h"
#include "base/zone.h"
#include "text/date.h"
#include "feed/field.h"

/* Exactly `count` digits at *at. */
static bool
take_digits(struct str s, size_t *at, size_t count, int *out)
{
    size_t from = *at;
    *out = (int)str_take_number(s, at, count);
    return *at - from == count;
}

static bool
take_char(struct str s, size_t *at, const char *any)
{
    for (; *at < s.len && *any; any++) {
        if (s.ptr[*at] == *any) {
            (*at)++;
            return true;
        }
    }
    return false;
}

static bool
take_day(struct str s, size_t *at, struct field_date *out)
{
    return take_digits(s, at, 4, &out->year) && take_char(s, at, "-") && take_digits(s, at, 2, &out->month) &&
           take_char(s, at, "-") && take_digits(s, at, 2, &out->day) && out->month >= 1 && out->month <= 12 &&
           out->day >= 1 && out->day <= date_month_days(out->year, out->month);
}

static bool
take_time(struct str s, size_t *at, int *out_s)
{
    int hour = 0, minute = 0, second = 0, digit = 0;
    if (!take_digits(s, at, 2, &hour) || !take_char(s, at, ":") || !take_digits(s, at, 2, &minute))
        return false;
    if (take_char(s, at, ":")) {
        if (!take_digits(s, at, 2, &second))
            return false;
        if (take_char(s, at, ".,") && !take_digits(s, at, 1, &digit))
            return false;
        while (take_char(s, at, "0123456789"))
            ;
    }
    *out_s = hour * 3600 + minute * 60 + second;
    return hour <= 24 && minute <= 59 && second <= 60 && *out_s <= DAY_S;
}

static bool
take_zone(struct str s, size_t *at, int *out_s)
{
    *out_s = 0;
    if (take_char(s, at, "Zz"))
        return true;
    int hour = 0, minute = 0;
    bool west = *at < s.len && s.ptr[*at] == '-';
    if (!take_char(s, at, "+-") || !take_digits(s, at, 2, &hour))
        return false;
    take_char(s, at, ":");
    if (!take_digits(s, at, 2, &minute) || hour > 23 || minute > 59)
        return false;
    *out_s = (hour * 3600 + minute * 60) * (west ? -1 : 1);
    return true;
}

bool
field_date(struct str text, struct field_date *out)
{
    struct str s = str_trim(text);
    size_t at = 0;
    int time_s = 0, zone_s = 0;
    *out = (struct field_date){0};
    if (!take_day(s, &at, out))
        return false;
    out->at = date_days(out->year, out->month, out->day) * DAY_S;
    if (at == s.len)
        return true;
    if (!take_char(s, &at, "Tt ") || !take_time(s, &at, &time_s))
        return false;
    out->local = at == s.len;
    out->instant = true;
    out->at += time_s;
    if (out->local)
        return true;
    take_char(s, &at, " ");
    if (!take_zone(s, &at, &zone_s))
        return false;
    out->at -= zone_s;
    return at == s.len;
}

struct str
field_date_text(struct str text, char out[FIELD_DATE_BYTES])
{
    struct field_date date;
    struct date read;
    if (field_date(text, &date))
        return str_trim(text);
    if (!date_read(str_trim(text), &read) || !read.whole || !*date_format(read.at, out))
        return STR_NONE;
    size_t len = strlen(out);
    return (struct str){out, read.zoned ? len : read.timed ? len - 1 : strlen("YYYY-MM-DD")};
}

int64_t
field_date_ms(const struct field_date *date, struct zone *zone, bool end)
{
    if (date->instant)
        return (date->local ? date_in_zone(date->at, zone) : date->at) * 1000;
    return zone_instant(zone, (struct zone_day){date->year, date->month, date->day + end}, 0);
}
