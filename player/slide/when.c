#include "slide/when.h"

#include "slide/typo.h"

#define MS 1000
/* Days for which people think in weekdays. */
#define WEEKDAYS_AGO   6
#define WEEKDAYS_AHEAD 13

int64_t
when_now_s(const struct plan *plan)
{
    return plan->context->now.wall_ms / MS;
}

bool
when_date(const struct plan *plan, enum field field, struct field_date *date, int64_t *at_s)
{
    if (!field_date(item_text(plan->item, field), date))
        return false;
    *at_s = labels_date_s(date, plan->context->zone);
    return true;
}

/* The year is not said where it is not known which year this is. */
static int64_t
year_s(const struct plan *plan, int64_t at_s)
{
    return plan->context->now.trusted ? when_now_s(plan) : at_s;
}

static struct str
hour(const struct plan *plan, int64_t at_s)
{
    return labels_date_part(plan->context->labels, plan->arena, at_s, "jm", plan->context->zone);
}

/* "mardi 1er décembre": a line may end behind the weekday and nowhere else. */
static struct str
bound_behind_weekday(const struct plan *plan, struct str day)
{
    size_t space = str_find(day, STR(" "));
    if (space == SIZE_MAX)
        return day;
    struct str rest = typo_unbroken(plan->arena, str_slice(day, space + 1, SIZE_MAX));
    return arena_printf(plan->arena, "%.*s %.*s", STR_ARG(str_slice(day, 0, space)), STR_ARG(rest));
}

/* True for yesterday and tomorrow, which have names. */
static bool
near(const struct plan *plan, int64_t at_s)
{
    int days = labels_days_until(at_s, when_now_s(plan), plan->context->zone);
    return plan->context->now.trusted && (days == 1 || days == -1);
}

/* The day: "demain", "mardi 1er décembre" where it is near, else "26 mars 2027". */
static struct str
day_words(const struct plan *plan, int64_t at_s)
{
    const struct slide_context *context = plan->context;
    int days = labels_days_until(at_s, year_s(plan, at_s), context->zone);
    if (near(plan, at_s))
        return labels_date_near(context->labels, plan->arena, at_s, when_now_s(plan), context->zone);
    if (days < -WEEKDAYS_AGO || days > WEEKDAYS_AHEAD)
        return typo_unbroken(
            plan->arena, labels_day(context->labels, plan->arena, at_s, year_s(plan, at_s), context->zone));
    return bound_behind_weekday(
        plan, labels_date(context->labels, plan->arena, at_s, year_s(plan, at_s), context->zone));
}

static struct str
words(const struct plan *plan, const struct field_date *date, int64_t at_s)
{
    struct str day = day_words(plan, at_s);
    return date->instant ? arena_printf(plan->arena, "%.*s, %.*s", STR_ARG(day), STR_ARG(hour(plan, at_s)))
                         : day;
}

struct str
when_day(const struct plan *plan, enum field field)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s;
    if (!when_date(plan, field, &date, &at_s))
        return STR_NONE;
    return labels_day(context->labels, plan->arena, at_s, year_s(plan, at_s), context->zone);
}

struct str
when_in(const struct plan *plan, enum field field, const char *group)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s;
    if (!when_date(plan, field, &date, &at_s))
        return STR_NONE;
    bool today =
        date.instant && context->now.trusted && labels_days_until(at_s, when_now_s(plan), context->zone) == 0;
    const char *how = today ? "time" : near(plan, at_s) ? "near" : "day";
    struct str key = arena_printf(plan->arena, "%s.%s", group, how);
    struct str said = today ? hour(plan, at_s) : words(plan, &date, at_s);
    return labels_format(context->labels, plan->arena, key.ptr, said, STR_NONE);
}

bool
when_ahead(const struct plan *plan, enum field field)
{
    struct field_date date;
    int64_t at_s;
    return plan->context->now.trusted && when_date(plan, field, &date, &at_s) &&
           labels_days_until(at_s, when_now_s(plan), plan->context->zone) > 0;
}
