#include <stdio.h>
#include <string.h>

#include "base/duration.h"
#include "text/date.h"
#include "text/date_private.h"

#define YEAR_FIRST 1000 /* earlier ones are used by programs for "none" */

static int64_t
full_year(const struct date_token *token)
{
    if (token->digits == 2)
        return token->number + (token->number < 70 ? 2000 : 1900);
    return token->number;
}

static bool
set_day(struct date_found *found, int64_t year, int64_t month, int64_t day)
{
    if (year < YEAR_FIRST || year > 9999 || month < 1 || month > 12 || day < 1 ||
        day > date_month_days(year, (int)month))
        return false;
    found->year = year;
    found->month = (int)month;
    found->day = (int)day;
    return true;
}

/* Sets the day with a number since 1970. */
static bool
set_days(struct date_found *found, int64_t days)
{
    date_civil(days, &found->year, &found->month, &found->day);
    return set_day(found, found->year, found->month, found->day);
}

static bool
set_ordinal(struct date_found *found, int64_t year, int64_t day)
{
    return year >= YEAR_FIRST && day >= 1 && day <= 337 + date_month_days(year, 2) &&
           set_days(found, date_days(year, 1, 1) + day - 1);
}

/* ISO 8601: week 1 has the 4th of January, weeks start on Monday. */
static bool
set_week(struct date_found *found, int64_t year, int64_t week, int64_t weekday)
{
    int64_t fourth = date_days(year, 1, 4);
    int64_t monday = fourth - ((fourth + 3) % 7 + 7) % 7;
    return week >= 1 && week <= 53 && weekday >= 1 && weekday <= 7 &&
           set_days(found, monday + (week - 1) * 7 + weekday - 1);
}

/* True when the text has neither a time nor another word than `name`: then a year, or a year and a month, are
 * a date, and not the rest of one with an unreadable day. */
static bool
is_bare(const struct date_found *found, const struct date_token *name)
{
    const struct date_token *list = found->tokens;
    for (size_t i = 0; list[i].type != DATE_END; i++)
        if (list[i].type == DATE_WORD && !list[i].used && &list[i] != name)
            return false;
    return !found->time;
}

/* A single number: ISO 8601 according to its length, or seconds or milliseconds since 1970. */
static bool
take_single(struct date_found *found, const struct date_token *n, bool dash_before)
{
    int64_t v = n->number;
    switch (n->digits) {
    case 4:
        if (dash_before) /* -YYMM */
            return set_day(found, 2000 + v / 100, v % 100, 1);
        return is_bare(found, NULL) && set_day(found, v, 1, 1);
    case 5:
        return set_ordinal(found, 2000 + v / 1000, v % 1000);
    case 6:
        return set_day(found, 2000 + v / 10000, v / 100 % 100, v % 100);
    case 7:
        return set_ordinal(found, v / 1000, v % 1000);
    case 8:
        found->whole = true;
        return set_day(found, v / 10000, v / 100 % 100, v % 100);
    case 14:
        found->whole = true;
        return date_set_time(found, v / 10000 % 100, v / 100 % 100, v % 100) &&
               set_day(found, v / 10000000000, v / 100000000 % 100, v / 1000000 % 100);
    case 13:
        v /= 1000; /* fall through */
    case 9:
    case 10:
        found->time_s = (int)(v % DAY_S);
        found->zoned = true;
        return set_days(found, v / DAY_S);
    default:
        return false;
    }
}

/* True when the day is on the weekday named in the text. */
static bool
is_weekday(const struct date_found *found, int64_t year, int64_t month, int64_t day)
{
    struct date_found one = {0};
    return set_day(&one, year, month, day) &&
           ((date_days(one.year, one.month, one.day) + 4) % 7 + 7) % 7 == found->weekday;
}

/* "03/04/2020" is in March if the text has am or pm, or if its weekday says so. */
static bool
is_month_first(const struct date_found *found, int64_t year, int64_t month, int64_t day)
{
    return found->half || (is_weekday(found, year, month, day) && !is_weekday(found, year, day, month));
}

