#include "base/shift.h"

#define ALL_DAYS    0x7F
#define DAY_MINUTES 1440

static bool
read_digits(struct str *s, int max, int *out)
{
    size_t at = 0;
    *out = (int)str_take_number(*s, &at, 2);
    *s = str_slice(*s, at, SIZE_MAX);
    return *out >= 0 && *out <= max;
}

/* "6", "06:00", "6h", "6h30", "6.30" */
static bool
read_minute(struct str s, int *out)
{
    int hour = 0;
    int minute = 0;
    s = str_trim(s);
    bool good = read_digits(&s, 24, &hour);
    if (good && s.len && (s.ptr[0] == ':' || s.ptr[0] == 'h' || s.ptr[0] == 'H' || s.ptr[0] == '.')) {
        bool bare_h = s.len == 1 && s.ptr[0] != ':';
        s = str_slice(s, 1, SIZE_MAX);
        good = bare_h || read_digits(&s, 59, &minute);
    }
    *out = hour * 60 + minute;
    return good && s.len == 0 && *out <= DAY_MINUTES;
}

/* The number of spans; 0 when one of them cannot be read or there are too many. */
static int
read_hours(struct str text, struct shift *shift)
{
    while (text.ptr && shift->span_count < SHIFT_SPANS_MAX) {
        struct str span = str_split(&text, ',');
        struct str from = str_split(&span, '-');
        int start, end;
        if (!read_minute(from, &start) || !read_minute(span, &end))
            return shift->span_count = 0;
        shift->spans[shift->span_count].from = start % DAY_MINUTES;
        shift->spans[shift->span_count++].to = end;
    }
    return text.ptr ? (shift->span_count = 0) : shift->span_count;
}

static bool
read_day(struct str s, int *out)
{
    static const char names[][4] = {"mon", "tue", "wed", "thu", "fri", "sat", "sun",
                                    "lun", "mar", "mer", "jeu", "ven", "sam", "dim"};
    s = str_trim(s);
    for (size_t i = 0; i < s.len; i++) /* "lundi à vendredi" is not Monday */
        if (s.ptr[i] == ' ' || str_is_digit(s.ptr[i]))
            return false;
    for (int i = 0; i < 14; i++)
        if (str_starts_nocase(s, str_from(names[i]))) {
            *out = i % 7;
            return true;
        }
    return false;
}

/* One bit per day; 0 when one of them cannot be read. */
static unsigned char
read_days(struct str text)
{
    unsigned days = 0;
    while (text.ptr) {
        struct str span = str_split(&text, ',');
        struct str first = str_split(&span, '-');
        int from, to;
        if (!read_day(first, &from) || !read_day(span.ptr ? span : first, &to))
            return 0;
        for (int day = from;; day = (day + 1) % 7) {
            days |= 1u << day;
            if (day == to)
                break;
        }
    }
    return (unsigned char)days;
}

bool
shift_read(struct str hours, struct str days, struct shift *out)
{
    *out = (struct shift){.days = ALL_DAYS};
    if (!str_blank(hours))
        read_hours(hours, out);
    if (!str_blank(days))
        out->days = read_days(days);
    if (!out->days)
        out->days = ALL_DAYS;
    return out->span_count || out->days != ALL_DAYS;
}

bool
shift_read_rule(struct str text, struct shift *out)
{
    size_t digit = 0;
    text = str_trim(text);
    while (digit < text.len && !str_is_digit(text.ptr[digit]))
        digit++;
    struct str days = str_slice(text, 0, digit), hours = str_slice(text, digit, SIZE_MAX);
    *out = (struct shift){.days = ALL_DAYS};
    if (!str_blank(days))
        out->days = read_days(days);
    return text.len && out->days && (str_blank(hours) || read_hours(hours, out));
}
