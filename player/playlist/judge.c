#include "playlist/judge.h"

#include <assert.h>
#include <stdlib.h>

#include "base/duration.h"
#include "base/memory.h"
#include "base/number.h"
#include "feed/menu.h"
#include "playlist/duplicate.h"
#include "playlist/news.h"
#include "playlist/shift.h"

#define ALERT_MS (DAY_MS / 6)

/* The instant that a date field means; a plain date is the midnight at which it begins (`after`: ends). */
static int64_t
instant(const struct judge *judge, const struct item *item, enum field field, bool after)
{
    struct field_date date;
    int64_t at_ms = item_date(item, field, &date) ? field_date_ms(&date, judge->zone, after) : TIME_NONE;
    return at_ms < 0 ? TIME_NONE : at_ms;
}

/* The day after which the subject of an item is over. */
static bool
last_day(const struct item *item, struct field_date *out)
{
    if (item->kind == KIND_MENU)
        return menu_last_day(item, out);
    return (item->kind == KIND_UPCOMING || item->kind == KIND_CELEBRATION) && item_date(item, FIELD_ON, out);
}

/* An item with an end ends then; an alert after a while; an upcoming event, a celebration or a menu with its
 * day. */
static int64_t
end_of(const struct judge *judge, const struct item *item)
{
    int64_t end_ms = instant(judge, item, FIELD_UNTIL, true);
    if (end_ms == TIME_NONE && item->kind == KIND_ALERT) {
        int64_t start_ms = instant(judge, item, FIELD_FROM, false);
        start_ms = start_ms != TIME_NONE ? start_ms : judge_time(judge, item);
        if (start_ms != TIME_NONE)
            end_ms = start_ms + (judge->options->alert_ms > 0 ? judge->options->alert_ms : ALERT_MS);
    }
    struct field_date day;
    if (end_ms == TIME_NONE && last_day(item, &day)) {
        struct zone_day last = {day.year, day.month, day.day};
        if (day.instant)
            last = zone_local(judge->zone, field_date_ms(&day, judge->zone, false)).day;
        end_ms = zone_instant(judge->zone, last, ZONE_DAY_MINUTES);
    }
    return end_ms;
}

static int64_t
sooner(int64_t a, int64_t b)
{
    return a == TIME_NONE || (b != TIME_NONE && b < a) ? b : a;
}

/* An item with an end needs no limit; a future date is not old. */
static int64_t
age_limit(const struct judge *judge, const struct item *item)
{
    int64_t max_ms = judge->options->max_age_ms[item->kind];
    int64_t start_ms = judge_time(judge, item);
    if (max_ms <= 0 || start_ms == TIME_NONE || instant(judge, item, FIELD_UNTIL, true) != TIME_NONE)
        return TIME_NONE;
    start_ms = number_max(start_ms, instant(judge, item, FIELD_FROM, false));
    return number_max(start_ms, instant(judge, item, FIELD_ON, true)) + max_ms;
}

static bool
is_named(const struct playlist_options *options, struct str name)
{
    name = str_trim(name);
    if (options->site && *options->site && str_equal_nocase(name, str_from(options->site)))
        return true;
    for (size_t i = 0; i < options->tag_count; i++)
        if (str_equal_nocase(name, str_from(options->tags[i])))
            return true;
    return false;
}

static bool
for_this_site(const struct playlist_options *options, const struct item *item)
{
    struct str_list sites = item_texts(item, FIELD_SITES);
    for (size_t i = 0; i < sites.count; i++)
        if (is_named(options, sites.items[i]))
            return true;
    return sites.count == 0;
}

/* The number of a rule, or the name of a customer, only adds to a text. */
static bool
says_something(const struct item *item, enum field field)
{
    bool label = (field == FIELD_NUMBER && item->kind == KIND_RULE) ||
                 (field == FIELD_WHO && item->kind == KIND_SMILE);
    return item->fields[field] && field_applies(field, item->kind) && !label;
}