/* Numbers only, by their separators. */
static bool
take_numbers(struct date_found *found, struct date_token *const *n, int count, char between)
{
    if (n[0]->digits == 4 && count == 2)
        return n[1]->digits == 3 ? set_ordinal(found, n[0]->number, n[1]->number)
                                 : is_bare(found, NULL) && set_day(found, n[0]->number, n[1]->number, 1);
    if (count == 2)
        return n[0]->digits == 2 && n[1]->digits == 3 && set_ordinal(found, full_year(n[0]), n[1]->number);
    found->whole = n[0]->digits == 4 || n[2]->digits == 4;
    if (n[0]->digits == 4)
        return set_day(found, n[0]->number, n[1]->number, n[2]->number);
    int64_t a = n[0]->number, b = n[1]->number, year = full_year(n[2]);
    if (n[2]->digits != 4 && between == '-')
        return set_day(found, full_year(n[0]), b, n[2]->number);
    if (n[2]->digits != 4 && n[2]->digits != 2)
        return false;
    if (between != '/')
        return set_day(found, year, b, a);
    if (a > 12 || a == b)
        return set_day(found, year, b, a);
    if (b > 12 || is_month_first(found, year, a, b))
        return set_day(found, year, a, b);
    return is_weekday(found, year, b, a) && set_day(found, year, b, a);
}

/* A month by name, and one or two numbers around it. */
static bool
take_named(struct date_found *found, struct date_token *const *n, int count, const struct date_token *name,
           int month)
{
    if (count == 1) /* no day is invented when it cannot be read */
        return n[0]->digits == 4 && is_bare(found, name) && set_day(found, n[0]->number, month, 1);
    if (count != 2)
        return false;
    bool year_first = n[0]->digits == 4 || (n[0]->number > 31 && n[1] > name);
    const struct date_token *year = year_first ? n[0] : n[1], *day = year_first ? n[1] : n[0];
    found->whole = year->digits == 4;
    return day->digits <= 2 && year->digits != 1 && year->digits != 3 &&
           set_day(found, full_year(year), month, day->number);
}

/* "2003-W52-3". */
static bool
take_week(struct date_found *found)
{
    struct date_token *t = found->tokens;
    if (!date_is_number(t, 4, 4))
        return false;
    t += 1 + date_is_sign(t + 1, '-');
    if (t->type != DATE_WORD || strcmp(t->word, "w") != 0 || !date_is_number(t + 1, 2, 3))
        return false;
    if (t[1].digits == 3)
        return set_week(found, found->tokens->number, t[1].number / 10, t[1].number % 10);
    int64_t weekday = date_is_sign(t + 2, '-') && date_is_number(t + 3, 1, 1) ? t[3].number : 1;
    return set_week(found, found->tokens->number, t[1].number, weekday);
}

/* The month named by a word, alone or with the next one ("كانون الثاني"); 0 when it is not one. */
static int
month_at(const struct date_token *at)
{
    char both[2 * DATE_WORD_BYTES];
    int month = at->type == DATE_WORD ? date_month(str_from(at->word)) : 0;
    if (month || at->type != DATE_WORD || at[1].type != DATE_WORD)
        return month;
    snprintf(both, sizeof(both), "%s%s", at->word, at[1].word);
    return date_month(str_from(both));
}

bool
date_take_day(struct date_found *found)
{
    struct date_token *numbers[4], *name = NULL;
    int count = 0, month = 0;
    found->weekday = -1;
    if (take_week(found))
        return true;
    for (struct date_token *at = found->tokens; at->type != DATE_END; at++)
        if (at->type == DATE_NUMBER && !at->used) {
            if (count == 4)
                return false;
            numbers[count++] = at;
        }
    if (count == 0 || count > 3)
        return false;
    for (struct date_token *at = found->tokens; at->type != DATE_END; at++) {
        int named = month_at(at);
        if (named) {
            name = at; /* the last one: "mar., 3 nov." has its Tuesday first */
            month = named;
        }
        if (at->type == DATE_WORD && found->weekday < 0)
            found->weekday = date_weekday(str_from(at->word));
    }
    if (name && (count < 3 || date_weekday(str_from(name->word)) < 0)) /* "mar, 03/11/2020" */
        return take_named(found, numbers, count, name, month);
    bool first_dash = numbers[0] > found->tokens && date_is_sign(numbers[0] - 1, '-');
    if (count == 1)
        return take_single(found, numbers[0], first_dash);
    if (first_dash && count == 2 && numbers[0]->digits == 2) /* -YY-MM */
        return set_day(found, full_year(numbers[0]), numbers[1]->number, 1);
    return take_numbers(found, numbers, count, numbers[0][1].type == DATE_SIGN ? numbers[0][1].sign : ' ');
}
