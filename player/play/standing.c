#include "play/standing.h"

#include <string.h>
#include <time.h>

#include "base/duration.h"

void
standing_drop(struct standing *standing)
{
    frame_destroy(standing->frame);
    *standing = (struct standing){.frame = NULL};
}

struct standing
standing_make(struct show *show, const struct item *item, int page, struct moment now)
{
    struct standing standing = {.frame = show_frame(show, item, page, now), .page = page, .made = now};
    if (item) {
        standing.feed = arena_str(standing.frame->arena, item->feed);
        standing.key = arena_str(standing.frame->arena, item->key);
    }
    return standing;
}

bool
standing_is_outdated(const struct standing *standing, struct moment now)
{
    time_t made_s = (time_t)(standing->made.wall_ms / SECOND_MS), now_s = (time_t)(now.wall_ms / SECOND_MS);
    struct tm made = {0}, today = {0};
    localtime_r(&made_s, &made);
    localtime_r(&now_s, &today);
    return standing->made.trusted != now.trusted || made.tm_yday != today.tm_yday ||
           made.tm_year != today.tm_year;
}

bool
standing_matches(const struct standing *standing, const struct item *item, int page)
{
    if (!standing->frame || standing->page != page)
        return false;
    if (!item)
        return !standing->key.ptr;
    return str_equal(standing->feed, item->feed) && str_equal(standing->key, item->key);
}

bool
standing_same_pixels(const struct standing *one, const struct standing *other)
{
    const struct frame *a = one->frame, *b = other->frame;
    struct rect progress = a->slide.progress;
    int rows = progress.h > 0 ? progress.y : a->upright->height;
    size_t bytes = (size_t)rows * (size_t)a->upright->width * sizeof(uint32_t);
    return a->upright->height == b->upright->height && a->upright->width == b->upright->width &&
           memcmp(a->upright->pixels, b->upright->pixels, bytes) == 0;
}
