#include "slide/layout/change.h"

#include <math.h>
#include <time.h>

#include "slide/layout/chart.h"
#include "slide/theme/colour.h"
#include "text/date.h"

#define NO_CHANGE    1e-9
#define PERIOD_BYTES 32
#define MONTHS       12

struct change
change_of(const struct plan *plan)
{
    const struct value *value = plan->item->fields[FIELD_CHANGE];
    if (!value)
        return (struct change){STR_NONE, 0};
    if (value->type != FIELD_NUMBER_TYPE) {
        struct str text = str_trim(value->text);
        bool down = str_starts(text, STR("-")) || str_starts(text, STR("−")) || str_starts(text, STR("–"));
        return (struct change){text, down ? -1 : str_starts(text, STR("+")) ? 1 : 0};
    }
    double number = value->number;
    if (fabs(number) < NO_CHANGE)
        return (struct change){STR("±0"), 0};
    const char *sign = number > 0 ? "+" : "−";
    return (struct change){
        arena_printf(plan->arena, "%s%.*s", sign, STR_ARG(chart_number(plan, fabs(number)))),
        number > 0 ? 1 : -1};
}

void
change_draw(const struct plan *plan, struct sheet *sheet, const struct change *change, struct look look,
            struct rect at)
{
    const struct theme *theme = plan->context->theme;
    int x = at.x;
    look.colour = change->direction > 0   ? theme->good
                  : change->direction < 0 ? theme->bad
                                          : plan->colours.text;
    look.colour = theme_readable(look.colour, plan->colours.ground, THEME_CONTRAST_REST);
    if (change->direction) {
        float side = (float)look.size_px * 0.8F;
        float middle = (float)at.y + (float)at.h / 2;
        float tip = middle - (float)change->direction * side * 0.42F;
        float base = middle + (float)change->direction * side * 0.42F;
        struct point points[] = {{(float)x, base}, {(float)x + side / 2, tip}, {(float)x + side, base}};
        sheet_points(sheet, BOX_SHAPE, points, 3, look.colour);
        x += (int)(side * 1.35F);
    }
    sheet_text(sheet, &look, change->text, x, at.y);
}

/* Which month a period is that is named by a month, with or without its year; 0 for others. */
static int
month_of(const struct plan *plan, struct str period)
{
    bool year = false, word = false;
    for (size_t i = 0; i < period.len; i++) {
        bool digit = period.ptr[i] >= '0' && period.ptr[i] <= '9';
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

/* "semaine 47" → "semaine 46": the number at its end, so much lower. */
static struct str
counted_down(const struct plan *plan, struct str period, int before)
{
    size_t at = period.len;
    while (at > 0 && period.ptr[at - 1] >= '0' && period.ptr[at - 1] <= '9')
        at--;
    int64_t number;
    if (!str_to_int(str_slice(period, at, SIZE_MAX), &number) || number <= before)
        return STR_NONE;
    return arena_printf(plan->arena, "%.*s%d", STR_ARG(str_slice(period, 0, at)), (int)number - before);
}

struct str
change_period(const struct plan *plan, int before, bool brief)
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

struct str
change_span(const struct plan *plan)
{
    struct str last = change_period(plan, 0, false), before = change_period(plan, 1, false);
    if (!plan->item->fields[FIELD_CHANGE] || !before.len)
        return STR_NONE;
    return arena_printf(plan->arena, "%.*s %s %.*s", STR_ARG(before), plan->rtl ? "←" : "→", STR_ARG(last));
}
