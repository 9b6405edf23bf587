#include "slide/figures/period.h"

#include <time.h>

#include "text/date.h"

#define PERIOD_BYTES 32
#define MONTHS       12

/* The month of a period named by a month, with or without its year; 0 for others. */
static int
month_of(const struct plan *plan, struct str period)
{
    bool year = false, word = false;
    for (size_t i = 0; i < period.len; i++) {
        bool digit = str_is_digit(period.ptr[i]);
        year = year || digit;
        word = word || (!digit && period.ptr[i] != ' ');
    }
    struct date date;
    struct str day = arena_printf(plan->arena, "15 %.*s%s", STR_ARG(period), year ? "" : " 2001");
    if (!word || !date_read(day, &date) || !date.whole)
        return 0;
    time_t at = (time_t)date.at;
    struct tm parts;
    return gmtime_r(&at, &parts) && parts.tm_mday == 15 ? parts.tm_mon + 1 : 0;
}

/* "semaine 47" → "semaine 46": the number at its end, reduced by so much. */
static struct str
counted_down(const struct plan *plan, struct str period, int before)
{
    size_t at = period.len;
    while (at > 0 && str_is_digit(period.ptr[at - 1]))
        at--;
    int64_t number;
    if (!str_to_int(str_slice(period, at, SIZE_MAX), &number) || number <= before)
        return STR_NONE;
    return arena_printf(plan->arena, "%.*s%d", STR_ARG(str_slice(period, 0, at)), (int)number - before);
}

struct str
period_before(const struct plan *plan, int before, bool brief)
{
    struct str period = str_trim(item_text(plan->item, FIELD_PERIOD));
    if (!period.len || period.len > PERIOD_BYTES)
        return STR_NONE;
    int month = month_of(plan, period);
    if (!month)
        return before ? counted_down(plan, period, before) : period;
    int then = (month - 1 - before % MONTHS + MONTHS) % MONTHS + 1;
    return before || brief ? labels_month(plan->context->labels, plan->arena, then, brief) : period;
}

/* "septembre → octobre": what the change is between; absent where there is none, or the period before is not
 * known. */
static struct str
span_of(const struct plan *plan)
{
    struct str last = period_before(plan, 0, false), before = period_before(plan, 1, false);
    if (!plan->item->fields[FIELD_CHANGE] || !before.len)
        return STR_NONE;
    return arena_printf(plan->arena, "%.*s %s %.*s", STR_ARG(before), plan->rtl ? "←" : "→", STR_ARG(last));
}

struct str
period_text(const struct plan *plan)
{
    struct str span = span_of(plan);
    return span.len ? span : item_text(plan->item, FIELD_PERIOD);
}
