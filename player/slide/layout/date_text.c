#include "slide/layout/date_text.h"

#include "base/duration.h"
#include "type/typography.h"

/* Days within which weekdays are used. */
#define WEEKDAYS_AGO   6
#define WEEKDAYS_AHEAD 13
/* Longer ones ("a partir del") may be broken: boxes can be narrow. */
#define PREPOSITION_BYTES 12

int64_t
date_text_now_s(const struct plan *plan)
{
    return plan->context->now.wall_ms / SECOND_MS;
}

bool
date_text_field(const struct plan *plan, enum field field, struct field_date *date, int64_t *at_s)
{
    if (!item_date(plan->item, field, date))
        return false;
    *at_s = labels_date_s(date, plan->context->zone);
    return true;
}

/* The year is omitted when the present year is not known. */
static int64_t
year_s(const struct plan *plan, int64_t at_s)
{
    return plan->context->now.trusted ? date_text_now_s(plan) : at_s;
}

static struct str
hour(const struct plan *plan, int64_t at_s)
{
    return labels_date_part(plan->context->labels, plan->arena, at_s, "jm", plan->context->zone);
}

/* A line may end at the first space from a place on, and at no later one. */
static struct str
bound_behind(const struct plan *plan, struct str text, size_t from)
{
    size_t space = str_find(str_slice(text, from, SIZE_MAX), STR(" "));
    if (space == SIZE_MAX)
        return text;
    struct str rest = typography_no_break(plan->arena, str_slice(text, from + space + 1, SIZE_MAX));
    return arena_printf(plan->arena, "%.*s %.*s", STR_ARG(str_slice(text, 0, from + space)), STR_ARG(rest));
}

/* True for yesterday and tomorrow, which have names, and for today where it has one. */
static bool
near(const struct plan *plan, int64_t at_s, bool today)
{
    int days = labels_days_until(at_s, date_text_now_s(plan), plan->context->zone);
    return plan->context->now.trusted && (days == 1 || days == -1 || (today && days == 0));
}

/* The text for a day, and its key in the labels: "demain", "mardi 1er décembre" if it is near, else "26 mars
 * 2027". */
struct naming {
    const char *key;
    struct str words;
};

static struct naming
day_named(const struct plan *plan, int64_t at_s, bool today)
{
    const struct slide_context *context = plan->context;
    int days = labels_days_until(at_s, year_s(plan, at_s), context->zone);
    if (near(plan, at_s, today))
        return (struct naming){"near", labels_date_near(context->labels, plan->arena, at_s,
                                                        date_text_now_s(plan), context->zone)};
    if (days < -WEEKDAYS_AGO || days > WEEKDAYS_AHEAD)
        return (struct naming){
            "date", typography_no_break(plan->arena, labels_day(context->labels, plan->arena, at_s,
                                                                year_s(plan, at_s), context->zone))};
    return (struct naming){
        "day",
        bound_behind(plan, labels_date(context->labels, plan->arena, at_s, year_s(plan, at_s), context->zone),
                     0)};
}

static struct naming
moment_named(const struct plan *plan, int64_t at_s)
{
    const struct slide_context *context = plan->context;
    struct str time = hour(plan, at_s);
    if (context->now.trusted && labels_days_until(at_s, date_text_now_s(plan), context->zone) == 0)
        return (struct naming){"time", time};
    struct naming day = day_named(plan, at_s, false);
    struct str said = labels_format(context->labels, plan->arena, "moment.time", day.words, time);
    day.words = bound_behind(plan, said, day.words.len);
    return day;
}

/* No line break after "jusqu’au", and none inside "jusqu’à 14:00". */
static struct str
bound_before(const struct plan *plan, struct str said, struct str day)
{
    size_t at = str_find(said, day);
    if (at == SIZE_MAX || at > PREPOSITION_BYTES)
        return said;
    return arena_printf(plan->arena, "%.*s%.*s",
                        STR_ARG(typography_no_break(plan->arena, str_slice(said, 0, at))),
                        STR_ARG(str_slice(said, at, SIZE_MAX)));
}

struct str
date_text_day(const struct plan *plan, enum field field)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s;
    if (!date_text_field(plan, field, &date, &at_s))
        return STR_NONE;
    return labels_day(context->labels, plan->arena, at_s, year_s(plan, at_s), context->zone);
}

struct str
date_text_in(const struct plan *plan, enum field field, const char *group)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s;
    if (!date_text_field(plan, field, &date, &at_s))
        return STR_NONE;
    struct naming named = date.instant ? moment_named(plan, at_s)
                                       : day_named(plan, at_s, str_equal(str_from(group), STR("from")));
    const char *key = arena_printf(plan->arena, "%s.%s", group, named.key).ptr;
    const char *with_hour = arena_printf(plan->arena, "%s_hour", key).ptr;
    key = date.instant && labels_has(context->labels, with_hour) ? with_hour : key;
    return bound_before(plan, labels_format(context->labels, plan->arena, key, named.words, STR_NONE),
                        named.words);
}

/* Before, on (of a day) or after the field's date: 1, 0 or -1. False while the date is not known. */
static bool
side_of(const struct plan *plan, enum field field, int *side)
{
    struct field_date date;
    int64_t at_s;
    if (!plan->context->now.trusted || !date_text_field(plan, field, &date, &at_s))
        return false;
    int days = labels_days_until(at_s, date_text_now_s(plan), plan->context->zone);
    bool ahead = date.instant ? at_s > date_text_now_s(plan) : days > 0;
    *side = ahead ? 1 : days == 0 && !date.instant ? 0 : -1;
    return true;
}

struct str
date_text_since(const struct plan *plan, enum field field)
{
    int side = 0;
    return date_text_in(plan, field, side_of(plan, field, &side) && side < 0 ? "since" : "from");
}

bool
date_text_upcoming(const struct plan *plan, enum field field)
{
    int side = 0;
    return side_of(plan, field, &side) && side > 0;
}
