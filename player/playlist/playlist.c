#include "playlist/playlist.h"

#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "playlist/mark.h"
#include "playlist/rotation.h"
#include "playlist/state.h"

#define STEP_MS 250 /* the wall clock may drift so far from the monotonic one before it counts as moved */

struct playlist *
playlist_create(const struct playlist_options *options)
{
    struct playlist *playlist = memory_alloc(sizeof(*playlist));
    playlist->options = *options;
    playlist->zone = zone_create(options->zone);
    playlist->floor_ms = TIME_NONE;
    playlist->change_ms = TIME_NONE;
    playlist->current = PLAYLIST_NOWHERE;
    playlist->past = (struct order_past){ORDER_NONE, KIND_COUNT, false};
    return playlist;
}

void
playlist_destroy(struct playlist *playlist)
{
    if (!playlist)
        return;
    zone_destroy(playlist->zone);
    memory_free(playlist->marks);
    memory_free(playlist->verdicts);
    memory_free(playlist->queue);
    memory_free(playlist->alerts);
    memory_free(playlist);
}

void
playlist_set_floor(struct playlist *playlist, int64_t floor_ms)
{
    playlist->floor_ms = floor_ms;
}

/* Until the page is laid out its dwell is a guess: never so short that it could pass unseen. */
static void
show_page(struct playlist *playlist, int page, int pages, struct moment now)
{
    playlist->page = page;
    playlist->pages = pages;
    playlist->since_ms = now.mono_ms;
    playlist->spent_ms = 0;
    playlist->dwell_ms =
        playlist->options.slide_ms > 0 ? playlist->options.slide_ms : playlist->options.slide_max_ms;
}

static void
show_item(struct playlist *playlist, size_t index, struct moment now)
{
    playlist->current = index;
    show_page(playlist, 0, 1, now);
}

static void
remember(struct playlist *playlist)
{
    if (playlist->current == PLAYLIST_NOWHERE)
        return;
    if (playlist->seen_count == PLAYLIST_PAST_MAX)
        memmove(playlist->seen, playlist->seen + 1, --playlist->seen_count * sizeof(playlist->seen[0]));
    playlist->seen[playlist->seen_count++] = playlist->marks[playlist->current].id;
}

static bool
may_stay(const struct playlist *playlist)
{
    size_t current = playlist->current;
    if (current == PLAYLIST_NOWHERE || playlist->verdicts[current].reason != PLAYLIST_SHOWN)
        return false;
    if (playlist->alert_count == 0)
        return !playlist->alerting;
    /* an alert gives way only to one that was never shown */
    return playlist->items[current].kind == KIND_ALERT && playlist->marks[rotation_peek(playlist)].taken > 0;
}

/* After the items were judged: whether the current one goes on, or which one comes. */
static void
settle(struct playlist *playlist, struct moment now)
{
    size_t before = playlist->current;
    bool alerts = false;
    for (size_t i = 0; i < playlist->count; i++)
        alerts = alerts ||
                 (playlist->items[i].kind == KIND_ALERT && playlist->verdicts[i].reason == PLAYLIST_SHOWN);
    if (alerts && !playlist->alerting)
        rotation_give_back(playlist);
    rotation_plan(playlist, now);
    if (may_stay(playlist)) {
        playlist->alerting = alerts;
        return;
    }
    playlist->alerting = alerts;
    show_item(playlist, rotation_next(playlist, now), now);
    playlist->news = playlist->news || before != PLAYLIST_NOWHERE || playlist->current != PLAYLIST_NOWHERE;
}

static size_t
moved(const struct playlist_mark *old, const struct playlist *playlist, size_t index)
{
    return index == PLAYLIST_NOWHERE ? index : mark_find(playlist->marks, playlist->count, old[index].id);
}

void
playlist_set_items(struct playlist *playlist, const struct item *items, size_t count, struct moment now)
{
    struct playlist_mark *old = playlist->marks;
    bool had = playlist->current != PLAYLIST_NOWHERE;
    playlist->marks = mark_items(items, count, old, playlist->count);
    playlist->items = items;
    playlist->count = count;
    playlist->current = moved(old, playlist, playlist->current);
    playlist->past.index = moved(old, playlist, playlist->past.index);
    if (playlist->past.index != PLAYLIST_NOWHERE)
        playlist->past.kind = items[playlist->past.index].kind;
    memory_free(old);
    playlist->news = playlist->news || (had && playlist->current == PLAYLIST_NOWHERE);
    rotation_judge(playlist, now);
    settle(playlist, now);
}

