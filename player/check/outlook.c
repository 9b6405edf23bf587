/* The last paragraph: what will be on the screen, what will not and why, and what to correct first. */
#include <stdio.h>

#include "base/duration.h"
#include "base/utf8.h"
#include "check/check_private.h"

#define TEXT_BYTES ((size_t)16 * 1024)
#define NAMED_MAX  5
#define WORST_MAX  3
#define NAME_CHARS 40
#define KINDS_MAX  12
#define LONG_MS    20000

static void
put(struct check *check, struct buf *out, enum phrase phrase, struct str a, struct str b, struct str c)
{
    struct str args[FILL_ARGS] = {a, b, c};
    const char *words = words_phrase(check->context->language, phrase);
    buf_put(out, arena_fill(check->arena, words, args));
}

static struct str
name_of(const struct item *item)
{
    struct str names[] = {item->title, item_text(item, FIELD_QUESTION), item->text, item->id, item->key};
    size_t i = 0, at = 0, chars = 0;
    while (i < 4 && str_blank(names[i]))
        i++;
    while (at < names[i].len && chars++ < NAME_CHARS)
        utf8_next(names[i], &at);
    return str_slice(names[i], 0, at);
}

/* "4 min 20 s" */
static struct str
duration(struct check *check, int64_t ms)
{
    int s = (int)((ms + SECOND_MS / 2) / SECOND_MS);
    if (s >= HOUR_S)
        return arena_printf(check->arena, "%d h %02d min", s / HOUR_S, s % HOUR_S / MINUTE_S);
    if (s >= MINUTE_S)
        return s % MINUTE_S ? arena_printf(check->arena, "%d min %02d s", s / MINUTE_S, s % MINUTE_S)
                            : arena_printf(check->arena, "%d min", s / MINUTE_S);
    return arena_printf(check->arena, "%d s", s);
}

static struct str
moment(struct check *check, int64_t at_ms)
{
    if (at_ms == TIME_NONE)
        return STR("");
    struct zone_time time = zone_local(check->zone, at_ms);
    struct str day =
        arena_printf(check->arena, "%04d-%02d-%02d", time.day.year, time.day.month, time.day.day);
    return time.minute ? arena_printf(check->arena, "%.*s %02d:%02d", STR_ARG(day), time.minute / 60,
                                      time.minute % 60)
                       : day;
}

/* Why the item is not on the screen, and until when. */
static struct str
reason(struct check *check, struct playlist_verdict verdict)
{
    static const enum phrase phrases[PLAYLIST_REASON_COUNT] = {
        [PLAYLIST_EMBARGO] = PHRASE_NOT_EMBARGO,
        [PLAYLIST_NOT_YET] = PHRASE_NOT_YET,
        [PLAYLIST_EXPIRED] = PHRASE_NOT_OVER,
        [PLAYLIST_OTHER_SITE] = PHRASE_NOT_SITE,
        [PLAYLIST_HOURS] = PHRASE_NOT_HOURS,
        [PLAYLIST_TOO_OLD] = PHRASE_NOT_OLD,
        [PLAYLIST_TOO_MANY] = PHRASE_NOT_MANY,
        [PLAYLIST_DUPLICATE] = PHRASE_NOT_DUPLICATE,
        [PLAYLIST_EMPTY] = PHRASE_NOT_EMPTY,
        [PLAYLIST_CLOCK] = PHRASE_NOT_EMBARGO,
        [PLAYLIST_UNREADABLE] = PHRASE_NOT_READABLE,
        [PLAYLIST_QUARANTINED] = PHRASE_NOT_QUARANTINED,
        [PLAYLIST_PLACEHOLDER] = PHRASE_NOT_PLACEHOLDER};
    return check_phrase(check, phrases[verdict.reason], moment(check, verdict.at_ms));
}

static void
put_shown(struct check *check, struct check_outlook *outlook, struct buf *out)
{
    size_t longest = 0;
    for (size_t i = 0; i < check->feed->count; i++) {
        bool shown = check->verdicts[i].reason == PLAYLIST_SHOWN;
        outlook->shown += shown;
        outlook->hidden += !shown;
        outlook->once_ms += shown ? check->dwell_ms[i] : 0;
        longest = check->dwell_ms[i] > check->dwell_ms[longest] ? i : longest;
    }
    struct str shown = check_number(check, (int64_t)outlook->shown);
    struct str all = check_number(check, (int64_t)check->feed->count);
    if (outlook->once_ms && outlook->shown)
        put(check, out, PHRASE_OUTLOOK, shown, all, duration(check, outlook->once_ms));
    else
        put(check, out, PHRASE_OUTLOOK_SHORT, shown, all, STR(""));
    if (outlook->shown > 3 && check->dwell_ms[longest] > LONG_MS &&
        check->dwell_ms[longest] * 4 > outlook->once_ms)
        put(check, out, PHRASE_OUTLOOK_LONGEST, name_of(&check->feed->items[longest]),
            duration(check, check->dwell_ms[longest]), STR(""));
}

