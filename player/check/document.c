#include <stdlib.h>

#include "base/duration.h"
#include "base/near.h"
#include "check/check_private.h"
#include "text/text_fold.h"

#define STALE_DAYS 7
#define AHEAD_S    (366 * DAY_S) /* a later date is a mistake */

/* The latest past date of the items, or a future one if there is none. */
static int64_t
newest(const struct feed *feed, int64_t now_s)
{
    int64_t found = TIME_NONE;
    for (size_t i = 0; i < feed->count; i++) {
        const int64_t times[] = {feed->items[i].published_s, feed->items[i].updated_s};
        for (size_t k = 0; k < 2; k++)
            if (times[k] != TIME_NONE && times[k] < now_s + AHEAD_S && times[k] > found)
                found = times[k];
    }
    return found;
}

static void
check_freshness(struct check *check)
{
    const struct feed *feed = check->feed;
    int64_t now_s = check->context->now.wall_ms / 1000;
    int64_t latest_s = newest(feed, now_s);
    if (latest_s == TIME_NONE || latest_s > now_s - STALE_DAYS * DAY_S)
        return;
    struct str days = check_number(check, (now_s - latest_s) / DAY_S);
    check_say(check, (struct say){SAY_STALE, feed->items[0].offset, {days}});
}

static void
check_limits(struct check *check)
{
    const struct feed *feed = check->feed;
    const struct feed_limits *limits = &check->context->limits;
    const struct {
        enum feed_limit limit;
        enum message message;
        size_t first, second;
    } rows[] = {
        {FEED_LIMIT_ITEMS, SAY_TOO_MANY, feed->count + feed->cut[FEED_LIMIT_ITEMS], limits->items},
        {FEED_LIMIT_TEXT, SAY_CUT_TEXT, limits->text_bytes, 0},
        {FEED_LIMIT_TOTAL, SAY_CUT_TOTAL, limits->total_bytes, 0},
        {FEED_LIMIT_DEPTH, SAY_CUT_DEPTH, limits->depth, 0},
        {FEED_LIMIT_ATTRIBUTES, SAY_CUT_ATTRIBUTES, limits->attributes, 0},
        {FEED_LIMIT_LIST, SAY_CUT_LIST, FEED_LIST_MAX, 0},
        {FEED_LIMIT_MEMORY, SAY_CUT_MEMORY, FEED_MEMORY_BYTES_MAX, 0},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str first = check_number(check, (int64_t)rows[i].first);
        struct str second = check_number(check, (int64_t)rows[i].second);
        if (feed->cut[rows[i].limit])
            check_say(check, (struct say){rows[i].message, 0, {first, second}});
    }
}

/* Links that are shown as QR codes are reported one by one. */
static void
check_links(struct check *check)
{
    const struct feed *feed = check->feed;
    size_t count = 0, first = 0;
    for (size_t i = feed->count; i > 0; i--) {
        const struct item *item = &feed->items[i - 1];
        if (slide_shows_qr(item, check->context->qr) || !str_starts_nocase(item->url, STR("http:")))
            continue;
        first = i - 1;
        count++;
    }
    if (count)
        check_say(check, (struct say){SAY_INSECURE_LINKS,
                                      feed->items[first].offset,
                                      {check_number(check, (int64_t)count)}});
}

/* In JSON the list may have another name, or not be a list. */
static void
say_no_items(struct check *check)
{
    static const char others[] =
        "item articles article entries news actualites actus elements posts eintraege beitraege "
        "beitrage artikel noticias articulos notizie articoli slides";
    struct say say = {.message = SAY_NO_ITEMS};
    bool json = check->feed->format == FEED_JSON;
    size_t count = json ? outline_json(check->arena, check->text, 0, check->text.len, check->parts) : 0;
    for (size_t i = 0; i < count; i++) {
        const struct outline_part *part = &check->parts[i];
        bool own = str_equal(part->name, STR("items"));
        struct buf folded;
        buf_init(&folded, TEXT_FOLDED_BYTES_MAX);
        text_fold(part->name, &folded);
        bool other =
            str_has_word(str_from(others), buf_str(&folded)) || near_distance(part->name, STR("items")) < 2;
        buf_finish(&folded);
        if (own && part->type != JSON_ARRAY)
            say = (struct say){.message = SAY_ITEMS_TYPE, .at = part->at};
        else if (!own && other && (part->type == JSON_ARRAY || part->type == JSON_OBJECT))
            say = (struct say){SAY_ITEMS_NAME, part->at, {part->name}};
    }
    check_say(check, say);
}

void
check_feed(struct check *check)
{
    const struct feed *feed = check->feed;
    const struct check_document *document = check->document;
    if (str_starts_nocase(document->asked, STR("http:")) || str_starts_nocase(document->url, STR("http:")))
        check_say(check, (struct say){.message = SAY_INSECURE_FEED});
    if (document->linked)
        check_say(check, (struct say){.message = SAY_LINKED, .args = {document->url}});
    if (!check_folder(check) && feed->count == 0 && !feed->truncated)
        say_no_items(check);
    struct str language = feed->language.len > 3 ? meant_language(feed->language) : STR_NONE;
    if (language.ptr)
        check_say(check, (struct say){SAY_VALUE_NEAR, 0, {STR("language"), feed->language, language}});
    if (feed->format == FEED_JSON)
        check_json_members(check);
    check_limits(check);
    check_links(check);
    if (feed->count)
        check_freshness(check);
}

struct named {
    struct str id;
    size_t index;
};

static int
by_id(const void *left, const void *right)
{
    const struct named *a = left;
    const struct named *b = right;
    int order = str_compare(a->id, b->id);
    return order ? order : a->index < b->index ? -1 : a->index > b->index;
}

/* An item that also has the same title is taken for the same item, and is not shown again. */
static void
say_same(struct check *check, const struct item *first, const struct item *again)
{
    struct str line = check_line(check, first->offset);
    check->item = again;
    if (str_equal(first->title, again->title))
        check_say(check, (struct say){SAY_TWIN, again->offset, {line}});
    else
        check_say(check, (struct say){SAY_ID_TWICE, again->offset, {again->key, line}});
}

/* Every item except the first of those with the same id. */
void
check_identity(struct check *check)
{
    const struct feed *feed = check->feed;
    struct named *all = arena_array(check->arena, feed->count, sizeof(*all));
    for (size_t i = 0; i < feed->count; i++)
        all[i] = (struct named){feed->items[i].key, i};
    if (feed->count)
        qsort(all, feed->count, sizeof(*all), by_id);
    for (size_t i = 1, first = 0; i < feed->count; i++) {
        if (!str_equal(all[i].id, all[first].id)) {
            first = i;
            continue;
        }
        say_same(check, &feed->items[all[first].index], &feed->items[all[i].index]);
    }
    check->item = NULL;
}
