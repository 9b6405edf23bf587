/* The current page: when it began, when it ends, and what follows. Private to this folder. */
#ifndef BREAKROOM_PLAYLIST_TURN_H
#define BREAKROOM_PLAYLIST_TURN_H

#include "playlist/playlist_private.h"

/* A page of the current item, or the first page of another, is on the screen from now on. Until it is laid
 * out (playlist_set_pages) its dwell is an estimate, long enough for the page not to pass unseen. */
void turn_page(struct playlist *playlist, int page, int pages, struct moment now);
void turn_show(struct playlist *playlist, size_t index, struct moment now);

/* Moves to the next page, else to the next item. */
void turn_on(struct playlist *playlist, struct moment now);

/* True when anything follows the page; when its dwell is over, INT64_MAX: never. */
bool turn_moves(const struct playlist *playlist);
int64_t turn_end(const struct playlist *playlist);

/* A page that is shown slightly late is counted from when it was due: else the rotation would lag further
 * behind each hour. */
void turn_on_time(struct playlist *playlist, int64_t due_ms, struct moment now);

#endif