static void
put_hidden(struct check *check, const struct check_outlook *outlook, struct buf *out)
{
    size_t named = 0;
    for (size_t i = 0; i < check->feed->count && named < NAMED_MAX; i++) {
        if (check->verdicts[i].reason == PLAYLIST_SHOWN)
            continue;
        put(check, out, named ? PHRASE_OUTLOOK_NEXT : PHRASE_OUTLOOK_HIDDEN, name_of(&check->feed->items[i]),
            reason(check, check->verdicts[i]), STR(""));
        named++;
    }
    if (outlook->hidden > named)
        put(check, out, PHRASE_OUTLOOK_MORE, check_number(check, (int64_t)(outlook->hidden - named)), STR(""),
            STR(""));
    buf_put(out, named ? STR(".") : STR(""));
}

/* Which category set which kind, and for how many items. */
static void
put_kinds(struct check *check, struct buf *out)
{
    struct made {
        struct str category;
        enum kind kind;
        int64_t count;
    } made[KINDS_MAX];
    size_t count = 0;
    for (size_t i = 0; i < check->feed->count; i++) {
        const struct item *item = &check->feed->items[i];
        enum kind kind;
        size_t index =
            item->kind_said ? kind_choose(item->categories, check->context->kind_rules, &kind) : SIZE_MAX;
        size_t k = 0;
        if (index == SIZE_MAX || kind != item->kind || kind == KIND_NEWS)
            continue;
        while (k < count &&
               !(str_equal(made[k].category, item->categories.items[index]) && made[k].kind == kind))
            k++;
        if (k == KINDS_MAX)
            continue;
        if (k == count)
            made[count++] = (struct made){item->categories.items[index], kind, 0};
        made[k].count++;
    }
    for (size_t k = 0; k < count; k++)
        put(check, out, k ? PHRASE_OUTLOOK_KIND_NEXT : PHRASE_OUTLOOK_KIND, made[k].category,
            str_from(kind_name(made[k].kind)), check_number(check, made[k].count));
    buf_put(out, count ? STR(".") : STR(""));
}

/* The severity of all findings of an item together. */
static int
badness(const struct check *check, const struct item *item)
{
    static const int weights[CHECK_SEVERITY_COUNT] = {[CHECK_ERROR] = 10, [CHECK_WARNING] = 2};
    int sum = 0;
    for (size_t i = 0; i < check->count; i++)
        sum += check->owners[i] == item ? weights[check->found[i].severity] : 0;
    return sum;
}

static void
put_worst(struct check *check, struct buf *out)
{
    const struct item *worst[WORST_MAX] = {NULL};
    int sums[WORST_MAX] = {0};
    for (size_t i = 0; i < check->count; i++) {
        const struct item *item = check->owners[i];
        int sum = item && (i == 0 || check->owners[i - 1] != item) ? badness(check, item) : 0;
        bool known = false;
        for (size_t k = 0; k < WORST_MAX; k++)
            known = known || worst[k] == item;
        for (size_t k = 0; k < WORST_MAX && !known && sum > 0; k++) {
            if (sum <= sums[k])
                continue;
            for (size_t m = WORST_MAX - 1; m > k; m--) {
                worst[m] = worst[m - 1];
                sums[m] = sums[m - 1];
            }
            worst[k] = item;
            sums[k] = sum;
            break;
        }
    }
    for (size_t k = 0; k < WORST_MAX && worst[k]; k++)
        put(check, out, k ? PHRASE_OUTLOOK_WORST_NEXT : PHRASE_OUTLOOK_WORST, name_of(worst[k]),
            check_line(check, worst[k]->offset), STR(""));
    buf_put(out, worst[0] ? STR(".") : STR(""));
}

struct check_outlook
check_outlook(struct check *check)
{
    struct check_outlook outlook = {0};
    struct buf out;
    buf_init(&out, TEXT_BYTES);
    if (check->feed) {
        put_shown(check, &outlook, &out);
        put_hidden(check, &outlook, &out);
        put_kinds(check, &out);
        if (check->feed->count > 1)
            put_worst(check, &out);
    } else {
        put(check, &out, PHRASE_OUTLOOK_NONE, STR(""), STR(""), STR(""));
    }
    outlook.text = arena_str(check->arena, buf_str(&out));
    buf_finish(&out);
    return outlook;
}
