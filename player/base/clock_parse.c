/* Times and durations as people write them. */
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/str.h"

#define YEARS_10_MS ((int64_t)10 * 365 * 24 * 3600 * 1000)

bool
clock_parse_duration(const char *text, int64_t *out_ms)
{
    static const struct {
        const char *unit;
        int64_t ms;
    } units[] = {{"ms", 1}, {"s", 1000}, {"m", 60000}, {"h", 3600000}, {"d", 86400000}, {"", 1000}};
    size_t len = strspn(text, "0123456789");
    int64_t number;
    if (!str_to_int((struct str){text, len}, &number))
        return false;
    for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++)
        if (strcmp(text + len, units[i].unit) == 0) {
            if (number > YEARS_10_MS / units[i].ms)
                return false;
            *out_ms = number * units[i].ms;
            return true;
        }
    return false;
}

/* Skips one of these characters, if present. */
static bool
take_char(const char **text, const char *any)
{
    bool there = **text && strchr(any, **text);
    *text += there;
    return there;
}

/* Skips exactly so many digits, whose value must not be above `max`. */
static bool
take_digits(const char **text, size_t count, int max, int *out)
{
    size_t at = 0;
    *out = (int)str_take_number((struct str){*text, strlen(*text)}, &at, count);
    *text += at;
    return at == count && *out <= max;
}

static bool
take_day(const char **text, struct tm *tm)
{
    bool good = take_digits(text, 4, 9999, &tm->tm_year) && take_char(text, "-") &&
                take_digits(text, 2, 12, &tm->tm_mon) && take_char(text, "-") &&
                take_digits(text, 2, 31, &tm->tm_mday);
    tm->tm_year -= 1900;
    tm->tm_mon -= 1;
    return good;
}

/* "14:00", "14:00:30", "14:00:30.25"; the fraction in milliseconds. */
static bool
take_clock(const char **text, struct tm *tm, int *ms)
{
    int digit;
    if (!take_digits(text, 2, 23, &tm->tm_hour) || !take_char(text, ":") ||
        !take_digits(text, 2, 59, &tm->tm_min))
        return false;
    if (!take_char(text, ":"))
        return true;
    if (!take_digits(text, 2, 60, &tm->tm_sec))
        return false;
    if (take_char(text, "."))
        for (int weight = 100; take_digits(text, 1, 9, &digit); weight /= 10)
            *ms += digit * weight;
    return true;
}

/* The zone at the end of a time: seconds east of UTC, or local time when there is none. */
static bool
take_zone(const char **text, bool *local, int *east_s)
{
    int hours, minutes;
    bool west = **text == '-';
    *local = **text == '\0';
    *east_s = 0;
    if (*local || take_char(text, "Zz"))
        return **text == '\0';
    if (!take_char(text, "+-") || !take_digits(text, 2, 23, &hours) || !take_char(text, ":") ||
        !take_digits(text, 2, 59, &minutes))
        return false;
    *east_s = (west ? -1 : 1) * (hours * 3600 + minutes * 60);
    return **text == '\0';
}

bool
clock_parse_time(const char *text, int64_t *out_ms)
{
    struct tm tm = {.tm_isdst = -1};
    bool local = true;
    int east_s = 0, ms = 0;
    if (!take_day(&text, &tm))
        return false;
    if (*text &&
        (!take_char(&text, "T ") || !take_clock(&text, &tm, &ms) || !take_zone(&text, &local, &east_s)))
        return false;
    struct tm given = tm;
    int64_t at = local ? mktime(&tm) : timegm(&tm);
    if (tm.tm_mday != given.tm_mday || tm.tm_mon != given.tm_mon)
        return false;
    *out_ms = (at - east_s) * 1000 + ms;
    return true;
}
