#include <stdint.h>

#include "base/duration.h"
#include "base/utf8.h"
#include "timetable/calendar.h"
#include "timetable/timetable_private.h"

#define SITES_CHARS 60
#define VALUE_BYTES 60

static const enum words plain[] = {WORDS_YESTERDAY, WORDS_TODAY, WORDS_TOMORROW, WORDS_DAY};

struct asker {
    struct arena *arena;
    const struct timetable_request *request;
    const struct timetable_reader *reader;
};

static struct str
say(const struct asker *asker, enum words words, struct str a, struct str b)
{
    return words_say(asker->arena, reason_language_of(asker->reader->locale), words, a, b);
}

static struct str
number(const struct asker *asker, int64_t value)
{
    return arena_printf(asker->arena, "%lld", (long long)value);
}

/* A time with its word: yesterday, today, tomorrow, or another day. */
static struct str
moment(const struct asker *asker, int64_t at_ms, const enum words words[4])
{
    const char *locale = asker->reader->locale;
    int64_t now_ms = asker->request->start.wall_ms;
    int64_t days = calendar_days(at_ms, now_ms);
    struct str time = calendar_format(asker->arena, locale, "jm", at_ms);
    struct str day = calendar_day(asker->arena, locale, at_ms, now_ms);
    return say(asker, words[days < -1 || days > 1 ? 3 : days + 1], day, time);
}

static struct str
until(const struct asker *asker, enum words reason, int64_t at_ms)
{
    static const enum words words[] = {WORDS_UNTIL_DAY, WORDS_UNTIL_TODAY, WORDS_UNTIL_TOMORROW,
                                       WORDS_UNTIL_DAY};
    return say(asker, reason, moment(asker, at_ms, words), STR(""));
}

/* A whole day ends with it: authors who wrote the 3rd mean the 3rd. */
static struct str
expired(const struct asker *asker, int64_t at_ms)
{
    static const enum words with_day[] = {WORDS_END_YESTERDAY, WORDS_END_DAY, WORDS_END_DAY, WORDS_END_DAY};
    bool midnight = calendar_midnight(at_ms);
    struct str when = moment(asker, midnight ? at_ms - 1 : at_ms, midnight ? with_day : plain);
    return say(asker, WORDS_EXPIRED, when, STR(""));
}

static struct str
sites(const struct asker *asker, const struct item *item)
{
    struct str_list list = item_texts(item, FIELD_SITES);
    struct str names = list.count ? list.items[0] : STR_NONE;
    for (size_t i = 1; i < list.count; i++) {
        if (names.len + list.items[i].len > SITES_CHARS) {
            names = arena_printf(asker->arena, "%.*s, …", STR_ARG(names));
            break;
        }
        names = arena_printf(asker->arena, "%.*s, %.*s", STR_ARG(names), STR_ARG(list.items[i]));
    }
    return say(asker, list.count > 1 ? WORDS_SITES : WORDS_SITE, names, STR(""));
}

static struct str
too_old(const struct asker *asker, const struct item *item)
{
    int64_t limit_ms = asker->request->options->max_age_ms[item->kind];
    bool days = limit_ms % DAY_MS == 0;
    if (limit_ms <= 0)
        return say(asker, WORDS_OLD_NEWS, number(asker, asker->request->options->news_age_ms / DAY_MS),
                   STR(""));
    return say(asker, days ? WORDS_OLDER_DAYS : WORDS_OLDER_HOURS,
               number(asker, limit_ms / (days ? DAY_MS : HOUR_MS)), STR(""));
}

static struct str
too_many(const struct asker *asker, const struct item *item)
{
    const struct playlist_options *options = asker->request->options;
    struct playlist_feed limits = {NULL, 0, 0};
    for (size_t i = 0; i < options->feed_count; i++)
        if (str_equal(item->feed, str_from(options->feeds[i].name)))
            limits = options->feeds[i];
    bool newest = limits.max_shown > 0 && !(limits.max_kept > 0 && limits.max_kept < limits.max_shown);
    return newest ? say(asker, WORDS_NEWEST, number(asker, limits.max_shown), STR(""))
                  : say(asker, WORDS_FIRST, number(asker, limits.max_kept), STR(""));
}

static struct str
unreadable(const struct asker *asker, const struct item *item)
{
    enum field field = item_date_unreadable(item, FIELD_FROM) ? FIELD_FROM : FIELD_PUBLIC_ON;
    return say(asker, WORDS_UNREADABLE, str_from(field_name(field)),
               utf8_prefix(item_text(item, field), VALUE_BYTES));
}

struct str
timetable_until(struct arena *arena, const struct timetable_request *request,
                const struct timetable_reader *reader, enum words words, int64_t end_ms)
{
    return until(&(struct asker){arena, request, reader}, words, end_ms);
}

struct str
timetable_reason(struct arena *arena, const struct timetable_request *request,
                 const struct timetable_reader *reader, const struct item *item,
                 struct playlist_verdict verdict)
{
    struct asker asker = {arena, request, reader};
    switch (verdict.reason) {
    case PLAYLIST_EMBARGO:
        return until(&asker, WORDS_EMBARGO, verdict.at_ms);
    case PLAYLIST_NOT_YET:
        return say(&asker, WORDS_NOT_YET, moment(&asker, verdict.at_ms, plain), STR(""));
    case PLAYLIST_EXPIRED:
        return expired(&asker, verdict.at_ms);
    case PLAYLIST_OTHER_SITE:
        return sites(&asker, item);
    case PLAYLIST_HOURS:
        return verdict.at_ms == TIME_NONE ? say(&asker, WORDS_HOURS_NEVER, STR(""), STR(""))
                                          : until(&asker, WORDS_HOURS, verdict.at_ms);
    case PLAYLIST_TOO_OLD:
        return too_old(&asker, item);
    case PLAYLIST_TOO_MANY:
        return too_many(&asker, item);
    case PLAYLIST_DUPLICATE:
        return say(&asker, WORDS_DUPLICATE, STR(""), STR(""));
    case PLAYLIST_EMPTY:
        return say(&asker, WORDS_EMPTY, STR(""), STR(""));
    case PLAYLIST_CLOCK:
        return say(&asker, WORDS_CLOCK, STR(""), STR(""));
    case PLAYLIST_UNREADABLE:
        return unreadable(&asker, item);
    case PLAYLIST_QUARANTINED:
        return say(&asker, WORDS_QUARANTINED, STR(""), STR(""));
    case PLAYLIST_PLACEHOLDER:
        return say(&asker, WORDS_PLACEHOLDER, STR(""), STR(""));
    case PLAYLIST_SHOWN:
    case PLAYLIST_REASON_COUNT:
        break;
    }
    return STR("");
}

struct str
timetable_moment(struct arena *arena, const struct timetable_request *request,
                 const struct timetable_reader *reader)
{
    struct str day = calendar_format(arena, reader->locale, "EEEEdMMMMy", request->start.wall_ms);
    struct str time = calendar_format(arena, reader->locale, "jm", request->start.wall_ms);
    return arena_printf(arena, "%.*s, %.*s", STR_ARG(day), STR_ARG(time));
}
