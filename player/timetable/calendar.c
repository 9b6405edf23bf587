#include "timetable/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#include "base/memory.h"
#include "text/date.h"

#define UNITS_MAX 128

bool
calendar_french(const char *locale)
{
    return strncmp(locale, "fr", 2) == 0 && (locale[2] == '\0' || locale[2] == '-');
}

/* Names of months must be of the language of the words around them. */
static const char *
icu_locale(const char *locale)
{
    bool english = strncmp(locale, "en-", 3) == 0;
    return english || calendar_french(locale) ? locale : "en-GB";
}

struct calendar_form {
    UDateFormat *format;
};

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
    return form;
}

void
calendar_form_destroy(struct calendar_form *form)
{
    if (form)
        udat_close(form->format);
    memory_free(form);
}

struct str
calendar_write(struct arena *arena, const struct calendar_form *form, int64_t at_ms)
{
    UErrorCode status = U_ZERO_ERROR;
    UChar units[UNITS_MAX];
    char bytes[UNITS_MAX * 3];
    int32_t size = 0;
    int32_t count = udat_format(form->format, (UDate)at_ms, units, UNITS_MAX, NULL, &status);
    u_strToUTF8(bytes, sizeof(bytes), &size, units, count, &status);
    return U_SUCCESS(status) ? arena_str(arena, (struct str){bytes, (size_t)size}) : STR("");
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
    /* "1er décembre", which CLDR does not know */
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