bool
playlist_field_says_something(const struct item *item)
{
    static const enum field fields[] = {
        FIELD_TELL,   FIELD_WHAT,  FIELD_WHEN,   FIELD_BETTER, FIELD_WHO,      FIELD_TO,     FIELD_REASON,
        FIELD_NUMBER, FIELD_SCORE, FIELD_SERIES, FIELD_VALUES, FIELD_QUESTION, FIELD_ANSWER, FIELD_DISHES};
    for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
        if (says_something(item, fields[i]))
            return true;
    return false;
}

static bool
is_empty(const struct item *item)
{
    return !playlist_field_says_something(item) && str_blank(item->title) && str_blank(item->text) &&
           str_blank(item->summary) && str_blank(item->image) && item->pictures.count == 0 &&
           !item->fields[FIELD_PICTURE];
}

/* True when the time of publication is that of the event itself, as in calendars. */
static bool
is_event_date(const struct judge *judge, const struct item *item, int64_t published_ms)
{
    int64_t on_ms = instant(judge, item, FIELD_ON, false);
    return item->kind == KIND_UPCOMING && on_ms != TIME_NONE && published_ms > on_ms - DAY_MS;
}

/* Whether it is before its beginning; PLAYLIST_SHOWN when it has begun. An unreadable embargo does not end.
 */
static struct playlist_verdict
judge_start(const struct judge *judge, const struct item *item)
{
    if (item_date_unreadable(item, FIELD_FROM) || item_date_unreadable(item, FIELD_PUBLIC_ON))
        return (struct playlist_verdict){PLAYLIST_UNREADABLE, TIME_NONE, false};
    int64_t from_ms = instant(judge, item, FIELD_FROM, false);
    enum playlist_reason reason = PLAYLIST_EMBARGO;
    int64_t published_ms = judge_seconds(item->published_s);
    if (from_ms == TIME_NONE && judge->known_ms != TIME_NONE && published_ms >= JUDGE_YEAR_2000_MS &&
        !is_event_date(judge, item, published_ms)) {
        from_ms = published_ms;
        reason = PLAYLIST_NOT_YET;
    }
    if (from_ms == TIME_NONE || judge_passed(judge, from_ms))
        return (struct playlist_verdict){PLAYLIST_SHOWN, TIME_NONE, false};
    if (!judge->trusted)
        return (struct playlist_verdict){PLAYLIST_CLOCK, TIME_NONE, false};
    return (struct playlist_verdict){reason, from_ms, false};
}

static struct playlist_verdict
judge_item(const struct judge *judge, const struct item *item)
{
    struct shift shift;
    if (item->quarantined)
        return (struct playlist_verdict){PLAYLIST_QUARANTINED, TIME_NONE, false};
    if (item->placeholder)
        return (struct playlist_verdict){PLAYLIST_PLACEHOLDER, TIME_NONE, false};
    if (is_empty(item))
        return (struct playlist_verdict){PLAYLIST_EMPTY, TIME_NONE, false};
    if (!for_this_site(judge->options, item))
        return (struct playlist_verdict){PLAYLIST_OTHER_SITE, TIME_NONE, false};
    int64_t end_ms = end_of(judge, item);
    if (judge_passed(judge, end_ms))
        return (struct playlist_verdict){PLAYLIST_EXPIRED, end_ms, false};
    struct playlist_verdict start = judge_start(judge, item);
    if (start.reason != PLAYLIST_SHOWN)
        return start;
    int64_t limit_ms = age_limit(judge, item);
    if (judge_passed(judge, limit_ms))
        return (struct playlist_verdict){PLAYLIST_TOO_OLD, limit_ms, false};
    end_ms = sooner(end_ms, limit_ms);
    if (judge->trusted && shift_read(item_text(item, FIELD_HOURS), item_text(item, FIELD_DAYS), &shift)) {
        int64_t change_ms = shift_next(&shift, judge->zone, judge->known_ms);
        if (!shift_open(&shift, judge->zone, judge->known_ms))
            return (struct playlist_verdict){PLAYLIST_HOURS, change_ms, false};
        end_ms = sooner(end_ms, change_ms);
    }
    return (struct playlist_verdict){PLAYLIST_SHOWN, end_ms, false};
}

struct aged {
    uint64_t feed;
    int64_t at_ms;
    size_t index;
};

