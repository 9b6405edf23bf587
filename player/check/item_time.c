#include "base/duration.h"
#include "check/check_private.h"

/* Calendar days as written, then instants of the same day: the order that people expect. */
static int
compare(const struct field_date *a, const struct field_date *b, struct zone *zone)
{
    if (a->year != b->year)
        return a->year < b->year ? -1 : 1;
    if (a->month != b->month)
        return a->month < b->month ? -1 : 1;
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (!a->instant || !b->instant)
        return 0;
    int64_t a_ms = field_date_ms(a, zone, false), b_ms = field_date_ms(b, zone, false);
    return a_ms == b_ms ? 0 : a_ms < b_ms ? -1 : 1;
}

/* Slides of these kinds end with their day. */
static bool
ends_with_day(enum kind kind)
{
    return kind == KIND_UPCOMING || kind == KIND_CELEBRATION || kind == KIND_MENU;
}

static void
check_window(struct check *check)
{
    struct field_date from, until;
    struct str first = item_text(check->item, FIELD_FROM), last = item_text(check->item, FIELD_UNTIL);
    bool ends = field_date(last, &until);
    size_t at = check_field_at(check, FIELD_UNTIL);
    if (ends && field_date(first, &from) && compare(&until, &from, check->zone) < 0)
        check_say(check, (struct say){SAY_UNTIL_BEFORE_FROM, at, {last, first}});
    else if (check->verdict.reason == PLAYLIST_EXPIRED && ends)
        check_say(check, (struct say){check->xml ? SAY_OVER_XML : SAY_OVER, at, {last}});
    else if (check->verdict.reason == PLAYLIST_EXPIRED && ends_with_day(check->item->kind))
        check_say(check, (struct say){check->xml ? SAY_OVER_XML : SAY_DAY_OVER,
                                      check_field_at(check, FIELD_ON),
                                      {item_text(check->item, FIELD_ON)}});
    else if (check->verdict.reason == PLAYLIST_TOO_OLD)
        check_say(check,
                  (struct say){SAY_TOO_OLD, check->item->offset, {str_from(kind_name(check->item->kind))}});
}

#define SOON_MS (120 * MINUTE_MS)
#define YEAR_MS ((int64_t)366 * 86400000)

static struct str
moment(struct check *check, int64_t at_ms)
{
    struct zone_time time = zone_local(check->zone, at_ms);
    return arena_printf(check->arena, "%04d-%02d-%02d %02d:%02d", time.day.year, time.day.month, time.day.day,
                        time.minute / 60, time.minute % 60);
}

/* A future date of publication holds the item back. */
static void
check_ahead(struct check *check)
{
    static const char *const names[] = {"date_published", "pubDate", "published", "issued", "date"};
    int64_t ahead_ms = check->verdict.at_ms - check->context->now.wall_ms;
    size_t at = check->item->offset;
    if (check->verdict.reason != PLAYLIST_NOT_YET)
        return;
    for (size_t i = sizeof(names) / sizeof(names[0]); i > 0; i--)
        at = check_part(check, names[i - 1], false) ? check_at(check, names[i - 1], false) : at;
    enum message message = ahead_ms < SOON_MS   ? SAY_AHEAD_CLOCK
                           : ahead_ms > YEAR_MS ? SAY_AHEAD_YEARS
                                                : SAY_AHEAD;
    struct str when = moment(check, check->verdict.at_ms);
    check_say(check,
              (struct say){message, at, {when, check_number(check, (ahead_ms + MINUTE_MS - 1) / MINUTE_MS)}});
}

/* Hours and days that leave an item no time before its end. */
static void
check_hours(struct check *check)
{
    struct field_date until;
    int64_t at_ms = check->verdict.at_ms;
    bool hours = check->verdict.reason == PLAYLIST_HOURS;
    bool ends = item_date(check->item, FIELD_UNTIL, &until);
    size_t at = check_field_at(check, check_part(check, "days", true) ? FIELD_DAYS : FIELD_HOURS);
    if (hours && (at_ms == TIME_NONE || (ends && at_ms >= field_date_ms(&until, check->zone, true))))
        check_say(check, (struct say){.message = SAY_NEVER_OPEN, .at = at});
}

