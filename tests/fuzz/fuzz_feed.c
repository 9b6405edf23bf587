#include <stddef.h>
#include <stdint.h>

#include "base/utf8.h"
#include "formats/feed_reader.h"
#include "feed/json.h"

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len);

static void
fuzz_feed_must(bool good)
{
    if (!good)
        __builtin_trap();
}

/* The guarantees for the later stages. */
static void
fuzz_feed_check(const struct item *item)
{
    struct arena *arena = arena_create((size_t)64 * 1024 * 1024);
    struct item again;
    struct str json = item_to_json(arena, item);
    fuzz_feed_must(item->key.len > 0);
    fuzz_feed_must(utf8_valid(json));
    fuzz_feed_must(item_from_json(arena, json, &again));
    fuzz_feed_must(str_equal(item_to_json(arena, &again), json));
    arena_destroy(arena);
}

/* After tidying, each item has a unique key, and a duplicate is replaced by one with as much content. */
static void
fuzz_feed_tidy(struct feed *feed)
{
    size_t duplicates = feed_tidy(feed), marked = 0;
    for (size_t i = 0; i < feed->count; i++) {
        const struct item *item = &feed->items[i];
        marked += item->duplicate;
        fuzz_feed_must(item->key.len > 0 && utf8_valid(item->title) && utf8_valid(item->body) &&
                       utf8_valid(item->author));
        for (size_t k = 0; k < i && i < 20; k++)
            fuzz_feed_must(!str_equal(item->key, feed->items[k].key));
    }
    fuzz_feed_must(marked == duplicates && (feed->count == 0 || duplicates < feed->count));
}

/* The first byte chooses the size of the pieces; the rest is the document. */
int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len)
{
    static const size_t pieces[] = {1, 2, 3, 7, 64, 1000, 4096, SIZE_MAX};
    struct feed_context context = {.limits = feed_limits_default(),
                                   .base = STR("https://example.org/a/feed")};
    enum reason_code why = REASON_NONE;
    if (len < 1)
        return 0;
    struct str document = {(const char *)bytes + 1, len - 1};
    size_t piece = pieces[bytes[0] & 7];
    context.limits.items = bytes[0] & 8 ? 3 : 1000;
    struct feed_reader *reader = feed_reader_create(&context);
    for (size_t at = 0; at < document.len; at += str_slice(document, at, piece).len)
        feed_reader_push(reader, str_slice(document, at, piece));
    struct feed *feed = feed_reader_finish(reader, &why);
    fuzz_feed_must(feed || why);
    for (size_t i = 0; feed && i < feed->count; i++)
        fuzz_feed_check(&feed->items[i]);
    if (feed)
        fuzz_feed_tidy(feed);
    feed_destroy(feed);
    return 0;
}
