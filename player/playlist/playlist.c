#include "playlist/playlist.h"

#include "base/memory.h"
#include "playlist/order.h"
#include "playlist/state.h"

struct playlist *
playlist_create(const struct playlist_options *options)
{
    struct playlist *playlist = memory_alloc(sizeof(*playlist));
    playlist->options = *options;
    return playlist;
}

void
playlist_destroy(struct playlist *playlist)
{
    if (!playlist)
        return;
    memory_free(playlist->order);
    memory_free(playlist);
}

static const struct item *
item_at(const struct playlist *playlist, size_t place)
{
    return playlist->count ? &playlist->items[playlist->order[place % playlist->count]] : NULL;
}

/* Until the page is laid out its dwell is a guess: never so short that it could pass unseen. */
static void
show(struct playlist *playlist, size_t place, int page, struct moment now)
{
    playlist->place = place;
    playlist->page = page;
    playlist->pages = page + 1;
    playlist->since_ms = now.mono_ms;
    playlist->spent_ms = 0;
    playlist->dwell_ms =
        playlist->options.slide_ms > 0 ? playlist->options.slide_ms : playlist->options.slide_max_ms;
}

static bool
same_item(const struct item *item, struct str feed, struct str key)
{
    return str_equal(item->key, key) && str_equal(item->feed, feed);
}

/* The place of an item, or count. */
static size_t
find(const struct playlist *playlist, struct str feed, struct str key)
{
    size_t place = 0;
    while (place < playlist->count && !same_item(item_at(playlist, place), feed, key))
        place++;
    return place;
}

void
playlist_set_items(struct playlist *playlist, const struct item *items, size_t count, struct moment now)
{
    const struct item *old = item_at(playlist, playlist->place);
    struct playlist before = *playlist;
    playlist->items = items;
    playlist->count = count;
    playlist->order = memory_array(count, sizeof(*playlist->order));
    order_round(items, count, playlist->order);

    size_t place = old ? find(playlist, old->feed, old->key) : count;
    /* what would have come next is the place to go on from when the current item is gone */
    for (size_t i = 1; old && place == count && i < before.count; i++) {
        const struct item *next = item_at(&before, before.place + i);
        place = find(playlist, next->feed, next->key);
    }
    bool stays = old && place < count && same_item(item_at(playlist, place), old->feed, old->key);
    playlist->place = place < count ? place : 0;
    if (!stays) {
        show(playlist, playlist->place, 0, now);
        playlist->news = playlist->news || old || count;
    }
    memory_free(before.order);
}

const struct item *
playlist_current(const struct playlist *playlist, int *page)
{
    *page = playlist->page;
    return item_at(playlist, playlist->place);
}

static bool
moves(const struct playlist *playlist)
{
    return playlist->count > 1 || (playlist->count == 1 && playlist->pages > 1);
}

const struct item *
playlist_upcoming(const struct playlist *playlist, int *page)
{
    bool next_page = playlist->page + 1 < playlist->pages;
    *page = next_page ? playlist->page + 1 : 0;
    if (!moves(playlist))
        return NULL;
    return item_at(playlist, playlist->place + !next_page);
}

void
playlist_set_pages(struct playlist *playlist, int pages, int64_t dwell_ms, struct moment now)
{
    playlist->pages = pages > playlist->page ? pages : playlist->page + 1;
    playlist->dwell_ms = dwell_ms;
    playlist->since_ms = now.mono_ms;
    playlist->spent_ms = 0;
}

static void
move(struct playlist *playlist, struct moment now)
{
    if (playlist->page + 1 < playlist->pages) {
        int pages = playlist->pages;
        show(playlist, playlist->place, playlist->page + 1, now);
        playlist->pages = pages;
    } else {
        show(playlist, (playlist->place + 1) % playlist->count, 0, now);
    }
}

bool
playlist_advance(struct playlist *playlist, struct moment now)
{
    bool due = now.mono_ms >= playlist_deadline(playlist);
    if (due && !playlist->news)
        move(playlist, now);
    playlist->news = false;
    return due;
}

void
playlist_step(struct playlist *playlist, int direction, struct moment now)
{
    if (!moves(playlist))
        return;
    if (direction >= 0)
        move(playlist, now);
    else if (playlist->page > 0)
        show(playlist, playlist->place, playlist->page - 1, now);
    else
        show(playlist, (playlist->place + playlist->count - 1) % playlist->count, 0, now);
    playlist->news = true;
}

void
playlist_pause(struct playlist *playlist, bool paused, struct moment now)
{
    if (playlist->paused == paused)
        return;
    if (paused)
        playlist->spent_ms = now.mono_ms - playlist->since_ms;
    else
        playlist->since_ms = now.mono_ms - playlist->spent_ms;
    playlist->paused = paused;
}

int64_t
playlist_deadline(const struct playlist *playlist)
{
    if (playlist->news)
        return playlist->since_ms;
    if (playlist->paused || !moves(playlist))
        return INT64_MAX;
    return playlist->since_ms + playlist->dwell_ms;
}

int64_t
playlist_since(const struct playlist *playlist)
{
    return playlist->since_ms;
}
