#include "formats/title_days.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/clock.h"
#include "base/duration.h"
#include "base/utf8.h"
#include "formats/title_words.h"
#include "text/date.h"

#define DATE_WORDS    6
#define SHORT_WORDS   3   /* of a day without a year */
#define YEARLESS_DAYS 180 /* further ahead people write the year, … */
#define PAST_DAYS     60  /* … and after a longer time nobody announces it */
#define WITH_YEAR_MAX 64

/* The day that some of the words give. */
struct found_day {
    size_t from, to;
    struct field_date date;
    char text[FIELD_DATE_BYTES];
};

/* Reads a number of one or two digits, and the sign after it; false without one of the signs. */
static bool
take_number(struct str *rest, int *out, const char *const *signs, size_t count)
{
    size_t len = 0;
    *out = (int)str_take_number(*rest, &len, 2);
    for (size_t i = 0; len && i < count; i++)
        if (str_starts(str_slice(*rest, len, SIZE_MAX), str_from(signs[i]))) {
            *rest = str_trim(str_slice(*rest, len + strlen(signs[i]), SIZE_MAX));
            return true;
        }
    return false;
}

/* "12月1日", "12월 1일" anywhere in the text. */
static bool
read_eastern(struct str text, int *month, int *day)
{
    static const char *const months[] = {"月", "월"}, *const days[] = {"日", "일", "号", "號"};
    for (size_t at = 0; at < text.len; at++) {
        struct str rest = str_slice(text, at, SIZE_MAX);
        if (title_is_digit(text, at) && take_number(&rest, month, months, 2) &&
            take_number(&rest, day, days, 4))
            return true;
    }
    return false;
}

/* True when a language writes the day first in "4/12". Not in East Asia, Hungary and the United States;
 * English is used by sites of all countries. */
static bool
is_day_first(struct str language)
{
    static const char *const others[] = {"ja", "zh", "ko", "hu"};
    bool english = str_equal_nocase(language, STR("en")) || date_is_american(language), other = false;
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        other = other || str_starts_nocase(language, str_from(others[i]));
    return language.len && !english && !other;
}

/* "4/12" or "4/12/2026" where its order is known; the year of the second in *year. */
static bool
read_slashed(struct str text, bool day_first, int64_t *year, int *month, int *day)
{
    int64_t n[2] = {0}, said = *year;
    struct str rest = text;
    if (!str_to_int(str_split(&rest, '/'), &n[0]) || !rest.ptr || !str_to_int(str_split(&rest, '/'), &n[1]) ||
        (rest.ptr && (rest.len != 4 || str_digits(rest) != 4 || !str_to_int(rest, &said))) || n[0] < 1 ||
        n[1] < 1 || n[0] > 31 || n[1] > 31)
        return false;
    bool first = n[0] > 12 || (day_first && n[1] <= 12) || n[0] == n[1], second = n[1] > 12;
    *year = said;
    *day = (int)(first ? n[0] : n[1]);
    *month = (int)(first ? n[1] : n[0]);
    return (first || second) && *year;
}

/* False when it is not a date, as in the year 10000. */
static bool
set_day(struct found_day *day, int64_t year, int month, int number)
{
    snprintf(day->text, sizeof(day->text), "%04d-%02d-%02d", (int)year, month, number);
    return field_date(str_from(day->text), &day->date);
}

/* The other forms, which have an order of their own. */
static bool
read_ordered(const struct title_words *words, struct str text, int64_t year, struct found_day *out)
{
    int month = 0, day = 0;
    if (!(year && read_eastern(text, &month, &day)) &&
        !read_slashed(text, words->day_first, &year, &month, &day))
        return false;
    if (month < 1 || month > 12 || day < 1 || day > date_month_days(year, month))
        return false;
    return set_day(out, year, month, day);
}

