#include "formats/feed_builder.h"

#include <string.h>

#include "base/memory.h"
#include "formats/list_fields.h"
#include "text/url.h"

/* The drafts hold mark-up, which is longer than the resulting text; pictures may come late in it. */
/* No item is added beyond FEED_MEMORY_BYTES_MAX; the rest is for the last item, for the final steps, and for
 * partly unused blocks. */
#define ARENA_BYTES_MAX (16 * FEED_MEMORY_BYTES_MAX + (size_t)1024 * 1024)

void
feed_builder_init(struct feed_builder *builder, const struct feed_context *context)
{
    *builder = (struct feed_builder){.limits = context->limits,
                                     .default_kind = context->default_kind,
                                     .kind_rules = context->kind_rules,
                                     .zone = context->zone};
    builder->feed = memory_alloc(sizeof(*builder->feed));
    builder->feed->arena = arena_create(ARENA_BYTES_MAX);
    builder->feed->updated_s = TIME_NONE;
    builder->base = arena_str(builder->feed->arena, str_slice(context->base, 0, URL_BYTES_MAX));
    draft_init(&builder->head, DRAFT_BYTES_MAX);
    draft_init(&builder->item.draft, DRAFT_BYTES_MAX);
    html_init(&builder->html, context->limits.text_bytes, context->limits.text_bytes);
}

void
feed_builder_finish(struct feed_builder *builder)
{
    if (builder->feed) {
        memory_free(builder->feed->items);
        builder->feed->items = NULL;
    }
    feed_destroy(builder->feed);
    draft_finish(&builder->head);
    draft_finish(&builder->item.draft);
    for (size_t i = 0; i < builder->outer_ready; i++)
        draft_finish(&builder->outer[i].draft);
    html_finish(&builder->html);
}

static bool
has_memory(const struct feed_builder *builder)
{
    return arena_used(builder->feed->arena) < FEED_MEMORY_BYTES_MAX;
}

bool
feed_builder_wants_item(const struct feed_builder *builder)
{
    return builder->item.place.number ||
           (builder->feed->count < builder->limits.items && has_memory(builder));
}

static struct draft_context
draft_context(struct feed_builder *builder, struct str home)
{
    return (struct draft_context){.limits = &builder->limits,
                                  .base = builder->base,
                                  .home = home,
                                  .default_kind = builder->default_kind,
                                  .kind_rules = builder->kind_rules,
                                  .category = &builder->category,
                                  .zone = builder->zone,
                                  .html = &builder->html,
                                  .arena = builder->feed->arena,
                                  .position = builder->item.place.position,
                                  .cut = builder->feed->cut};
}

/* The home page as far as known so far. */
static struct str
home(struct feed_builder *builder)
{
    const struct draft_text *link = &builder->head.slots[DRAFT_LINK];
    struct str base = url_is_http(link->base) ? link->base : builder->base;
    struct str url = draft_get(&builder->head, DRAFT_LINK);
    return url.len ? url_resolve(builder->item.draft.arena, base, url) : STR_NONE;
}

/* The list of items grows outside the arena, which could not free the old ones. */
static struct item *
next_item(struct feed_builder *builder)
{
    struct feed *feed = builder->feed;
    if (feed->count == builder->room) {
        builder->room = builder->room ? builder->room * 2 : 16;
        feed->items = memory_resize(feed->items, builder->room * sizeof(struct item));
    }
    return &feed->items[feed->count++];
}

/* Assigns the next place in the feed to the item if it has none yet, or counts it as left out. */
static void
keep_place(struct feed_builder *builder, struct feed_place *place)
{
    if (place->position)
        return;
    if (feed_builder_wants_item(builder)) {
        *next_item(builder) = (struct item){0};
        place->number = builder->feed->count;
    } else {
        bool full = builder->feed->count < builder->limits.items;
        builder->feed->cut[full ? FEED_LIMIT_MEMORY : FEED_LIMIT_ITEMS]++;
    }
    place->position = ++builder->seen;
}

