#include "base/str.h"

#include <math.h>

static bool
is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool
str_to_int(struct str s, int64_t *out)
{
    bool negative = s.len && s.ptr[0] == '-';
    if (s.len && (s.ptr[0] == '-' || s.ptr[0] == '+'))
        s = str_slice(s, 1, SIZE_MAX);
    if (s.len == 0)
        return false;
    int64_t value = 0;
    for (size_t i = 0; i < s.len; i++) {
        if (!is_digit(s.ptr[i]))
            return false;
        int digit = s.ptr[i] - '0';
        if (value > (INT64_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = negative ? -value : value;
    return true;
}

/* The digits of s from *at on, as a number that takes up to 18 of them exactly; the rest only counts. */
static int
digits(struct str s, size_t *at, double *value)
{
    int count = 0;
    while (*at < s.len && is_digit(s.ptr[*at])) {
        *value = *value * 10 + (s.ptr[*at] - '0');
        (*at)++;
        count++;
    }
    return count;
}

static bool
exponent(struct str s, size_t *at, int *out)
{
    (*at)++;
    bool negative = *at < s.len && s.ptr[*at] == '-';
    if (*at < s.len && (s.ptr[*at] == '-' || s.ptr[*at] == '+'))
        (*at)++;
    double value = 0;
    if (digits(s, at, &value) == 0 || value > 400)
        return false;
    *out = negative ? -(int)value : (int)value;
    return true;
}

bool
str_to_double(struct str s, double *out)
{
    size_t at = 0;
    bool negative = s.len && s.ptr[0] == '-';
    if (s.len && (s.ptr[0] == '-' || s.ptr[0] == '+'))
        at++;
    double value = 0;
    int power = 0;
    int before = digits(s, &at, &value);
    int after = 0;
    if (at < s.len && s.ptr[at] == '.') {
        at++;
        after = digits(s, &at, &value);
    }
    if (before + after == 0)
        return false;
    if (at < s.len && (s.ptr[at] == 'e' || s.ptr[at] == 'E') && !exponent(s, &at, &power))
        return false;
    if (at != s.len)
        return false;
    power -= after;
    value = power < 0 ? value / pow(10, -power) : value * pow(10, power);
    *out = negative ? -value : value;
    return isfinite(value);
}
