#include "timetable/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#include "base/clock.h"
#include "base/memory.h"
#include "text/date.h"

#define UNITS_MAX 128
#define MINUTE_MS 60000
#define SECOND_MS 1000

bool
calendar_french(const char *locale)
{
    return strncmp(locale, "fr", 2) == 0 && (locale[2] == '\0' || locale[2] == '-');
}

/* Names of months must be in the language of the surrounding text. */
static const char *
icu_locale(const char *locale)
{
    bool english = strncmp(locale, "en-", 3) == 0;
    return english || calendar_french(locale) ? locale : "en-GB";
}

struct calendar_form {
    UDateFormat *format;
    size_t seconds_at; /* where its texts have the two digits of the seconds; SIZE_MAX: nowhere */
    int64_t minute_ms; /* that `minute` is of */
    char minute[UNITS_MAX * 3];
    size_t len;
};

/* In UTF-8; its length, 0 when there is no text. */
static size_t
write_by_icu(const struct calendar_form *form, int64_t at_ms, char out[UNITS_MAX * 3])
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[UNITS_MAX];
    int32_t size = 0;
    int32_t count = udat_format(form->format, (UDate)at_ms, units, UNITS_MAX, NULL, &status);
    u_strToUTF8(out, UNITS_MAX * 3, &size, units, count, &status);
    return U_SUCCESS(status) ? (size_t)size : 0;
}

/* Two texts of one minute differ there and nowhere else. */
static size_t
find_seconds(const struct calendar_form *form)
{
    char first[UNITS_MAX * 3], last[UNITS_MAX * 3];
    size_t len = write_by_icu(form, 0, first), at = 0;
    if (write_by_icu(form, MINUTE_MS - SECOND_MS, last) != len)
        return SIZE_MAX;
    while (at < len && first[at] == last[at])
        at++;
    bool found = at + 2 <= len && memcmp(first + at, "00", 2) == 0 && memcmp(last + at, "59", 2) == 0 &&
                 memcmp(first + at + 2, last + at + 2, len - at - 2) == 0;
    return found ? at : SIZE_MAX;
}

struct calendar_form *
calendar_form_create(const char *locale, const char *skeleton)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar letters[UNITS_MAX] = {0}, pattern[UNITS_MAX];
    struct calendar_form *form = memory_alloc(sizeof(*form));
    u_uastrncpy(letters, skeleton, UNITS_MAX - 1);
    UDateTimePatternGenerator *generator = udatpg_open(icu_locale(locale), &status);
    int32_t count = udatpg_getBestPattern(generator, letters, -1, pattern, UNITS_MAX, &status);
    udatpg_close(generator);
    form->format =
        udat_open(UDAT_PATTERN, UDAT_PATTERN, icu_locale(locale), NULL, -1, pattern, count, &status);
    if (U_FAILURE(status))
        BUG("no date formats: the data of ICU is missing");
    form->minute_ms = TIME_NONE;
    form->seconds_at = find_seconds(form);
    return form;
}

void
calendar_form_destroy(struct calendar_form *form)
{
    if (form)
        udat_close(form->format);
    memory_free(form);
}

/* ICU takes longer for a time than everything else in a row of a plan: one call per minute is enough. */
struct str
calendar_write(struct arena *arena, struct calendar_form *form, int64_t at_ms)
{
    int64_t minute_ms = at_ms - (at_ms % MINUTE_MS + MINUTE_MS) % MINUTE_MS;
    int second = (int)((at_ms - minute_ms) / SECOND_MS);
    bool patched = form->seconds_at != SIZE_MAX;
    if (!patched || form->minute_ms != minute_ms) {
        form->len = write_by_icu(form, patched ? minute_ms : at_ms, form->minute);
        form->minute_ms = minute_ms;
    }
    if (patched && form->len >= form->seconds_at + 2) {
        form->minute[form->seconds_at] = (char)('0' + second / 10);
        form->minute[form->seconds_at + 1] = (char)('0' + second % 10);
    }
    return form->len ? arena_str(arena, (struct str){form->minute, form->len}) : STR("");
}

struct str
calendar_format(struct arena *arena, const char *locale, const char *skeleton, int64_t at_ms)
{
    struct calendar_form *form = calendar_form_create(locale, skeleton);
    struct str text = calendar_write(arena, form, at_ms);
    calendar_form_destroy(form);
    return text;
}

static struct tm
local(int64_t at_ms)
{
    time_t at_s = (time_t)((at_ms - (at_ms < 0 ? 999 : 0)) / 1000);
    struct tm tm = {0};
    localtime_r(&at_s, &tm);
    return tm;
}

struct str
calendar_day(struct arena *arena, const char *locale, int64_t at_ms, int64_t now_ms)
{
    struct tm at = local(at_ms);
    const char *skeleton = at.tm_year == local(now_ms).tm_year ? "dMMMM" : "dMMMMy";
    struct str day = calendar_format(arena, locale, skeleton, at_ms);
    /* "1er décembre", which is not in CLDR */
    if (calendar_french(locale) && at.tm_mday == 1 && str_starts(day, STR("1 ")))
        return arena_printf(arena, "1er%.*s", STR_ARG(str_slice(day, 1, SIZE_MAX)));
    return day;
}

static int64_t
day_number(int64_t at_ms)
{
    struct tm tm = local(at_ms);
    return date_days(tm.tm_year + 1900, tm.tm_mon + 1, tm.tm_mday);
}

int64_t
calendar_days(int64_t at_ms, int64_t now_ms)
{
    return day_number(at_ms) - day_number(now_ms);
}

bool
calendar_midnight(int64_t at_ms)
{
    struct tm at = local(at_ms);
    return at.tm_hour == 0 && at.tm_min == 0 && at.tm_sec == 0;
}

void
calendar_rfc3339(int64_t at_ms, char out[CALENDAR_RFC3339_BYTES])
{
    struct tm at = local(at_ms);
    char fraction[8] = "";
    long east = labs(at.tm_gmtoff) / 60;
    if (at_ms % 1000 > 0)
        snprintf(fraction, sizeof(fraction), ".%03d", (int)(at_ms % 1000));
    size_t len = strftime(out, CALENDAR_RFC3339_BYTES, "%Y-%m-%dT%H:%M:%S", &at);
    snprintf(out + len, CALENDAR_RFC3339_BYTES - len, "%s%c%02ld:%02ld", fraction,
             at.tm_gmtoff < 0 ? '-' : '+', east / 60, east % 60);
}
