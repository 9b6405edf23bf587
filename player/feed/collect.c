#include "feed/collect.h"

#include <string.h>

#include "base/memory.h"
#include "text/url.h"

/* The drafts hold mark-up, which is longer than the text it makes; pictures may come late in it. */
#define RAW_BYTES_MAX CEILING((size_t)512 * 1024)
/* No item is added beyond FEED_MEMORY_BYTES_MAX; the rest is for the last one, for what is made of all in the
 * end, and for blocks of memory that are not filled to the end. */
#define ARENA_BYTES_MAX (16 * FEED_MEMORY_BYTES_MAX + (size_t)1024 * 1024)

void
collect_init(struct collect *collect, const struct feed_context *context)
{
    *collect = (struct collect){
        .limits = context->limits, .default_kind = context->default_kind, .zone = context->zone};
    collect->feed = memory_alloc(sizeof(*collect->feed));
    collect->feed->arena = arena_create(ARENA_BYTES_MAX);
    collect->feed->updated_s = TIME_NONE;
    collect->base = arena_str(collect->feed->arena, str_slice(context->base, 0, URL_BYTES_MAX));
    draft_init(&collect->head, RAW_BYTES_MAX);
    draft_init(&collect->item, RAW_BYTES_MAX);
    html_init(&collect->html, context->limits.text_bytes, context->limits.text_bytes);
}

void
collect_finish(struct collect *collect)
{
    if (collect->feed) {
        memory_free(collect->feed->items);
        collect->feed->items = NULL;
    }
    feed_destroy(collect->feed);
    draft_finish(&collect->head);
    draft_finish(&collect->item);
    html_finish(&collect->html);
}

static bool
has_memory(const struct collect *collect)
{
    return arena_used(collect->feed->arena) < FEED_MEMORY_BYTES_MAX;
}

bool
collect_wants_item(const struct collect *collect)
{
    return collect->feed->count < collect->limits.items && has_memory(collect);
}

static struct draft_context
draft_context(struct collect *collect, struct str home)
{
    return (struct draft_context){.limits = &collect->limits,
                                  .base = collect->base,
                                  .home = home,
                                  .default_kind = collect->default_kind,
                                  .zone = collect->zone,
                                  .html = &collect->html,
                                  .arena = collect->feed->arena,
                                  .position = collect->seen,
                                  .cut = collect->feed->cut};
}

/* The home page as far as it is known by now. */
static struct str
home(struct collect *collect)
{
    const struct draft_text *link = &collect->head.slots[DRAFT_LINK];
    struct str base = url_is_http(link->base) ? link->base : collect->base;
    struct str url = draft_get(&collect->head, DRAFT_LINK);
    return url.len ? url_resolve(collect->item.arena, base, url) : STR_NONE;
}

/* The list of items grows outside of the arena, which could not give the old ones back. */
static struct item *
next_item(struct collect *collect)
{
    struct feed *feed = collect->feed;
    if (feed->count == collect->room) {
        collect->room = collect->room ? collect->room * 2 : 16;
        feed->items = memory_resize(feed->items, collect->room * sizeof(struct item));
    }
    return &feed->items[feed->count++];
}

void
collect_item(struct collect *collect)
{
    collect->seen++;
    if (collect_wants_item(collect)) {
        struct draft_context context = draft_context(collect, home(collect));
        struct item *item = next_item(collect);
        draft_item(&collect->item, &context, item);
        item->offset = collect->item_offset;
    } else {
        bool full = collect->feed->count < collect->limits.items;
        collect->feed->cut[full ? FEED_LIMIT_MEMORY : FEED_LIMIT_ITEMS]++;
    }
    draft_clear(&collect->item);
}

/* Authors of the feed are those of its items that name none (RFC 4287, JSON Feed 1.1). */
static void
inherit_author(struct feed *feed)
{
    for (size_t i = 0; i < feed->count; i++)
        if (!feed->items[i].author.ptr)
            feed->items[i].author = feed->author;
}

/* A home page that came behind the items is their base all the same. */
static void
resolve_late(struct collect *collect)
{
    struct feed *feed = collect->feed;
    for (size_t i = 0; i < feed->count && !collect->base.len && url_is_http(feed->url); i++) {
        struct item *item = &feed->items[i];
        if (!has_memory(collect)) {
            feed->cut[FEED_LIMIT_MEMORY] += feed->count - i;
            feed->count = i;
            break;
        }
        item->url = url_resolve(feed->arena, feed->url, item->url);
        item->image = url_resolve(feed->arena, feed->url, item->image);
        for (size_t k = 0; k < item->pictures.count; k++)
            item->pictures.items[k] = url_resolve(feed->arena, feed->url, item->pictures.items[k]);
    }
}

struct feed *
collect_take(struct collect *collect, enum feed_format format)
{
    struct feed *feed = collect->feed;
    struct draft_context context = draft_context(collect, STR_NONE);
    feed->format = format;
    struct item *items = arena_array(feed->arena, feed->count, sizeof(struct item));
    if (feed->count)
        memcpy(items, feed->items, feed->count * sizeof(struct item));
    memory_free(feed->items);
    feed->items = items;
    draft_head(&collect->head, &context, feed);
    resolve_late(collect);
    if (format == FEED_ATOM || format == FEED_JSON)
        inherit_author(feed);
    collect->feed = NULL;
    return feed;
}

void
feed_destroy(struct feed *feed)
{
    if (!feed)
        return;
    arena_destroy(feed->arena);
    memory_free(feed);
}
