#include "playlist/playlist.h"

#include "base/memory.h"
#include "base/number.h"
#include "playlist/carry_over.h"
#include "playlist/playlist_private.h"
#include "playlist/rotation.h"
#include "playlist/turn.h"

#define STEP_MS 250 /* tolerated drift of the wall clock against the monotonic one */

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

static bool
may_stay(const struct playlist *playlist)
{
    size_t current = playlist->current;
    if (current == PLAYLIST_NOWHERE || playlist->verdicts[current].reason != PLAYLIST_SHOWN)
        return false;
    if (playlist->alert_count == 0)
        return !playlist->alerting;
    /* an alert is replaced only by one that was never shown */
    return playlist->items[current].kind == KIND_ALERT && playlist->marks[rotation_peek(playlist)].taken > 0;
}

/* After the items were judged: keeps the current one, or selects another. */
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
    turn_show(playlist, rotation_next(playlist, now), now);
    playlist->page_changed =
        playlist->page_changed || before != PLAYLIST_NOWHERE || playlist->current != PLAYLIST_NOWHERE;
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
    playlist->page_changed = playlist->page_changed || (had && playlist->current == PLAYLIST_NOWHERE);
    rotation_judge(playlist, now);
    settle(playlist, now);
}

const struct item *
playlist_current(const struct playlist *playlist, int *page)
{
    *page = playlist->page;
    return playlist->current == PLAYLIST_NOWHERE ? NULL : &playlist->items[playlist->current];
}

const struct item *
playlist_upcoming(const struct playlist *playlist, int *page)
{
    bool next_page = playlist->page + 1 < playlist->pages;
    *page = next_page ? playlist->page + 1 : 0;
    if (!turn_moves(playlist))
        return NULL;
    return &playlist->items[next_page ? playlist->current : rotation_peek(playlist)];
}

/* Monotonic time at which the items must be judged again. */
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

bool
playlist_advance(struct playlist *playlist, struct moment now)
{
    int64_t due_ms = playlist_deadline(playlist);
    if (playlist->count && (clock_moved(playlist, now) || now.mono_ms >= change_at(playlist))) {
        rotation_judge(playlist, now);
        settle(playlist, now);
    }
    bool due = playlist->page_changed || now.mono_ms >= turn_end(playlist);
    if (due && !playlist->page_changed)
        turn_on(playlist, now);
    if (due)
        turn_on_time(playlist, due_ms, now);
    playlist->page_changed = false;
    return due;
}

int64_t
playlist_deadline(const struct playlist *playlist)
{
    if (playlist->page_changed)
        return playlist->since_ms;
    int64_t change_ms = change_at(playlist);
    int64_t end_ms = turn_end(playlist);
    return number_min(change_ms, end_ms);
}

int64_t
playlist_since(const struct playlist *playlist)
{
    return playlist->since_ms;
}

int64_t
playlist_page_end(const struct playlist *playlist)
{
    return turn_end(playlist);
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
