#include "playlist/carry_over.h"
#include "playlist/playlist.h"
#include "playlist/rotation.h"
#include "playlist/turn.h"

/* The last one shown that may be shown now; the current one comes again after it. */
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
        playlist->turn = (struct playlist_turn){.round = UINT64_MAX};
        turn_show(playlist, index, now);
        return;
    }
}

void
playlist_step(struct playlist *playlist, int direction, struct moment now)
{
    if (!turn_moves(playlist))
        return;
    if (direction >= 0)
        turn_on(playlist, now);
    else if (playlist->page > 0)
        turn_page(playlist, playlist->page - 1, playlist->pages, now);
    else
        step_back(playlist, now);
    playlist->page_changed = true;
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
