#include "playlist/turn.h"

#include <string.h>

#include "base/number.h"
#include "playlist/rotation.h"

#define LATE_MS 100 /* a page that comes later than this has its whole dwell */

void
turn_page(struct playlist *playlist, int page, int pages, struct moment now)
{
    playlist->page = page;
    playlist->pages = pages;
    playlist->laid_out = false;
    playlist->turn.counted = false;
    playlist->since_ms = now.mono_ms;
    playlist->spent_ms = 0;
    playlist->dwell_ms =
        playlist->options.slide_ms > 0 ? playlist->options.slide_ms : playlist->options.slide_max_ms;
}

void
turn_show(struct playlist *playlist, size_t index, struct moment now)
{
    playlist->current = index;
    turn_page(playlist, 0, 1, now);
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

/* The page is over: its time is counted. */
static void
count_page(struct playlist *playlist)
{
    struct playlist_turn *turn = &playlist->turn;
    if (!turn->counted)
        return;
    turn->spent_ms += playlist->dwell_ms;
    turn->span.least_ms -= playlist->dwell_ms;
    turn->span.most_ms -= playlist->dwell_ms;
}

/* The same for all pages of the item. */
static void
count_turn(struct playlist *playlist)
{
    const struct playlist_turn *turn = &playlist->turn;
    if (playlist->current == PLAYLIST_NOWHERE)
        return;
    struct playlist_mark *mark = &playlist->marks[playlist->current];
    if (turn->words_ms > 0)
        mark->known_ms = turn->words_ms;
    if (turn->round == playlist->round)
        mark->spent_ms += turn->spent_ms;
}

void
turn_on(struct playlist *playlist, struct moment now)
{
    count_page(playlist);
    if (playlist->page + 1 < playlist->pages) {
        turn_page(playlist, playlist->page + 1, playlist->pages, now);
        return;
    }
    count_turn(playlist);
    remember(playlist);
    turn_show(playlist, rotation_next(playlist, now), now);
}

bool
turn_moves(const struct playlist *playlist)
{
    if (playlist->current == PLAYLIST_NOWHERE)
        return false;
    return playlist->pages > 1 || rotation_peek(playlist) != playlist->current;
}

int64_t
turn_end(const struct playlist *playlist)
{
    return playlist->paused || !turn_moves(playlist) ? INT64_MAX : playlist->since_ms + playlist->dwell_ms;
}

void
turn_on_time(struct playlist *playlist, int64_t due_ms, struct moment now)
{
    if (playlist->since_ms == now.mono_ms && due_ms < now.mono_ms && now.mono_ms - due_ms <= LATE_MS)
        playlist->since_ms = due_ms;
}

/* The dwell of the current page, within the rest of the turn: the following pages keep at least half of an
 * equal share. */
static int64_t
within_span(const struct playlist *playlist, int64_t dwell_ms)
{
    const struct playlist_turn *turn = &playlist->turn;
    int64_t left = playlist->pages - playlist->page;
    int64_t most_ms = turn->span.most_ms, least_ms = turn->span.least_ms;
    if (most_ms <= 0)
        return dwell_ms;
    most_ms -= most_ms / left * (left - 1) / 2;
    least_ms -= least_ms / left * (left - 1) / 2;
    dwell_ms = number_max(dwell_ms, least_ms);
    return number_min(dwell_ms, most_ms);
}

void
playlist_set_pages(struct playlist *playlist, int pages, int64_t dwell_ms, struct moment now)
{
    playlist->pages = pages > playlist->page ? pages : playlist->page + 1;
    playlist->dwell_ms = within_span(playlist, dwell_ms);
    playlist->turn.words_ms += playlist->turn.counted ? 0 : dwell_ms;
    playlist->turn.counted = true;
    if (playlist->laid_out)
        return;
    playlist->laid_out = true;
    if (now.mono_ms - playlist->since_ms > LATE_MS)
        playlist->since_ms = now.mono_ms;
    playlist->spent_ms = 0;
}
