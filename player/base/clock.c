#include "base/clock.h"

#include <stdio.h>
#include <string.h>
#include <sys/timex.h>
#include <time.h>
#include <unistd.h>

#include "base/str.h"

/* Put there by systemd-timesyncd; readable where a service may not ask the kernel (ProtectClock). */
#define SYNCHRONISED_PATH "/run/systemd/timesync/synchronized"
#define WRITTEN_MS        1767225600000 /* 2026-01-01 UTC: this program has not run before */
#define YEARS_10_MS       ((int64_t)10 * 365 * 24 * 3600 * 1000)

static int64_t
read_ms(clockid_t id)
{
    struct timespec t;
    clock_gettime(id, &t);
    return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static bool
synchronised(void)
{
    struct timex state = {.modes = 0};
    bool asked = adjtimex(&state) >= 0;
    return (asked && !(state.status & STA_UNSYNC)) || access(SYNCHRONISED_PATH, F_OK) == 0;
}

struct moment
clock_now(int64_t floor_ms)
{
    struct moment now = {read_ms(CLOCK_MONOTONIC), read_ms(CLOCK_REALTIME), false};
    bool late_enough = floor_ms != TIME_NONE && now.wall_ms >= floor_ms && now.wall_ms >= WRITTEN_MS;
    now.trusted = late_enough || synchronised();
    return now;
}

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

/* The fraction of a second at the head of the text, in milliseconds; goes over it. */
static int
parse_fraction(const char **text)
{
    int ms = 0;
    if (**text != '.')
        return 0;
    ++*text;
    for (int weight = 100; **text >= '0' && **text <= '9'; weight /= 10, ++*text)
        ms += (**text - '0') * weight;
    return ms;
}

/* The zone at the end of a time: seconds east of UTC, or local time when there is none. */
static bool
parse_zone(const char *text, bool *local, int *east_s)
{
    int hours, minutes, len = 0;
    *local = *text == '\0';
    *east_s = 0;
    if (*local || strcmp(text, "Z") == 0 || strcmp(text, "z") == 0)
        return true;
    if ((*text != '+' && *text != '-') || sscanf(text + 1, "%2d:%2d%n", &hours, &minutes, &len) != 2)
        return false;
    *east_s = (*text == '-' ? -1 : 1) * (hours * 3600 + minutes * 60);
    return text[1 + len] == '\0' && hours < 24 && minutes < 60;
}

bool
clock_parse_time(const char *text, int64_t *out_ms)
{
    struct tm tm = {.tm_isdst = -1};
    int len = 0;
    if (sscanf(text, "%4d-%2d-%2d%n", &tm.tm_year, &tm.tm_mon, &tm.tm_mday, &len) != 3 || len != 10)
        return false;
    text += len;
    bool local = true;
    int east_s = 0, ms = 0;
    if (*text) {
        len = 0;
        if ((*text != 'T' && *text != ' ') ||
            sscanf(text + 1, "%2d:%2d:%2d%n", &tm.tm_hour, &tm.tm_min, &tm.tm_sec, &len) < 2)
            return false;
        text += 1 + (len ? len : 5);
        ms = len ? parse_fraction(&text) : 0;
        if (!parse_zone(text, &local, &east_s))
            return false;
    }
    tm.tm_year -= 1900;
    tm.tm_mon -= 1;
    struct tm given = tm;
    int64_t at = local ? mktime(&tm) : timegm(&tm);
    if (tm.tm_mday != given.tm_mday || tm.tm_mon != given.tm_mon)
        return false;
    *out_ms = (at - east_s) * 1000 + ms;
    return true;
}
