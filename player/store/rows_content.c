#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/number.h"
#include "feed/json.h"
#include "store/rows_private.h"
#include "store/schema.h"

#define CONTENT_BYTES_MAX ((size_t)512 * 1024 * 1024)
#define ITEM_BYTES_MAX    ((size_t)128 * 1024 * 1024) /* more is left out */
#define TEXT_BYTES_MAX    ((size_t)192 * 1024 * 1024) /* including the addresses of the pictures; likewise */
#define ITEMS_MAX         50000
#define PICTURES_MAX      50000
#define FEEDS_MAX         10000
#define FEED_ITEMS_MIN    4 /* of each feed, however many feeds there are */

struct feed_rows {
    struct str name, title;
    int64_t success_ms;
    bool filled, had_items;
    struct str items; /* the bytes after the feed, beginning with its items */
};

/* The rows of a database: the feeds found, and the number of items and pictures. */
struct rows_source {
    struct str bytes;
    struct feed_rows *feeds;
    size_t feed_count, item_count, picture_count;
};

/* False at the end, or when the bytes are incomplete. */
static bool
take_number(struct str *bytes, int64_t *number)
{
    if (bytes->len < sizeof(*number))
        return false;
    memcpy(number, bytes->ptr, sizeof(*number));
    *bytes = str_slice(*bytes, sizeof(*number), SIZE_MAX);
    return true;
}

static bool
take_text(struct str *bytes, struct str *text)
{
    int64_t len;
    *text = STR_NONE;
    if (!take_number(bytes, &len) || len < ROWS_ABSENT || (len > 0 && (uint64_t)len > bytes->len))
        return false;
    if (len == ROWS_ABSENT)
        return true;
    *text = str_slice(*bytes, 0, (size_t)len);
    *bytes = str_slice(*bytes, (size_t)len, SIZE_MAX);
    return true;
}

static bool
take_feed(struct str *bytes, struct feed_rows *feed)
{
    int64_t filled;
    if (!take_text(bytes, &feed->name) || !take_text(bytes, &feed->title) ||
        !take_number(bytes, &feed->success_ms) || !take_number(bytes, &filled))
        return false;
    feed->filled = filled != SCHEMA_NEVER_CAME;
    feed->had_items = filled >= SCHEMA_HAD_ITEMS;
    feed->items = *bytes;
    return true;
}

struct content_row {
    struct str json, key;
    int64_t sum, first_seen_ms;
};

static bool
take_item(struct str *bytes, struct content_row *item)
{
    return take_text(bytes, &item->json) && take_number(bytes, &item->sum) && take_text(bytes, &item->key) &&
           take_number(bytes, &item->first_seen_ms);
}

struct picture_row {
    struct str url, hash, path;
    int64_t width, height;
};

static bool
take_picture(struct str *bytes, struct picture_row *picture)
{
    return take_text(bytes, &picture->url) && take_text(bytes, &picture->hash) &&
           take_text(bytes, &picture->path) && take_number(bytes, &picture->width) &&
           take_number(bytes, &picture->height);
}

/* Counts the rows, and saves the beginnings of the feeds if there is a place for them. */
static void
survey(struct rows_source *source)
{
    struct str rest = source->bytes;
    int64_t kind;
    bool good = true;
    source->feed_count = source->item_count = source->picture_count = 0;
    while (good && source->feed_count < FEEDS_MAX && take_number(&rest, &kind)) {
        struct feed_rows feed;
        good = kind == ROWS_FEED      ? take_feed(&rest, &feed)
               : kind == ROWS_ITEM    ? take_item(&rest, &(struct content_row){.first_seen_ms = 0})
               : kind == ROWS_PICTURE ? take_picture(&rest, &(struct picture_row){.width = 0})
                                      : false;
        source->item_count += good && kind == ROWS_ITEM;
        source->picture_count += good && kind == ROWS_PICTURE;
        if (good && kind == ROWS_FEED && source->feeds)
            source->feeds[source->feed_count] = feed;
        source->feed_count += good && kind == ROWS_FEED;
    }
}

static struct rows_source
open_source(struct arena *arena, struct str bytes)
{
    struct rows_source source = {.bytes = bytes};
    survey(&source);
    source.feeds = arena_array(arena, source.feed_count, sizeof(*source.feeds));
    survey(&source);
    return source;
}

static const struct feed_rows *
find_feed(const struct rows_source *source, struct str name)
{
    for (size_t i = 0; i < source->feed_count; i++)
        if (source->feeds[i].filled && str_equal(source->feeds[i].name, name))
            return &source->feeds[i];
    return NULL;
}

bool
rows_wants(struct str name, const struct str *feeds, size_t feed_count)
{
    for (size_t i = 0; i < feed_count; i++)
        if (str_equal(feeds[i], name))
            return true;
    return feed_count == 0;
}

/* Those whose checksum is correct, until the content has `room` items. It is computed here, so that the first
 * slide waits for those of few items. */
