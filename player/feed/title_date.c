#include "feed/title_date.h"

#include <string.h>
#include <unicode/uchar.h>

#include "base/clock.h"
#include "base/utf8.h"
#include "text/date.h"

#define WORDS_MAX     24 /* of a title, that are looked at */
#define DATE_WORDS    6
#define YEARLESS_DAYS 180 /* further ahead, or behind, people write the year */
#define DAY_S         ((int64_t)24 * 60 * 60)
#define WITH_YEAR_MAX 64

struct title_word {
    size_t from, to;
};

static size_t
split(struct str title, struct title_word *words)
{
    size_t count = 0;
    for (size_t at = 0; at < title.len && count < WORDS_MAX;) {
        size_t from = at;
        while (at < title.len) {
            size_t next = at;
            if (u_isUWhiteSpace((UChar32)utf8_next(title, &next)))
                break;
            at = next;
        }
        if (at > from)
            words[count++] = (struct title_word){from, at};
        if (at < title.len)
            utf8_next(title, &at);
    }
    return count;
}

static struct str
trim_signs(struct str text)
{
    while (text.len && strchr(",;:!?()[]", text.ptr[text.len - 1]))
        text.len--;
    while (text.len && strchr("([", text.ptr[0]))
        text = str_slice(text, 1, SIZE_MAX);
    return text;
}

static bool
is_ahead(struct str text, int64_t published_s)
{
    struct field_date date;
    return text.ptr && field_date(text, &date) && (published_s == TIME_NONE || date.at > published_s);
}

/* "14 décembre", in the year of publication or, when that has passed, in the next. */
static struct str
without_year(struct str text, int64_t published_s, char out[FIELD_DATE_BYTES])
{
    int64_t year = 0;
    int month = 0, day = 0;
    bool digit = false, letter = false;
    for (size_t i = 0; i < text.len; i++) {
        digit = digit || str_is_digit(text.ptr[i]);
        letter = letter || (unsigned char)text.ptr[i] > '9';
    }
    if (published_s == TIME_NONE || !digit || !letter || text.len + 8 > WITH_YEAR_MAX)
        return STR_NONE;
    date_civil(published_s / DAY_S, &year, &month, &day);
    for (int later = 0; later < 2; later++) {
        struct buf dated;
        buf_init(&dated, WITH_YEAR_MAX);
        buf_printf(&dated, "%.*s %d", STR_ARG(text), (int)year + later);
        struct str found = field_date_text(buf_str(&dated), out);
        struct field_date date;
        bool fits = found.ptr == out && is_ahead(found, published_s) && field_date(found, &date) &&
                    date.at < published_s + YEARLESS_DAYS * DAY_S;
        buf_finish(&dated);
        if (fits)
            return found;
    }
    return STR_NONE;
}

static bool
is_year(struct str title, struct title_word word)
{
    int64_t year;
    struct str text = trim_signs(str_slice(title, word.from, word.to - word.from));
    return text.len == 4 && str_to_int(text, &year) && year >= 1900 && year < 2200;
}

struct str
title_date(struct str title, int64_t published_s, char out[FIELD_DATE_BYTES])
{
    struct title_word words[WORDS_MAX];
    size_t count = split(title, words);
    for (size_t length = DATE_WORDS; length > 0; length--)
        for (size_t i = 0; i + length <= count; i++) {
            struct str text =
                trim_signs(str_slice(title, words[i].from, words[i + length - 1].to - words[i].from));
            struct str found = field_date_text(text, out);
            if (is_ahead(found, published_s))
                return found;
        }
    for (size_t length = 3; length > 1; length--)
        for (size_t i = 0; i + length <= count; i++) {
            if (i + length < count && is_year(title, words[i + length]))
                continue;
            struct str text =
                trim_signs(str_slice(title, words[i].from, words[i + length - 1].to - words[i].from));
            struct str found = without_year(text, published_s, out);
            if (found.ptr)
                return found;
        }
    return STR_NONE;
}
