#include "play/view_page.h"

#include <string.h>
#include <time.h>

#include "base/duration.h"

void
view_page_drop(struct view_page *shown)
{
    frame_destroy(shown->frame);
    *shown = (struct view_page){.frame = NULL};
}

struct view_page
view_page_make(struct show *show, const struct item *item, int page, struct moment now)
{
    struct view_page shown = {.frame = show_frame(show, item, page, now), .page = page, .made = now};
    if (item) {
        shown.feed = arena_str(shown.frame->arena, item->feed);
        shown.key = arena_str(shown.frame->arena, item->key);
    }
    return shown;
}

bool
view_page_is_outdated(const struct view_page *shown, struct moment now)
{
    time_t made_s = (time_t)(shown->made.wall_ms / SECOND_MS), now_s = (time_t)(now.wall_ms / SECOND_MS);
    struct tm made = {0}, today = {0};
    localtime_r(&made_s, &made);
    localtime_r(&now_s, &today);
    return shown->made.trusted != now.trusted || made.tm_yday != today.tm_yday ||
           made.tm_year != today.tm_year;
}

bool
view_page_matches(const struct view_page *shown, const struct item *item, int page)
{
    if (!shown->frame || shown->page != page)
        return false;
    if (!item)
        return !shown->key.ptr;
    return str_equal(shown->feed, item->feed) && str_equal(shown->key, item->key);
}

bool
view_page_same_pixels(const struct view_page *one, const struct view_page *other)
{
    const struct frame *a = one->frame, *b = other->frame;
    struct rect progress = a->slide.progress;
    int rows = progress.h > 0 ? progress.y : a->upright->height;
    size_t bytes = (size_t)rows * (size_t)a->upright->width * sizeof(uint32_t);
    return a->upright->height == b->upright->height && a->upright->width == b->upright->width &&
           memcmp(a->upright->pixels, b->upright->pixels, bytes) == 0;
}
