#include "base/memory.h"
#include "fetch/parts.h"

void
settle_feeds(struct fetcher *fetcher, bool hide)
{
    const struct config *config = fetcher->config;
    size_t count = config->named_count > fetcher->count ? config->named_count : fetcher->count;
    struct store_named *feeds = memory_array(count, sizeof(*feeds));
    for (size_t i = 0; i < count; i++)
        feeds[i].name = str_from(config->feeds[i].name);
    for (size_t i = 0; i < fetcher->count; i++)
        feeds[i].url = str_from(fetcher->sources[i].shown_url);
    bool good = fetcher->count > 0;
    if (good)
        good = hide ? store_keep_feeds(fetcher->store, feeds, count, clock_read(&fetcher->clock))
                    : store_rename_feeds(fetcher->store, feeds, count);
    fetcher->sweep = fetcher->sweep || (good && hide);
    memory_free(feeds);
}
