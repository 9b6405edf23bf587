#include "type/bidi.h"

#include <unicode/ubidi.h>
#include <unicode/uchar.h>

#include "base/utf8.h"

#define PHONE_DIGITS 7 /* of a number whose groups have any length */

/* A line in UTF-16 for ICU, with the byte offset of each unit. */
struct wide {
    UChar *units;
    size_t *bytes; /* one more than units: the end */
    int32_t count;
};

static struct wide
widen(struct arena *arena, struct str line)
{
    struct wide wide = {arena_array(arena, line.len + 1, sizeof(UChar)),
                        arena_array(arena, line.len + 2, sizeof(size_t)), 0};
    size_t at = 0;
    while (at < line.len) {
        size_t from = at;
        uint32_t code = utf8_next(line, &at);
        for (int i = 0; i < U16_LENGTH(code); i++)
            wide.bytes[wide.count + i] = from;
        UBool error = false;
        U16_APPEND(wide.units, wide.count, (int32_t)line.len + 1, (UChar32)code, error);
        (void)error;
    }
    wide.bytes[wide.count] = line.len;
    return wide;
}

static bool
is_digit(UChar unit)
{
    return unit >= '0' && unit <= '9';
}

static bool
is_space(UChar unit)
{
    return unit == ' ' || unit == 0xA0 || unit == 0x202F;
}

/* A sign before a number, not a hyphen in a word. */
static bool
is_sign(const struct wide *wide, int32_t at)
{
    UChar unit = wide->units[at];
    return (unit == '+' || unit == '-' || unit == 0x2212) && at + 1 < wide->count &&
           is_digit(wide->units[at + 1]) &&
           (at == 0 || is_space(wide->units[at - 1]) || wide->units[at - 1] == '(');
}

/* "1900" to "2099". */
static bool
is_year(const UChar *digits, int count)
{
    return count == 4 && ((digits[0] == '1' && digits[1] == '9') || (digits[0] == '2' && digits[1] == '0'));
}

/* The end of digits, single spaces and hyphens. `one`: they are one number, such as "04 78 00 00 00" or
 * "18 240", and not several, as "2024-2025" or "2024 150". */
static int32_t
number_end(const struct wide *wide, int32_t at, bool *one)
{
    const UChar *first = wide->units + at;
    int digits = 0, group = 0, groups = 1;
    bool thousands = true;
    for (; at < wide->count; at++) {
        bool joint = is_space(wide->units[at]) || wide->units[at] == '-';
        if (is_digit(wide->units[at])) {
            digits++;
            group++;
        } else if (joint && group && at + 1 < wide->count && is_digit(wide->units[at + 1])) {
            thousands = thousands && (groups == 1 ? group <= 3 : group == 3);
            groups++;
            group = 0;
        } else
            break;
    }
    bool year = groups == 2 && is_year(first, digits - group) &&
                (group < 4 || is_year(wide->units + at - group, group));
    *one = (digits >= PHONE_DIGITS && !year) || (groups > 1 && thousands && group == 3);
    return at;
}

/* In what ICU sees, the sign of a number is a digit and the signs between its digits are commas, which do not
 * part it (UAX #9, W4): else the groups of "+33 4 78 00 00 00" would run left. */
static void
join_numbers(struct wide *wide)
{
    for (int32_t at = 0; at < wide->count;) {
        bool sign = is_sign(wide, at), one = false;
        if (!sign && !is_digit(wide->units[at])) {
            at++;
            continue;
        }
        int32_t end = number_end(wide, at + sign, &one);
        for (int32_t i = at + sign; one && i < end; i++)
            wide->units[i] = is_digit(wide->units[i]) ? wide->units[i] : ',';
        if (sign)
            wide->units[at] = '0';
        at = end;
    }
}

static struct bidi_runs
one_run(struct arena *arena, struct str line, bool rtl)
{
    struct bidi_runs out = {arena_alloc(arena, sizeof(struct bidi_run)), line.len ? 1 : 0};
    out.runs[0] = (struct bidi_run){0, line.len, rtl};
    return out;
}

static struct bidi_runs
collect(struct arena *arena, UBiDi *bidi, const struct wide *wide, int32_t count)
{
    struct bidi_runs out = {arena_array(arena, (size_t)count, sizeof(struct bidi_run)), (size_t)count};
    for (int32_t i = 0; i < count; i++) {
        int32_t start, length;
        UBiDiDirection direction = ubidi_getVisualRun(bidi, i, &start, &length);
        size_t from = wide->bytes[start];
        out.runs[i] = (struct bidi_run){from, wide->bytes[start + length] - from, direction == UBIDI_RTL};
    }
    return out;
}

/* Latin and similar scripts in a left-to-right paragraph need no ICU call. */
static bool
plain(struct str line)
{
    for (size_t i = 0; i < line.len; i++)
        if ((unsigned char)line.ptr[i] >= 0xD6) /* lead byte of U+0580 and above */
            return false;
    return true;
}

struct bidi_runs
bidi_runs(struct arena *arena, struct str line, bool rtl)
{
    if (line.len == 0 || (!rtl && plain(line)))
        return one_run(arena, line, rtl);
    struct wide wide = widen(arena, line);
    join_numbers(&wide);
    UErrorCode status = U_ZERO_ERROR;
    UBiDi *bidi = ubidi_openSized(wide.count, 0, &status);
    if (U_FAILURE(status))
        return one_run(arena, line, rtl);
    ubidi_setPara(bidi, wide.units, wide.count, rtl ? 1 : 0, NULL, &status);
    int32_t count = ubidi_countRuns(bidi, &status);
    struct bidi_runs out =
        U_SUCCESS(status) && count > 0 ? collect(arena, bidi, &wide, count) : one_run(arena, line, rtl);
    ubidi_close(bidi);
    return out;
}

bool
bidi_base_rtl(struct str text, bool fallback)
{
    size_t at = 0;
    while (at < text.len) {
        switch (u_charDirection((UChar32)utf8_next(text, &at))) {
        case U_LEFT_TO_RIGHT:
            return false;
        case U_RIGHT_TO_LEFT:
        case U_RIGHT_TO_LEFT_ARABIC:
            return true;
        default:
            break;
        }
    }
    return fallback;
}