static int
by_feed_newest_first(const void *left, const void *right)
{
    const struct aged *a = left;
    const struct aged *b = right;
    if (a->feed != b->feed)
        return a->feed < b->feed ? -1 : 1;
    if (a->at_ms != b->at_ms)
        return a->at_ms > b->at_ms ? -1 : 1;
    return a->index < b->index ? -1 : a->index > b->index;
}

static struct playlist_feed
limits_of(const struct playlist_options *options, struct str feed)
{
    struct playlist_feed limits = {NULL, 0, 0};
    for (size_t i = 0; i < options->feed_count; i++)
        if (str_equal(feed, str_from(options->feeds[i].name)))
            limits = options->feeds[i];
    limits.max_kept = limits.max_kept > 0 ? limits.max_kept : INT64_MAX;
    limits.max_shown = limits.max_shown > 0 ? limits.max_shown : INT64_MAX;
    return limits;
}

/* Items that fetch does not keep. */
static void
judge_places(const struct judge *judge, const struct item *items, size_t count,
             struct playlist_verdict *verdicts)
{
    struct playlist_feed limits = {NULL, INT64_MAX, INT64_MAX};
    int64_t place = 0;
    for (size_t i = 0; i < count; i++, place++) {
        if (i == 0 || !str_equal(items[i].feed, items[i - 1].feed)) {
            limits = limits_of(judge->options, items[i].feed);
            place = 0;
        }
        if (place >= limits.max_kept)
            verdicts[i] = (struct playlist_verdict){PLAYLIST_TOO_MANY, TIME_NONE, false};
    }
}

/* Items beyond the newest of each feed; alerts do not count and always stay. */
static void
judge_amount(const struct judge *judge, const struct item *items, size_t count,
             struct playlist_verdict *verdicts)
{
    struct aged *list = memory_array(count, sizeof(*list));
    size_t shown = 0;
    for (size_t i = 0; i < count; i++)
        if (verdicts[i].reason == PLAYLIST_SHOWN && items[i].kind != KIND_ALERT)
            list[shown++] =
                (struct aged){str_hash(items[i].feed, STR_HASH_SEED), judge_time(judge, &items[i]), i};
    qsort(list, shown, sizeof(*list), by_feed_newest_first);
    int64_t place = 0;
    for (size_t i = 0; i < shown; i++) {
        place = i && list[i].feed == list[i - 1].feed ? place + 1 : 0;
        if (place >= limits_of(judge->options, items[list[i].index].feed).max_shown)
            verdicts[list[i].index] = (struct playlist_verdict){PLAYLIST_TOO_MANY, TIME_NONE, false};
    }
    memory_free(list);
}

void
judge_items(const struct judge *judge, const struct item *items, size_t count,
            struct playlist_verdict *verdicts, int64_t *next_ms)
{
    *next_ms = TIME_NONE;
    bool *doubles = memory_array(count, sizeof(*doubles));
    duplicate_find(items, count, doubles);
    for (size_t i = 0; i < count; i++) {
        verdicts[i] = judge_item(judge, &items[i]);
        if (doubles[i])
            verdicts[i] = (struct playlist_verdict){PLAYLIST_DUPLICATE, TIME_NONE, false};
    }
    if (judge->options->news_age_ms > 0)
        news_judge(judge, items, count, verdicts);
    for (size_t i = 0; i < count; i++) {
        if (judge->trusted && !judge_passed(judge, verdicts[i].at_ms))
            *next_ms = sooner(*next_ms, verdicts[i].at_ms);
    }
    if (judge->options->feed_count)
        judge_places(judge, items, count, verdicts);
    if (judge->options->feed_count)
        judge_amount(judge, items, count, verdicts);
    memory_free(doubles);
}

const char *
playlist_reason_name(enum playlist_reason reason)
{
    static const char *const names[] = {"shown", "embargo",         "not-yet",   "expired",    "other-site",
                                        "hours", "too-old",         "too-many",  "duplicate",  "empty",
                                        "clock", "unreadable-date", "put-aside", "placeholder"};
    static_assert(sizeof(names) / sizeof(names[0]) == PLAYLIST_REASON_COUNT, "a name for each reason");
    return names[reason];
}
