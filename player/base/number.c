#include "base/str.h"

#include <math.h>

size_t
str_digits(struct str s)
{
    size_t count = 0;
    while (count < s.len && str_is_digit(s.ptr[count]))
        count++;
    return count;
}

int64_t
str_take_number(struct str s, size_t *at, size_t most)
{
    size_t count = str_digits(str_slice(s, *at, most));
    int64_t number = 0;
    for (size_t i = 0; i < count; i++)
        if (number <= (INT64_MAX - 9) / 10)
            number = number * 10 + (s.ptr[*at + i] - '0');
    *at += count;
    return count ? number : -1;
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
        if (!str_is_digit(s.ptr[i]))
            return false;
        int digit = s.ptr[i] - '0';
        if (value > (INT64_MAX - digit) / 10)
            return false;
        value = value * 10 + digit;
    }
    *out = negative ? -value : value;
    return true;
}

/* The digits of s from *at on, as a number with up to 18 exact digits; the others only count. */
static int
digits(struct str s, size_t *at, double *value)
{
    int count = 0;
    while (*at < s.len && str_is_digit(s.ptr[*at])) {
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