/* Makes the draft the item at its place. */
static void
fill_place(struct feed_builder *builder)
{
    struct feed_open *open = &builder->item;
    if (open->place.number) {
        struct draft_context context = draft_context(builder, home(builder));
        struct str own = draft_get(&open->draft, DRAFT_LANGUAGE);
        struct str language = own.len ? own : draft_get(&builder->head, DRAFT_LANGUAGE);
        list_fields_take(&open->draft, language);
        builder->html.language = context.language = language;
        struct item *item = &builder->feed->items[open->place.number - 1];
        draft_item(&open->draft, &context, item);
        item->offset = open->offset;
    }
    draft_clear(&open->draft);
    open->place = (struct feed_place){0};
}

/* Exchanges the current item and an outer one. */
static void
swap(struct feed_builder *builder, struct feed_open *outer)
{
    struct feed_open item = builder->item;
    builder->item = *outer;
    *outer = item;
}

bool
feed_builder_may_nest(const struct feed_builder *builder)
{
    return builder->outer_count < FEED_ITEMS_NESTED_MAX - 1;
}

void
feed_builder_begin_inner(struct feed_builder *builder)
{
    if (builder->outer_count == builder->outer_ready)
        draft_init(&builder->outer[builder->outer_ready++].draft, DRAFT_BYTES_MAX);
    swap(builder, &builder->outer[builder->outer_count++]);
}

/* The current item is over and its draft is empty: the one in which it began is current again. */
static void
leave_inner(struct feed_builder *builder)
{
    swap(builder, &builder->outer[--builder->outer_count]);
}

/* The outer items come before the current one. */
static void
keep_places(struct feed_builder *builder)
{
    for (size_t i = 0; i < builder->outer_count; i++)
        keep_place(builder, &builder->outer[i].place);
    keep_place(builder, &builder->item.place);
}

bool
feed_builder_item(struct feed_builder *builder)
{
    bool inner = builder->outer_count > 0;
    bool empty = !builder->item.place.position && draft_is_empty(&builder->item.draft);
    if (inner && empty && feed_builder_wants_item(builder)) {
        draft_clear(&builder->item.draft);
    } else {
        keep_places(builder);
        fill_place(builder);
    }
    if (inner)
        leave_inner(builder);
    return inner;
}

/* Items that were left open when others began inside them end with the document. */
static void
end_left_open(struct feed_builder *builder)
{
    if (builder->outer_count) {
        if (builder->item.place.position) /* others began inside it too */
            fill_place(builder);
        draft_clear(&builder->item.draft);
        leave_inner(builder);
        keep_places(builder);
    }
    while (builder->item.place.position) {
        fill_place(builder);
        if (builder->outer_count)
            leave_inner(builder);
    }
}

/* The authors of the feed are those of its items without authors (RFC 4287, JSON Feed 1.1). */
static void
inherit_author(struct feed *feed)
{
    for (size_t i = 0; i < feed->count; i++)
        if (!feed->items[i].author.ptr)
            feed->items[i].author = feed->author;
}

static void
resolve_relative(struct arena *arena, struct str base, struct str *url)
{
    if (!url_has_scheme(*url))
        *url = url_resolve(arena, base, *url);
}

/* A home page that comes after the items is their base too. */
static void
resolve_late(struct feed_builder *builder)
{
    struct feed *feed = builder->feed;
    for (size_t i = 0; i < feed->count && !builder->base.len && url_is_http(feed->url); i++) {
        struct item *item = &feed->items[i];
        if (!has_memory(builder)) {
            feed->cut[FEED_LIMIT_MEMORY] += feed->count - i;
            feed->count = i;
            break;
        }
        resolve_relative(feed->arena, feed->url, &item->url);
        resolve_relative(feed->arena, feed->url, &item->image);
        for (size_t k = 0; k < item->pictures.count; k++)
            resolve_relative(feed->arena, feed->url, &item->pictures.items[k]);
    }
}

struct feed *
feed_builder_take(struct feed_builder *builder, enum feed_format format)
{
    struct feed *feed = builder->feed;
    end_left_open(builder);
    struct draft_context context = draft_context(builder, STR_NONE);
    feed->format = format;
    struct item *items = arena_array(feed->arena, feed->count, sizeof(struct item));
    if (feed->count)
        memcpy(items, feed->items, feed->count * sizeof(struct item));
    memory_free(feed->items);
    feed->items = items;
    builder->html.language = draft_get(&builder->head, DRAFT_LANGUAGE);
    draft_head(&builder->head, &context, feed);
    resolve_late(builder);
    if (format == FEED_ATOM || format == FEED_JSON)
        inherit_author(feed);
    builder->feed = NULL;
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
