#include "playlist/news.h"

#include "base/number.h"

static int64_t
earlier(int64_t a, int64_t b)
{
    return a == TIME_NONE || (b != TIME_NONE && b < a) ? b : a;
}

/* The limit for news without their own, or TIME_NONE. */
static int64_t
news_limit(const struct judge *judge, const struct item *item)
{
    int64_t max_ms = judge->options->news_age_ms, start_ms = judge_time(judge, item);
    struct field_date from;
    int64_t from_ms =
        item_date(item, FIELD_FROM, &from) ? field_date_ms(&from, judge->zone, false) : TIME_NONE;
    if (item->kind != KIND_NEWS || judge->options->max_age_ms[KIND_NEWS] > 0 || max_ms <= 0 ||
        start_ms == TIME_NONE)
        return TIME_NONE;
    return number_max(start_ms, from_ms) + max_ms;
}

#define KEPT 3 /* of a feed that has nothing newer */

/* The newest of those that are too old stay. */
static void
keep_newest(const struct judge *judge, const struct item *items, size_t count,
            struct playlist_verdict *verdicts)
{
    for (int kept = 0; kept < KEPT; kept++) {
        size_t newest = count;
        for (size_t i = 0; i < count; i++) {
            bool old = verdicts[i].reason == PLAYLIST_SHOWN && !verdicts[i].kept;
            if (old && (newest == count || judge_time(judge, &items[i]) > judge_time(judge, &items[newest])))
                newest = i;
        }
        if (newest < count)
            verdicts[newest].kept = true;
    }
}

/* For one feed: news older than news_age_ms. */
static void
judge_news(const struct judge *judge, const struct item *items, size_t count,
           struct playlist_verdict *verdicts)
{
    size_t left = 0;
    for (size_t i = 0; i < count; i++) {
        if (items[i].fields[FIELD_UNTIL])
            return;
        int64_t limit_ms = news_limit(judge, &items[i]);
        left += verdicts[i].reason == PLAYLIST_SHOWN && !judge_passed(judge, limit_ms);
    }
    if (left == 0)
        keep_newest(judge, items, count, verdicts);
    for (size_t i = 0; i < count; i++) {
        int64_t limit_ms = news_limit(judge, &items[i]);
        if (verdicts[i].reason != PLAYLIST_SHOWN || verdicts[i].kept)
            continue;
        if (judge_passed(judge, limit_ms))
            verdicts[i] = (struct playlist_verdict){PLAYLIST_TOO_OLD, limit_ms, false};
        else
            verdicts[i].at_ms = earlier(verdicts[i].at_ms, limit_ms);
    }
}

void
news_judge(const struct judge *judge, const struct item *items, size_t count,
           struct playlist_verdict *verdicts)
{
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && str_equal(items[to].feed, items[from].feed); to++)
            continue;
        judge_news(judge, items + from, to - from, verdicts + from);
    }
}
