#include "base/memory.h"
#include "feed/feed.h"

void
feed_destroy(struct feed *feed)
{
    if (!feed)
        return;
    arena_destroy(feed->arena);
    memory_free(feed);
}
