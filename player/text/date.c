#include "text/date.h"

#include <string.h>

#include <unicode/uchar.h>

#include "base/duration.h"
#include "base/utf8.h"
#include "base/zone.h"
#include "text/date_private.h"
#include "text/text_fold.h"

/* The value of the digit at the start, in any script, and its length; -1 when it is not one. */
static int
digit_at(struct str s, size_t *out_len)
{
    *out_len = 0;
    return u_charDigitValue((UChar32)utf8_next(s, out_len));
}

static bool
is_letter(char c)
{
    return str_is_letter(c) || (unsigned char)c >= 0x80;
}

static size_t
lex_number(struct str s, struct date_token *token)
{
    size_t len = 0, took = 0;
    token->type = DATE_NUMBER;
    for (int digit; len < s.len && (digit = digit_at(str_slice(s, len, SIZE_MAX), &took)) >= 0; len += took)
        if (token->digits++ < 18)
            token->number = token->number * 10 + digit;
    return len;
}

/* True when a word continues at `at`; that of a region ("Europe/Brussels", "Etc/GMT+5") may have signs and
 * digits. */
static bool
word_goes_on(struct str s, size_t at, bool region)
{
    size_t took = 0;
    char c = s.ptr[at];
    if (is_letter(c))
        return digit_at(str_slice(s, at, SIZE_MAX), &took) < 0;
    return (region && c && strchr("/_+-0123456789", c)) ||
           (c == '/' && at > 2 && at + 1 < s.len && is_letter(s.ptr[at + 1]));
}

static size_t
lex_word(struct str s, struct date_token *token)
{
    size_t len = 0;
    bool region = false;
    struct buf folded;
    while (len < s.len && word_goes_on(s, len, region)) {
        region = region || s.ptr[len] == '/';
        len++;
    }
    token->type = DATE_WORD;
    token->raw = str_slice(s, 0, len);
    buf_init(&folded, sizeof(token->word) - 1);
    text_fold(token->raw, &folded);
    memcpy(token->word, buf_c(&folded), folded.len + 1);
    buf_finish(&folded);
    return len;
}

/* Skips the comment that starts here: "Fri(day)", "(UTC)". An unterminated one takes all of the rest. */
static size_t
skip_comment(struct str text, size_t at)
{
    size_t len = str_find(str_slice(text, at, SIZE_MAX), STR(")"));
    return len == SIZE_MAX ? text.len : at + len + 1;
}

/* The tokens of a text, ended by DATE_END. White space separates them and is dropped, as are comments in
 * brackets. False when there are too many. */
static bool
lex_date(struct str text, struct date_token out[DATE_TOKENS_MAX])
{
    size_t count = 0, took = 0;
    memset(out, 0, sizeof(out[0]) * DATE_TOKENS_MAX);
    text = str_trim(text);
    if (text.len > DATE_BYTES_MAX)
        return false;
    for (size_t at = 0; at < text.len;) {
        struct str rest = str_slice(text, at, SIZE_MAX);
        struct date_token *token = &out[count];
        if (count == DATE_TOKENS_MAX - 1)
            return false;
        if (rest.ptr[0] == '(') {
            at = skip_comment(text, at);
        } else if (str_starts(rest, STR("\xC2\xA0")) || str_starts(rest, STR("\xE2\x80\xAF"))) {
            at += rest.ptr[0] == '\xC2' ? 2 : 3;
        } else if (strchr(" \t\r\n", rest.ptr[0])) {
            at++;
        } else {
            count++;
            if (digit_at(rest, &took) >= 0)
                at += lex_number(rest, token);
            else if (is_letter(rest.ptr[0]))
                at += lex_word(rest, token);
            else
                *token = (struct date_token){.type = DATE_SIGN, .sign = text.ptr[at++]};
        }
    }
    return true;
}

/* Dates in Korean are dates in Korea: "2026년", and the halves of the day. */
static void
guess_zone(struct date_found *found, struct str text)
{
    static const char *const korean[] = {"\xEB\x85\x84", "\xEC\x98\xA4\xED\x9B\x84",
                                         "\xEC\x98\xA4\xEC\xA0\x84"};
    for (size_t i = 0; i < 3 && !found->zoned; i++) {
        size_t at = str_find(text, str_from(korean[i]));
        if (at != SIZE_MAX && (i > 0 || (at > 0 && str_is_digit(text.ptr[at - 1])))) {
            found->zone_s = 9 * 3600;
            found->zoned = true;
        }
    }
}

/* Similar to a time, but not one. */
static bool
has_colon(const struct date_token *tokens)
{
    for (; tokens->type != DATE_END; tokens++)
        if (date_is_sign(tokens, ':') && !tokens->used && tokens[1].type == DATE_NUMBER && !tokens[1].used)
            return true;
    return false;
}

bool
date_read(struct str text, struct date *out)
{
    struct date_token tokens[DATE_TOKENS_MAX];
    struct date_found found = {.tokens = tokens};
    if (date_read_internet(text, out))
        return true;
    if (!text.len || !lex_date(text, tokens))
        return false;
    date_take_time(&found);
    if (found.wrong || has_colon(tokens))
        return false;
    if (!date_take_day(&found))
        return false;
    if (found.half && found.time && found.time_s <= 12 * 3600 + 3599)
        found.time_s = found.time_s % (12 * 3600) + found.half_hours * 3600;
    guess_zone(&found, text);
    out->at = date_days(found.year, found.month, found.day) * DAY_S + found.time_s - found.zone_s;
    if (found.region.len && date_in_region(found.region, out->at, &out->at))
        found.zoned = true;
    out->timed = found.time || found.zoned;
    out->zoned = found.zoned;
    out->whole = found.whole;
    return true;
}

int64_t
date_in_zone(int64_t at, struct zone *zone)
{
    int64_t days = at / DAY_S - (at % DAY_S < 0), year = 0;
    int64_t second = at - days * DAY_S;
    struct zone_day day = {0};
    if (!zone)
        return at;
    date_civil(days, &year, &day.month, &day.day);
    day.year = (int)year;
    return zone_instant(zone, day, (int)(second / 60)) / 1000 + second % 60;
}

bool
date_parse_at(struct str text, struct zone *zone, int64_t *out)
{
    struct date date;
    if (!date_read(text, &date))
        return false;
    *out = date.zoned ? date.at : date_in_zone(date.at, zone);
    return true;
}

bool
date_parse(struct str text, int64_t *out)
{
    return date_parse_at(text, NULL, out);
}
