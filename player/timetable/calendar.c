#include "timetable/calendar.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/udat.h>
#include <unicode/udatpg.h>
#include <unicode/ustring.h>

#include "base/clock.h"
#include "base/duration.h"
#include "base/memory.h"
#include "base/reason.h"
#include "text/date.h"

#define UNITS_MAX 128
#define BLOCK_MS  (15 * MINUTE_MS)

/* Names of months must be in the language of the surrounding text. */
static const char *
icu_locale(const char *locale)
{
    bool english = strncmp(locale, "en-", 3) == 0;
    return english || reason_language_of(locale) == REASON_FRENCH ? locale : "en-GB";
}

struct calendar_form {
    UDateFormat *format;
    size_t minutes, seconds; /* how far before their ends its texts have two digits of these; 0: nowhere */
    int64_t block_ms;        /* of the quarter of an hour that `text` begins */
    char text[UNITS_MAX * 3];
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

/* How far before their ends the texts of two times, `apart_ms` apart, differ; 0: they differ in more than two
 * digits. */
static size_t
find_digits(const struct calendar_form *form, int64_t apart_ms)
{
    char first[UNITS_MAX * 3], last[UNITS_MAX * 3];
    size_t len = write_by_icu(form, 0, first), at = 0;
    if (write_by_icu(form, apart_ms, last) != len)
        return 0;
    while (at < len && first[at] == last[at])
        at++;
    bool found = at + 2 <= len && str_is_digit(first[at]) && str_is_digit(first[at + 1]) &&
                 str_is_digit(last[at]) && str_is_digit(last[at + 1]) &&
                 memcmp(first + at + 2, last + at + 2, len - at - 2) == 0;
    return found ? len - at : 0;
}

static void
put_digits(char text[2], int number)
{
    text[0] = (char)('0' + number / 10);
    text[1] = (char)('0' + number % 10);
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
    form->block_ms = TIME_NONE;
    form->minutes = find_digits(form, BLOCK_MS - MINUTE_MS);
    form->seconds = find_digits(form, MINUTE_MS - SECOND_MS);
    return form;
}

void
calendar_form_destroy(struct calendar_form *form)
{
    if (form)
        udat_close(form->format);
    memory_free(form);
}

/* The quarter of an hour of a time: zones differ by whole ones, so that no day begins within one. */
static int64_t
block_of(int64_t at_ms)
{
    return at_ms - (at_ms % BLOCK_MS + BLOCK_MS) % BLOCK_MS;
}

/* ICU takes longer for a time than everything else in a row of a plan: it writes the first one of each
 * quarter of an hour, by which zones differ, and the digits of the others are put into that. */
struct str
calendar_write(struct arena *arena, struct calendar_form *form, int64_t at_ms)
{
    char text[UNITS_MAX * 3];
    int64_t block_ms = block_of(at_ms);
    int second = (int)((at_ms - block_ms) / SECOND_MS);
    if (!form->minutes || !form->seconds) {
        size_t len = write_by_icu(form, at_ms, text);
        return arena_str(arena, (struct str){text, len});
    }
    if (form->block_ms != block_ms)
        form->len = write_by_icu(form, block_ms, form->text);
    form->block_ms = block_ms;
    if (form->len < form->seconds || form->len < form->minutes)
        return STR("");
    const char *from = form->text + form->len - form->minutes;
    memcpy(text, form->text, form->len);
    put_digits(text + form->len - form->minutes, (from[0] - '0') * 10 + from[1] - '0' + second / 60);
    put_digits(text + form->len - form->seconds, second % 60);
    return arena_str(arena, (struct str){text, form->len});
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
    if (reason_language_of(locale) == REASON_FRENCH && at.tm_mday == 1 && str_starts(day, STR("1 ")))
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
    return block_of(at_ms) == block_of(now_ms) ? 0 : day_number(at_ms) - day_number(now_ms);
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