const struct item *
playlist_current(const struct playlist *playlist, int *page)
{
    *page = playlist->page;
    return playlist->current == PLAYLIST_NOWHERE ? NULL : &playlist->items[playlist->current];
}

static bool
moves(const struct playlist *playlist)
{
    if (playlist->current == PLAYLIST_NOWHERE)
        return false;
    return playlist->pages > 1 || rotation_peek(playlist) != playlist->current;
}

const struct item *
playlist_upcoming(const struct playlist *playlist, int *page)
{
    bool next_page = playlist->page + 1 < playlist->pages;
    *page = next_page ? playlist->page + 1 : 0;
    if (!moves(playlist))
        return NULL;
    return &playlist->items[next_page ? playlist->current : rotation_peek(playlist)];
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
        show_page(playlist, playlist->page + 1, playlist->pages, now);
        return;
    }
    remember(playlist);
    show_item(playlist, rotation_next(playlist, now), now);
}

/* Monotonic time at which the items must be judged anew. */
static int64_t
change_at(const struct playlist *playlist)
{
    if (playlist->change_ms == TIME_NONE)
        return INT64_MAX;
    return playlist->judged.mono_ms + (playlist->change_ms - playlist->judged.wall_ms);
}

static bool
clock_moved(const struct playlist *playlist, struct moment now)
{
    int64_t drift_ms = (now.wall_ms - playlist->judged.wall_ms) - (now.mono_ms - playlist->judged.mono_ms);
    return now.trusted != playlist->judged.trusted || drift_ms > STEP_MS || drift_ms < -STEP_MS;
}

static int64_t
dwell_end(const struct playlist *playlist)
{
    return playlist->paused || !moves(playlist) ? INT64_MAX : playlist->since_ms + playlist->dwell_ms;
}

bool
playlist_advance(struct playlist *playlist, struct moment now)
{
    if (playlist->count && (clock_moved(playlist, now) || now.mono_ms >= change_at(playlist))) {
        rotation_judge(playlist, now);
        settle(playlist, now);
    }
    bool due = playlist->news || now.mono_ms >= dwell_end(playlist);
    if (due && !playlist->news)
        move(playlist, now);
    playlist->news = false;
    return due;
}

/* The last one seen that may be shown now; the current one comes again after it. */
static void
step_back(struct playlist *playlist, struct moment now)
{
    while (playlist->seen_count) {
        uint64_t id = playlist->seen[--playlist->seen_count];
        size_t index = mark_find(playlist->marks, playlist->count, id);
        bool fits = index != PLAYLIST_NOWHERE && playlist->verdicts[index].reason == PLAYLIST_SHOWN &&
                    (playlist->items[index].kind == KIND_ALERT) == playlist->alerting;
        if (!fits || index == playlist->current)
            continue;
        if (!playlist->alerting) {
            rotation_give_back(playlist);
            if (playlist->head > 0)
                playlist->queue[--playlist->head] = playlist->current;
        }
        show_item(playlist, index, now);
        return;
    }
}

void
playlist_step(struct playlist *playlist, int direction, struct moment now)
{
    if (!moves(playlist))
        return;
    if (direction >= 0)
        move(playlist, now);
    else if (playlist->page > 0)
        show_page(playlist, playlist->page - 1, playlist->pages, now);
    else
        step_back(playlist, now);
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
    int64_t change_ms = change_at(playlist);
    int64_t end_ms = dwell_end(playlist);
    return change_ms < end_ms ? change_ms : end_ms;
}

int64_t
playlist_since(const struct playlist *playlist)
{
    return playlist->since_ms;
}

int64_t
playlist_page_end(const struct playlist *playlist)
{
    return dwell_end(playlist);
}

struct playlist_verdict
playlist_verdict(const struct playlist *playlist, size_t index)
{
    return playlist->verdicts[index];
}

bool
playlist_alerting(const struct playlist *playlist)
{
    return playlist->alerting;
}
