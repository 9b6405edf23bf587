#include "base/duration.h"
#include "text/date_private.h"

#define YEAR_MIN 1900

/* True when the text begins with this form, in which '0' is any digit. */
static bool
has_form(struct str text, const char *form)
{
    size_t at = 0;
    for (; at < text.len && form[at]; at++)
        if (form[at] == '0' ? !str_is_digit(text.ptr[at]) : text.ptr[at] != form[at])
            return false;
    return !form[at];
}

static int
number_at(struct str text, size_t at, size_t digits)
{
    return (int)str_take_number(text, &at, digits);
}

/* "Z", "+01:00", "-05:30". */
static bool
read_zone(struct str text, int *zone_s)
{
    *zone_s = 0;
    if (str_equal(text, STR("Z")))
        return true;
    if (text.len != 6 || (!has_form(text, "+00:00") && !has_form(text, "-00:00")))
        return false;
    int hours = number_at(text, 1, 2), minutes = number_at(text, 4, 2);
    *zone_s = (hours * 60 + minutes) * (text.ptr[0] == '-' ? -60 : 60);
    return hours <= 14 && minutes <= 59;
}

bool
date_read_internet(struct str text, struct date *out)
{
    int zone_s;
    if (!has_form(text, "0000-00-00T00:00:00") || !read_zone(str_slice(text, 19, SIZE_MAX), &zone_s))
        return false;
    int year = number_at(text, 0, 4), month = number_at(text, 5, 2), day = number_at(text, 8, 2);
    int hour = number_at(text, 11, 2), minute = number_at(text, 14, 2), second = number_at(text, 17, 2);
    if (year < YEAR_MIN || month < 1 || month > 12 || day < 1 || day > date_month_days(year, month) ||
        hour > 23 || minute > 59 || second > 59)
        return false;
    int64_t time_s = (hour * 60 + minute) * 60 + second;
    *out = (struct date){.at = date_days(year, month, day) * DAY_S + time_s - zone_s,
                         .timed = true,
                         .zoned = true,
                         .whole = true};
    return true;
}