static void
add_items(const struct feed_rows *feed, size_t room, struct store_content *out)
{
    struct str rest = feed->items;
    struct str name = arena_str(out->arena, feed->name), title = arena_str(out->arena, feed->title);
    struct content_row row;
    int64_t kind;
    while (take_number(&rest, &kind) && kind == ROWS_ITEM && take_item(&rest, &row)) {
        struct item *item = &out->items[out->count];
        out->more = out->more || out->count == room;
        if (out->count == room || arena_used(out->arena) >= ITEM_BYTES_MAX)
            return;
        *item = (struct item){0};
        if ((int64_t)str_hash(row.json, STR_HASH_SEED) != row.sum ||
            !item_from_json(out->arena, row.json, item))
            continue;
        item->key = arena_str(out->arena, row.key);
        item->first_seen_ms = row.first_seen_ms;
        item_take_event_date(out->arena, item, item->first_seen_ms);
        item->feed = name;
        item->source = title;
        out->count++;
    }
}

/* How many items each feed may have so that all of them together have `most`. */
static size_t
share_of(size_t most, size_t feed_count)
{
    size_t share = feed_count ? most / feed_count : most;
    return most == 0 ? ITEMS_MAX : number_max(share, FEED_ITEMS_MIN);
}

/* Feeds of the disk, then those that are only in memory; for a feed in both, the newer one. */
static bool
add_feeds(const struct rows_source *disk, const struct rows_source *memory, const struct str *feeds,
          size_t feed_count, size_t most, struct store_content *out)
{
    bool known = false;
    size_t share = share_of(most, feed_count ? feed_count : disk->feed_count + memory->feed_count);
    size_t room = number_min(disk->item_count + memory->item_count, ITEMS_MAX);
    out->items = arena_array(out->arena, room, sizeof(*out->items));
    for (size_t i = 0; i < disk->feed_count + memory->feed_count; i++) {
        bool first = i < disk->feed_count;
        const struct feed_rows *feed = first ? &disk->feeds[i] : &memory->feeds[i - disk->feed_count];
        const struct feed_rows *other = find_feed(first ? memory : disk, feed->name);
        if (feed->success_ms > out->latest_ms)
            out->latest_ms = feed->success_ms;
        if (!rows_wants(feed->name, feeds, feed_count) || (!first && other) || (!feed->filled && !other))
            continue;
        known = true;
        out->had_items = out->had_items || feed->had_items;
        bool newer = other && (!feed->filled || other->success_ms >= feed->success_ms);
        add_items(newer ? other : feed, number_min(out->count + share, room), out);
    }
    out->had_items = out->had_items || out->count;
    return known;
}

static int
by_url(const void *left, const void *right)
{
    const struct store_picture *a = left, *b = right;
    int order = str_compare(a->url, b->url);
    return order ? order : (a->in_memory < b->in_memory) - (a->in_memory > b->in_memory);
}

static void
add_pictures(const struct rows_source *source, bool in_memory, size_t room, struct store_content *out)
{
    struct str rest = source->bytes;
    struct picture_row row;
    int64_t kind;
    while (out->picture_count < room && arena_used(out->arena) < TEXT_BYTES_MAX &&
           take_number(&rest, &kind)) {
        bool picture = kind == ROWS_PICTURE;
        bool good = kind == ROWS_FEED   ? take_feed(&rest, &(struct feed_rows){.filled = false})
                    : kind == ROWS_ITEM ? take_item(&rest, &(struct content_row){.first_seen_ms = 0})
                                        : picture && take_picture(&rest, &row);
        if (!good)
            return;
        if (picture)
            out->pictures[out->picture_count++] =
                (struct store_picture){.url = arena_str(out->arena, row.url),
                                       .path = arena_c(out->arena, row.path),
                                       .hash = arena_str(out->arena, row.hash),
                                       .width = (int)row.width,
                                       .height = (int)row.height,
                                       .in_memory = in_memory};
    }
}

/* Sorted by address; each once, that of memory in preference to the disk's. */
static void
add_all_pictures(const struct rows_source *disk, const struct rows_source *memory, struct store_content *out)
{
    size_t room = number_min(disk->picture_count + memory->picture_count, PICTURES_MAX);
    out->pictures = arena_array(out->arena, room, sizeof(*out->pictures));
    add_pictures(memory, true, room, out);
    add_pictures(disk, false, room, out);
    if (out->picture_count)
        qsort(out->pictures, out->picture_count, sizeof(*out->pictures), by_url);
    size_t kept = 0;
    for (size_t i = 0; i < out->picture_count; i++)
        if (kept == 0 || !str_equal(out->pictures[kept - 1].url, out->pictures[i].url))
            out->pictures[kept++] = out->pictures[i];
    out->picture_count = kept;
}

const struct store_picture *
store_find_picture(const struct store_content *content, struct str url)
{
    size_t low = 0;
    size_t high = url.ptr ? content->picture_count : 0;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        int order = str_compare(url, content->pictures[middle].url);
        if (order == 0)
            return &content->pictures[middle];
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

bool
rows_to_content(struct str disk_bytes, struct str memory_bytes, const struct str *feeds, size_t feed_count,
                size_t most, struct store_content *out)
{
    *out = (struct store_content){.arena = arena_create(CONTENT_BYTES_MAX), .latest_ms = TIME_NONE};
    struct rows_source disk = open_source(out->arena, disk_bytes);
    struct rows_source memory = open_source(out->arena, memory_bytes);
    if (add_feeds(&disk, &memory, feeds, feed_count, most, out)) {
        add_all_pictures(&disk, &memory, out);
        return true;
    }
    arena_destroy(out->arena);
    *out = (struct store_content){.arena = NULL};
    return false;
}
