#include <inttypes.h>
#include <string.h>

#include "base/memory.h"
#include "formats/author_name.h"
#include "formats/feed_reader.h"
#include "html/double_encoding.h"

static void
repair_text(struct arena *arena, struct str *text)
{
    struct buf repaired;
    struct str meant = double_encoding_fix_utf8(arena, *text);
    if (meant.ptr == text->ptr && !(text->len && memchr(text->ptr, '&', text->len)))
        return;
    buf_init(&repaired, meant.len + 1);
    buf_put(&repaired, meant);
    double_encoding_fix_references(&repaired, true);
    if (!str_equal(buf_str(&repaired), *text))
        *text = arena_str(arena, buf_str(&repaired));
    buf_finish(&repaired);
}

/* Plain text that contains HTML; a body that already has lists is not changed. */
static void
take_tags_out(struct arena *arena, struct str *text, bool one_line)
{
    if (text->len && memchr(text->ptr, '<', text->len) && !memchr(text->ptr, '\t', text->len) &&
        double_encoding_is_html(*text))
        *text = double_encoding_read_html(arena, *text, one_line);
}

static size_t
richness(const struct item *item)
{
    size_t points = item->body.len;
    points += item->title.len ? 100 : 0;
    points += item->pictures.count ? 200 : 0;
    points += item->published_s != TIME_NONE ? 50 : 0;
    for (size_t i = 0; i < FIELD_COUNT; i++)
        points += item->fields[i] ? 50 : 0;
    return points;
}

static bool
is_other(const struct item *a, const struct item *b)
{
    return !str_equal(a->url, b->url) && !str_equal(a->title, b->title);
}

/* The first item before `end` with this key, or NULL: open addressing; the number of slots is a power of two.
 */
static struct item **
find_slot(struct item **slots, size_t mask, struct str key)
{
    size_t at = str_hash(key, STR_HASH_SEED) & mask;
    while (slots[at] && !str_equal(slots[at]->key, key))
        at = (at + 1) & mask;
    return &slots[at];
}

static struct str
own_key(struct arena *arena, const struct item *item)
{
    uint64_t hash = str_hash(item->title, str_hash(item->url, STR_HASH_SEED));
    return arena_printf(arena, "%.*s#%016" PRIx64, STR_ARG(item->key), hash);
}

static void
exchange(struct item *a, struct item *b)
{
    struct item held = *a;
    *a = *b;
    *b = held;
}

/* Puts the item in the place of its key, or marks it when a more complete one is there. True for a duplicate.
 */
static bool
place(struct feed *feed, struct item *item, struct item **slots, size_t mask)
{
    struct item **slot = find_slot(slots, mask, item->key);
    if (*slot && is_other(*slot, item)) {
        item->key = own_key(feed->arena, item);
        slot = find_slot(slots, mask, item->key);
    }
    if (!*slot) {
        *slot = item;
        return false;
    }
    if (richness(item) > richness(*slot))
        exchange(item, *slot);
    item->duplicate = true;
    item->key = arena_printf(feed->arena, "%.*s#copy-%zu", STR_ARG(item->key), (size_t)(item - feed->items));
    return true;
}

void
feed_repair(struct feed *feed)
{
    repair_text(feed->arena, &feed->title);
    for (size_t i = 0; i < feed->count; i++) {
        struct item *item = &feed->items[i];
        const char *body = item->body.ptr;
        if (item->headline.ptr)
            item->title = item->headline.len ? item->headline : STR_NONE;
        item->headline = STR_NONE;
        if (!item->body.len) /* all of it is struck out */
            item->text = item->summary = STR_NONE;
        repair_text(feed->arena, &item->title);
        repair_text(feed->arena, &item->body);
        repair_text(feed->arena, &item->summary);
        repair_text(feed->arena, &item->author);
        take_tags_out(feed->arena, &item->title, true);
        take_tags_out(feed->arena, &item->body, false);
        take_tags_out(feed->arena, &item->summary, false);
        item->author = author_names(feed->arena, item->author);
        if (item->body.ptr != body)
            item->marks = STR_NONE;
    }
}

size_t
feed_tidy(struct feed *feed)
{
    size_t room = 16, duplicates = 0;
    while (room < feed->count * 2)
        room *= 2;
    struct item **slots = memory_array(room, sizeof(*slots));
    feed_repair(feed);
    for (size_t i = 0; i < feed->count; i++)
        duplicates += place(feed, &feed->items[i], slots, room - 1);
    memory_free(slots);
    return duplicates;
}