static void
check_quarantine(struct check *check)
{
    if (check->verdict.reason == PLAYLIST_QUARANTINED)
        check_say(check, (struct say){.message = SAY_QUARANTINED, .at = check->item->offset});
}

/* Without case. */
static bool
contains(struct str text, const char *words)
{
    struct str needle = str_from(words);
    for (size_t i = 0; i + needle.len <= text.len; i++)
        if (str_lower(text.ptr[i]) == needle.ptr[0] &&
            str_starts_nocase(str_slice(text, i, SIZE_MAX), needle))
            return true;
    return false;
}

/* Words that mean an embargo. "Embargo" alone is also a trade embargo, and in Spanish "sin embargo" is
 * "however". */
static bool
speaks_of_embargo(const struct item *item)
{
    static const char *const signs[] = {"sous embargo",
                                        "under embargo",
                                        "embargoed until",
                                        "embargo until",
                                        "embargo jusqu",
                                        "unter embargo",
                                        "bajo embargo",
                                        "sotto embargo",
                                        "embargo bis",
                                        "embargo hasta",
                                        "embargo fino",
                                        "confidentiel jusqu",
                                        "confidential until",
                                        "ne pas diffuser avant",
                                        "not for release before",
                                        "sperrfrist",
                                        "embargo :",
                                        "embargo:"};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (contains(item->title, signs[i]) || contains(item->text, signs[i]))
            return true;
    for (size_t k = 0; k < item->categories.count; k++)
        if (str_equal_nocase(str_trim(item->categories.items[k]), STR("embargo")))
            return true;
    return false;
}

static void
check_embargo(struct check *check)
{
    const struct item *item = check->item;
    bool written = check_part(check, "public_on", true);
    if (!written && !item->fields[FIELD_PUBLIC_ON] && !item->fields[FIELD_FROM] && speaks_of_embargo(item))
        check_say(check, (struct say){.message = SAY_EMBARGO_NO_DATE, .at = item->offset});
    if (item->kind == KIND_UPCOMING && item->fields[FIELD_PUBLIC_ON] && !item->fields[FIELD_ON] &&
        !check_part(check, "on", true) && !check_other_named(check, FIELD_ON))
        check_say(check,
                  (struct say){.message = SAY_EMBARGO_NO_DAY, .at = check_field_at(check, FIELD_PUBLIC_ON)});
}

/* An alert without an end; and a category that suggests an alert, but is ambiguous. */
static void
check_alert(struct check *check)
{
    const struct item *item = check->item;
    struct str_list categories = item->categories;
    enum kind kind;
    size_t made = item->kind_said ? kind_choose(categories, check->context->kind_rules, &kind) : SIZE_MAX;
    bool said = made != SIZE_MAX && kind == KIND_ALERT && !check_part(check, "kind", true);
    if (item->kind == KIND_ALERT && !item->fields[FIELD_UNTIL] && !check_part(check, "until", true))
        check_say(check, (struct say){said ? SAY_ALERT_ENDLESS_CATEGORY : SAY_ALERT_ENDLESS,
                                      item->offset,
                                      {said ? categories.items[made] : STR("")}});
    if (item->kind != KIND_ALERT && !item->kind_said && categories.count == 1 &&
        kind_from_category(categories.items[0], &kind) && kind == KIND_ALERT &&
        str_find(check->context->kind_rules, STR("off")) == SIZE_MAX)
        check_say(check, (struct say){SAY_ALERT_WEAK, item->offset, {categories.items[0]}});
}

void
check_time(struct check *check)
{
    check_quarantine(check);
    check_bounds(check);
    check_window(check);
    check_ahead(check);
    check_hours(check);
    check_embargo(check);
    check_alert(check);
}
