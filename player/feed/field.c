#include "feed/field.h"

#include <assert.h>

#include "feed/date.h"

#define ALL       (~0u)
#define K(name)   (1u << KIND_##name)
#define HAPPENING (K(UPCOMING) | K(PEOPLE) | K(OPERATIONS) | K(ALERT) | K(COMPLIMENT) | K(TIP) | K(SMILE))
#define PERSONAL  (K(PEOPLE) | K(SPOTLIGHT))
#define MEASURED  (K(BAROMETER) | K(FIGURE))

static const struct row {
    const char *name;
    enum field_type type;
    unsigned kinds;
} rows[] = {
    {"from", FIELD_DATE, ALL},
    {"until", FIELD_DATE, ALL},
    {"public_on", FIELD_DATE, ALL},
    {"hours", FIELD_TEXT, ALL},
    {"days", FIELD_TEXT, ALL},
    {"sites", FIELD_TEXTS, ALL},
    {"priority", FIELD_TEXT, ALL},
    {"seconds", FIELD_NUMBER_TYPE, ALL},
    {"language", FIELD_TEXT, ALL},
    {"qr", FIELD_BOOL, ALL},
    {"picture", FIELD_TEXT, ALL},
    {"fit", FIELD_TEXT, ALL},
    {"on", FIELD_DATE, HAPPENING},
    {"where", FIELD_TEXT, HAPPENING},
    {"stage", FIELD_TEXT, K(PROJECT)},
    {"progress", FIELD_NUMBER_TYPE, K(PROJECT)},
    {"since", FIELD_DATE, K(OPERATIONS)},
    {"tell", FIELD_TEXT, K(OPERATIONS)},
    {"reference", FIELD_TEXT, K(PRODUCT)},
    {"what", FIELD_TEXT, K(PRODUCT)},
    {"when", FIELD_TEXT, K(PRODUCT)},
    {"better", FIELD_TEXT, K(PRODUCT)},
    {"who", FIELD_TEXT, PERSONAL | K(SMILE)},
    {"move", FIELD_TEXT, PERSONAL},
    {"replaces", FIELD_TEXT, PERSONAL},
    {"from_place", FIELD_TEXT, PERSONAL},
    {"to_place", FIELD_TEXT, PERSONAL},
    {"role", FIELD_TEXT, PERSONAL},
    {"to", FIELD_TEXTS, K(COMPLIMENT)},
    {"by", FIELD_TEXT, K(COMPLIMENT) | K(TIP) | K(FEEDBACK)},
    {"rule", FIELD_TEXT, K(COMPLIMENT)},
    {"number", FIELD_NUMBER_TYPE, K(RULE) | K(FIGURE)},
    {"of", FIELD_NUMBER_TYPE, K(RULE)},
    {"reason", FIELD_TEXT, K(RULE)},
    {"score", FIELD_NUMBER_TYPE, K(BAROMETER)},
    {"scale", FIELD_NUMBER_TYPE, K(BAROMETER)},
    {"change", FIELD_TEXT_OR_NUMBER, MEASURED},
    {"target", FIELD_NUMBER_TYPE, MEASURED},
    {"series", FIELD_NUMBERS, MEASURED},
    {"answers", FIELD_NUMBER_TYPE, K(BAROMETER)},
    {"period", FIELD_TEXT, MEASURED},
    {"unit", FIELD_TEXT, K(FIGURE)},
    {"stars", FIELD_NUMBER_TYPE, K(SMILE)},
    {"question", FIELD_TEXT, K(ANSWER)},
    {"answer", FIELD_TEXT, K(ANSWER)},
};
static_assert(sizeof(rows) / sizeof(rows[0]) == FIELD_COUNT, "a row for each field");

const char *
field_name(enum field field)
{
    return rows[field].name;
}

enum field_type
field_type(enum field field)
{
    return rows[field].type;
}

bool
field_from_name(struct str name, enum field *out)
{
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        if (str_equal(name, str_from(rows[i].name))) {
            *out = (enum field)i;
            return true;
        }
    }
    return false;
}

bool
field_applies(enum field field, enum kind kind)
{
    return rows[field].kinds & 1u << kind;
}

/* Exactly `count` digits at *at. */
static bool
take_digits(struct str s, size_t *at, int count, int *out)
{
    *out = 0;
    for (int i = 0; i < count; i++, (*at)++) {
        if (*at >= s.len || s.ptr[*at] < '0' || s.ptr[*at] > '9')
            return false;
        *out = *out * 10 + (s.ptr[*at] - '0');
    }
    return true;
}

static bool
take_char(struct str s, size_t *at, const char *any)
{
    for (; *at < s.len && *any; any++) {
        if (s.ptr[*at] == *any) {
            (*at)++;
            return true;
        }
    }
    return false;
}

static bool
take_day(struct str s, size_t *at, struct field_date *out)
{
    return take_digits(s, at, 4, &out->year) && take_char(s, at, "-") && take_digits(s, at, 2, &out->month) &&
           take_char(s, at, "-") && take_digits(s, at, 2, &out->day) && out->month >= 1 && out->month <= 12 &&
           out->day >= 1 && out->day <= date_month_days(out->year, out->month);
}

static bool
take_time(struct str s, size_t *at, int *out_s)
{
    int hour = 0, minute = 0, second = 0, digit = 0;
    if (!take_digits(s, at, 2, &hour) || !take_char(s, at, ":") || !take_digits(s, at, 2, &minute))
        return false;
    if (take_char(s, at, ":")) {
        if (!take_digits(s, at, 2, &second))
            return false;
        if (take_char(s, at, ".") && !take_digits(s, at, 1, &digit))
            return false;
        while (take_char(s, at, "0123456789"))
            ;
    }
    *out_s = hour * 3600 + minute * 60 + second;
    return hour <= 24 && minute <= 59 && second <= 60 && *out_s <= 86400;
}

static bool
take_zone(struct str s, size_t *at, int *out_s)
{
    *out_s = 0;
    if (take_char(s, at, "Zz"))
        return true;
    int hour = 0, minute = 0;
    bool west = *at < s.len && s.ptr[*at] == '-';
    if (!take_char(s, at, "+-") || !take_digits(s, at, 2, &hour))
        return false;
    take_char(s, at, ":");
    if (!take_digits(s, at, 2, &minute) || hour > 23 || minute > 59)
        return false;
    *out_s = (hour * 3600 + minute * 60) * (west ? -1 : 1);
    return true;
}

bool
field_date(struct str text, struct field_date *out)
{
    struct str s = str_trim(text);
    size_t at = 0;
    int time_s = 0, zone_s = 0;
    *out = (struct field_date){0};
    if (!take_day(s, &at, out))
        return false;
    out->at = date_days(out->year, out->month, out->day) * 86400;
    if (at == s.len)
        return true;
    if (!take_char(s, &at, "Tt ") || !take_time(s, &at, &time_s) || !take_zone(s, &at, &zone_s) ||
        at != s.len)
        return false;
    out->instant = true;
    out->at += time_s - zone_s;
    return true;
}
