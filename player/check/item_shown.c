/* What the screen leaves out of the items, and how long it shows each of them. */
#include <stdlib.h>
#include <string.h>

#include "base/duration.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/utf8.h"
#include "check/check_private.h"

#define SHOWN_BYTES 160
#define LIST_BYTES  800
#define LONG_MS     60000

/* Everything that is left out of an item for one reason. */
struct left_out {
    uint64_t hash; /* of the reason and the texts; later: from how many items it is left out */
    size_t item;
    enum clean_reason reason;
};

static int
by_hash(const void *left, const void *right)
{
    const struct left_out *a = left, *b = right;
    if (a->hash != b->hash)
        return a->hash < b->hash ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

static int
by_place(const void *left, const void *right)
{
    const struct left_out *a = left, *b = right;
    if (a->item != b->item)
        return a->item < b->item ? -1 : 1;
    return (int)a->reason - (int)b->reason;
}

static enum message
message_of(const struct check *check, const struct left_out *one)
{
    if (one->reason == CLEAN_CODE)
        return SAY_LEFT_OUT_CODE;
    /* an item with only a title that was filled in, or only dots for a text, is shown */
    bool hidden = one->reason == CLEAN_PLACEHOLDER && check->cleaned[one->item].placeholder;
    return hidden ? SAY_PLACEHOLDER : SAY_LEFT_OUT;
}

static struct str
times_of(struct check *check, size_t count)
{
    return count > 1 ? check_phrase(check, PHRASE_IN_ALL, check_number(check, (int64_t)count)) : STR("");
}

/* The texts, each once, with closing and opening quotes between them. */
static struct str
texts_of(struct check *check, const struct left_out *one)
{
    const struct clean_report *report = &check->reports[one->item];
    const char *between = check->context->language == REASON_FRENCH ? "\u00a0», «\u00a0" : "”, “";
    struct buf list;
    buf_init(&list, LIST_BYTES);
    for (size_t i = 0; i < report->count; i++) {
        struct str text = report->cuts[i].text, part = utf8_prefix(text, SHOWN_BYTES);
        bool again = report->cuts[i].reason != one->reason || str_find(buf_str(&list), part) != SIZE_MAX;
        if (again && (list.len || report->cuts[i].reason != one->reason))
            continue;
        if (list.len + part.len + (size_t)2 * UTF8_MAX_BYTES + strlen(between) > LIST_BYTES)
            break;
        buf_put(&list, list.len ? str_from(between) : STR(""));
        buf_put(&list, part);
        buf_put(&list, part.len < text.len ? STR("…") : STR(""));
    }
    struct str texts = arena_str(check->arena, buf_str(&list));
    buf_finish(&list);
    return texts.len ? texts : STR("");
}

static void
say_left_out(struct check *check, const struct left_out *one)
{
    check->item = &check->feed->items[one->item];
    check_say(check, (struct say){message_of(check, one),
                                  check->item->offset,
                                  {texts_of(check, one),
                                   str_from(clean_reason_words(one->reason, check->context->language)),
                                   times_of(check, (size_t)one->hash)}});
    check->item = NULL;
}

/* Reports once that the feed cuts texts off; their unfinished ends are listed with the other texts left out.
 */
static void
say_cut_off(struct check *check)
{
    size_t count = 0, first = 0;
    for (size_t i = 0; i < check->feed->count; i++)
        for (size_t k = 0; k < check->reports[i].count; k++)
            if (check->reports[i].cuts[k].reason == CLEAN_CUT_OFF) {
                first = count ? first : i;
                count++;
                break;
            }
    if (!count)
        return;
    check->item = &check->feed->items[first];
    check_say(check, (struct say){SAY_CUT_OFF, check->item->offset, {times_of(check, count)}});
    check->item = NULL;
}

/* Hash of a text; the item's own title in it counts as any title. */
static uint64_t
hash_text(const struct check *check, size_t item, struct str text, uint64_t hash)
{
    struct str title = check->feed->items[item].title;
    size_t at = str_blank(title) ? SIZE_MAX : str_find(text, title);
    if (at == SIZE_MAX)
        return str_hash(STR("\n"), str_hash(text, hash));
    hash = str_hash(STR("\t"), str_hash(str_slice(text, 0, at), hash));
    return str_hash(STR("\n"), str_hash(str_slice(text, at + title.len, SIZE_MAX), hash));
}

/* The texts left out of the item for the reason; false when there are none, or none to list. */
static bool
find_left_out(const struct check *check, size_t item, enum clean_reason reason, struct left_out *out)
{
    const struct clean_report *report = &check->reports[item];
    bool any = false;
    *out = (struct left_out){STR_HASH_SEED + (uint64_t)reason, item, reason};
    for (size_t i = 0; i < report->count; i++) {
        const struct clean_cut *cut = &report->cuts[i];
        bool dots = reason == CLEAN_CUT_OFF && clean_words(cut->text) == 0;
        if (cut->reason != reason || dots)
            continue;
        out->hash = hash_text(check, item, cut->text, out->hash);
        any = true;
    }
    return any && reason != CLEAN_LENGTH;
}

void
check_left_out(struct check *check)
{
    size_t count = 0, groups = 0;
    struct left_out *list = memory_array(check->feed->count * CLEAN_REASON_COUNT + 1, sizeof(*list));
    for (size_t i = 0; i < check->feed->count; i++)
        for (int reason = 0; reason < CLEAN_REASON_COUNT; reason++)
            count += find_left_out(check, i, (enum clean_reason)reason, &list[count]);
    qsort(list, count, sizeof(*list), by_hash);
    for (size_t from = 0, to; from < count; from = to) {
        for (to = from + 1; to < count && list[to].hash == list[from].hash; to++)
            continue;
        list[groups] = list[from];
        list[groups++].hash = to - from;
    }
    qsort(list, groups, sizeof(*list), by_place);
    for (size_t i = 0; i < groups; i++)
        say_left_out(check, &list[i]);
    say_cut_off(check);
    memory_free(list);
}

/* "45 s", "6 min 40 s", "36 minutes", "2 h 42". */
static struct str
length(struct check *check, int64_t ms)
{
    long long seconds = (long long)(ms + 500) / 1000, minutes = (long long)(ms + MINUTE_MS / 2) / MINUTE_MS;
    if (seconds < 60)
        return arena_printf(check->arena, "%lld s", seconds);
    if (seconds < 600)
        return arena_printf(check->arena, "%lld min %lld s", seconds / 60, seconds % 60);
    return minutes < 60 ? arena_printf(check->arena, "%lld minutes", minutes)
                        : arena_printf(check->arena, "%lld h %02lld", minutes / 60, minutes % 60);
}

/* How long a turn of the item takes. */
static int64_t
length_of(struct check *check, const struct playlist *playlist, size_t index)
{
    const struct item *item = &check->cleaned[index];
    if (playlist_verdict(playlist, index).reason != PLAYLIST_SHOWN || item->kind == KIND_ALERT)
        return 0;
    struct check_slide slide = check_slide_of(check, index);
    int pages = slide.pages > 0 ? slide.pages : 1;
    return pages * playlist_dwell(playlist, item, slide.words / pages);
}

void
check_round(struct check *check, const struct playlist *playlist)
{
    const struct feed *feed = check->feed;
    int64_t *lengths = memory_array(feed->count + 1, sizeof(*lengths)), once_ms = 0, round_ms = 0;
    size_t items = 0;
    for (size_t i = 0; check->context->slide && i < feed->count; i++) {
        lengths[i] = length_of(check, playlist, i);
        items += lengths[i] > 0;
        once_ms += lengths[i];
        round_ms = number_max(lengths[i], round_ms);
    }
    /* the others get more turns, so that none has more than its share */
    round_ms = once_ms > round_ms * PLAYLIST_MANY_ITEMS ? once_ms : round_ms * PLAYLIST_MANY_ITEMS;
    for (size_t i = 0; items >= PLAYLIST_MANY_ITEMS && i < feed->count; i++) {
        if (lengths[i] <= LONG_MS || lengths[i] * PLAYLIST_MANY_ITEMS <= once_ms)
            continue;
        check->item = &feed->items[i];
        check_say(check, (struct say){SAY_HOLDS,
                                      check->item->offset,
                                      {length(check, lengths[i]), length(check, round_ms)}});
    }
    memory_free(lengths);
}
