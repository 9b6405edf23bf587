/* The page on the screen: when it came, when it ends, and what follows. For this folder only. */
#ifndef BREAKROOM_PLAYLIST_TURN_H
#define BREAKROOM_PLAYLIST_TURN_H

#include "playlist/playlist_private.h"

/* A page of the current item, or the first page of another, is on the screen from now. Until it is laid out
 * (playlist_set_pages) its dwell is a guess: never so short that it could pass unseen. */
void turn_page(struct playlist *playlist, int page, int pages, struct moment now);
void turn_show(struct playlist *playlist, size_t index, struct moment now);

/* To the next page, else to the next item. */
void turn_on(struct playlist *playlist, struct moment now);

/* Whether anything comes after the page; when its dwell is over, INT64_MAX: never. */
bool turn_moves(const struct playlist *playlist);
int64_t turn_end(const struct playlist *playlist);

/* A page that comes a little late began when it was due: else the rotation would lag behind, more each hour.
 */
void turn_on_time(struct playlist *playlist, int64_t due_ms, struct moment now);

#endif