static bool
read_text(struct str text, int64_t year, struct found_day *out)
{
    struct buf dated;
    buf_init(&dated, WITH_YEAR_MAX);
    buf_put(&dated, text);
    if (year)
        buf_printf(&dated, " %d", (int)year);
    struct str read = field_date_text(buf_str(&dated), out->text);
    bool good = read.ptr && field_date(read, &out->date);
    if (good && read.len >= sizeof(out->text))
        date_format(out->date.at, out->text); /* with another zone than UTC */
    else if (good) {
        memmove(out->text, read.ptr, read.len);
        out->text[read.len] = '\0';
    }
    buf_finish(&dated);
    return good;
}

/* Reads the words as a day of that year; 0: they name the year. */
static bool
read_day(const struct title_words *words, size_t from, size_t to, int64_t year, struct found_day *out)
{
    struct str text = title_words_of(words, from, to);
    if (text.len + 8 > WITH_YEAR_MAX)
        return false;
    out->from = from;
    out->to = to;
    return read_ordered(words, text, year, out) || read_text(text, year, out);
}

/* Whole days last until their end. */
static bool
fits(const struct found_day *day, struct title_reference reference, bool yearless)
{
    int64_t ahead_s = day->date.at - reference.at_s, length_s = day->date.instant ? 0 : DAY_S;
    if (reference.at_s == TIME_NONE)
        return !yearless;
    if (yearless && (ahead_s >= YEARLESS_DAYS * DAY_S || ahead_s <= -PAST_DAYS * DAY_S))
        return false;
    return reference.nearest || ahead_s + length_s > 0;
}

/* "14 décembre", "14.12.": a day and a month, but no two numbers. */
static bool
names_month(struct str text)
{
    bool digit = false, letter = false, sign = false;
    for (size_t i = 0; i < text.len; i++) {
        digit = digit || title_is_digit(text, i);
        letter = letter || (unsigned char)text.ptr[i] > '9';
        sign = sign || (title_is_digit(text, i + 1) && i > 0 && title_is_digit(text, i - 1) &&
                        strchr("./", text.ptr[i]));
    }
    return digit && (letter || sign); /* what is not ASCII is a letter */
}

/* The same without a year, in the year of the reference or an adjacent one. */
static bool
read_yearless(const struct title_words *words, size_t from, size_t to, struct title_reference reference,
              struct found_day *out)
{
    int64_t year = 0;
    int month = 0, day = 0;
    if (reference.at_s == TIME_NONE || title_has_comma(words, from, to) ||
        !names_month(title_words_of(words, from, to)))
        return false;
    date_civil(reference.at_s / DAY_S, &year, &month, &day);
    for (int later = reference.nearest ? -1 : 0; later < 2; later++)
        if (read_day(words, from, to, year + later, out) && fits(out, reference, true))
            return true;
    return false;
}

/* Further words that repeat the same day with its time: "12.12.2026 um 18 Uhr". */
static void
add_time(const struct title_words *words, struct found_day *day)
{
    struct found_day wider;
    for (size_t length = DATE_WORDS; length > day->to - day->from && !day->date.instant; length--) {
        size_t from = day->to < length ? 0 : day->to - length;
        for (; from <= day->from && from + length <= words->count && !day->date.instant; from++)
            if (read_day(words, from, from + length, 0, &wider) && wider.date.instant &&
                wider.date.year == day->date.year && wider.date.month == day->date.month &&
                wider.date.day == day->date.day)
                *day = wider;
    }
}

/* A year of four digits; those of other scripts may be one. */
static bool
may_have_year(struct str text)
{
    size_t digits = 0;
    for (size_t at = 0; at < text.len && digits < 4;) {
        uint32_t code = utf8_next(text, &at);
        digits = u_isdigit((UChar32)code) ? digits + 1 : 0;
    }
    return digits == 4;
}

/* The first day among the words; one with a year before all others. Fewer words before more: "3 runs, 12
 * December" is no day. */
