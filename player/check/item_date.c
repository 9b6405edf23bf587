/* How dates are written. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "check/state.h"
#include "text/date.h"

#define DAY_BYTES 16

/* "YYYY-MM-DD" of a day that exists. */
static bool
put_day(int64_t year, int64_t month, int64_t day, char out[DAY_BYTES])
{
    struct field_date date;
    snprintf(out, DAY_BYTES, "%04d-%02d-%02d", (int)(year % 10000), (int)(month % 100), (int)(day % 100));
    return month < 100 && day < 100 && field_date(str_from(out), &date);
}

/* Three whole numbers with one of "/.-" between them. */
static bool
three_numbers(struct str text, int64_t out[3])
{
    size_t len = 0;
    for (int i = 0; i < 3; i++) {
        text = str_slice(text, i ? len + 1 : 0, SIZE_MAX);
        for (len = 0; len < text.len && !memchr("/.-", text.ptr[len], 3); len++)
            ;
        if (!str_to_int(str_slice(text, 0, len), &out[i]) || out[i] < 0 || out[i] > 9999)
            return false;
    }
    return len == text.len;
}

/* What may be meant: both days that "04/01/2027" can be, the one that "31/13/2027" can be, or an example. */
static struct str
meant(struct check *check, struct str text)
{
    int64_t n[3] = {0};
    char first[DAY_BYTES] = "", second[DAY_BYTES] = "";
    if (three_numbers(str_trim(text), n)) {
        int64_t year = n[0] > 31 ? n[0] : n[2], a = n[0] > 31 ? n[2] : n[0];
        bool day_first = year >= 1000 && put_day(year, n[1], a, first);
        bool month_first = year >= 1000 && put_day(year, a, n[1], second);
        if (day_first && month_first)
            return arena_printf(check->arena, "%s / %s", first, second);
        if (day_first || month_first)
            return arena_str(check->arena, str_from(day_first ? first : second));
    }
    return STR("2026-12-04");
}

void
check_bounds(struct check *check)
{
    static const struct {
        enum field field;
        enum message message;
    } rows[] = {
        {FIELD_FROM, SAY_FROM_DATE}, {FIELD_PUBLIC_ON, SAY_EMBARGO_DATE}, {FIELD_UNTIL, SAY_UNTIL_DATE}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str text = item_text(check->item, rows[i].field);
        if (item_date_unreadable(check->item, rows[i].field))
            check_say(check, (struct say){rows[i].message,
                                          check_field_at(check, rows[i].field),
                                          {text, meant(check, text)}});
    }
}

/* The same moment with the offset that the clock on the wall has then. */
static struct str
with_zone(struct check *check, const struct field_date *date)
{
    char text[DATE_TEXT_BYTES];
    int64_t east_s = date->at - field_date_ms(date, check->zone, false) / 1000;
    int minutes = abs((int)(east_s / 60));
    date_format(date->at, text);
    return arena_printf(check->arena, "%.19s%c%02d:%02d", text, east_s < 0 ? '-' : '+', minutes / 60,
                        minutes % 60);
}

bool
check_date(struct check *check, const struct part *part, enum field field)
{
    struct field_date date;
    struct str read = item_text(check->item, field);
    if (part->type != JSON_STRING || !item_date(check->item, field, &date))
        return false;
    bool other = !check->xml && !str_equal(str_trim(part->value), read);
    if (!other && !date.local)
        return false;
    check_say(check,
              (struct say){other ? SAY_DATE_FORM : SAY_DATE_LOCAL,
                           part->at,
                           {part->name, str_trim(part->value), date.local ? with_zone(check, &date) : read}});
    return true;
}