static bool
find_day(const struct title_words *words, struct title_reference reference, struct found_day *out)
{
    for (size_t length = 1; length <= DATE_WORDS; length++)
        for (size_t i = 0; i + length <= words->count; i++)
            if (may_have_year(title_words_of(words, i, i + length)) &&
                !title_has_comma(words, i, i + length) && read_day(words, i, i + length, 0, out) &&
                fits(out, reference, false)) {
                add_time(words, out);
                return true;
            }
    for (size_t length = 1; length <= SHORT_WORDS; length++)
        for (size_t i = 0; i + length <= words->count; i++) {
            bool year = i + length < words->count && title_is_year(words, i + length);
            if (!year && read_yearless(words, i, i + length, reference, out))
                return true;
        }
    return false;
}

/* "12 to" before "14 December": a day of that number, in the same month or in the one before. */
static bool
read_number_before(const struct title_words *words, size_t at, const struct found_day *last,
                   struct found_day *out)
{
    int number = title_day_of(words, at), month = last->date.month;
    int64_t year = last->date.year;
    bool until =
        str_equal_nocase(title_words_of(words, at + 1, at + 2), STR("until")); /* "2 for 1 until 12 May" */
    if (!number || number == last->date.day || until)
        return false;
    if (number > last->date.day) {
        year -= month == 1;
        month = month > 1 ? month - 1 : 12;
    }
    *out = (struct found_day){.from = at, .to = at + 1};
    return number <= date_month_days(year, month) && set_day(out, year, month, number);
}

/* "to 14" after "December 12": at the end, or followed by a year; else it may be a time. */
static bool
read_number_behind(const struct title_words *words, size_t at, const struct found_day *first,
                   struct found_day *out)
{
    int number = title_day_of(words, at);
    bool ends = at + 1 == words->count || title_is_year(words, at + 1);
    if (!ends || number <= first->date.day || number > date_month_days(first->date.year, first->date.month))
        return false;
    *out = (struct found_day){.from = at, .to = at + 1};
    return set_day(out, first->date.year, first->date.month, number);
}

/* The first of several days, named by the words before `day`. */
static bool
first_before(const struct title_words *words, const struct found_day *day, struct found_day *out)
{
    struct title_reference reference = {.at_s = day->date.at, .nearest = true};
    if (day->from < 2 || !title_is_until(words, day->from - 1))
        return false;
    size_t end = day->from - 1;
    for (size_t length = 1; length <= SHORT_WORDS; length++)
        if (length <= end && read_yearless(words, end - length, end, reference, out) &&
            out->date.at < day->date.at)
            return true;
    return read_number_before(words, end - 1, day, out);
}

/* The last of several days, named by the words after it. */
static bool
last_behind(const struct title_words *words, const struct found_day *day, struct found_day *out)
{
    struct title_reference reference = {.at_s = day->date.at};
    size_t from = day->to + 1;
    if (from >= words->count || !title_is_until(words, day->to))
        return false;
    for (size_t length = 1; length <= SHORT_WORDS; length++)
        if (from + length <= words->count && (read_day(words, from, from + length, 0, out) ||
                                              read_yearless(words, from, from + length, reference, out)))
            return out->date.at > day->date.at;
    return read_number_behind(words, from, day, out);
}

/* "30/11 - 4/12": one shows the order of the other. */
static bool
has_day_first(const struct title_words *words)
{
    for (size_t i = 0; i < words->count; i++) {
        int month, day;
        int64_t year = 1, number;
        struct str text = title_words_of(words, i, i + 1), rest = text;
        if (read_slashed(text, false, &year, &month, &day) && str_to_int(str_split(&rest, '/'), &number) &&
            number > 12)
            return true;
    }
    return false;
}

bool
title_days(struct str title, struct title_reference reference, struct title_days *out)
{
    struct title_words words;
    struct found_day day, other;
    *out = (struct title_days){"", ""};
    title_split(title, &words);
    words.day_first = is_day_first(reference.language) || has_day_first(&words);
    if (!find_day(&words, reference, &day))
        return false;
    bool before = first_before(&words, &day, &other), behind = !before && last_behind(&words, &day, &other);
    memcpy(out->first, before ? other.text : day.text, sizeof(out->first));
    if (before || behind)
        memcpy(out->last, before ? day.text : other.text, sizeof(out->last));
    return true;
}
