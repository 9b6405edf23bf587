/* The rotation: rounds, interrupted by alerts. Private to this folder. */
#ifndef BREAKROOM_PLAYLIST_ROTATION_H
#define BREAKROOM_PLAYLIST_ROTATION_H

#include "playlist/playlist_private.h"

/* Judges all items at the present time. */
void rotation_judge(struct playlist *playlist, struct moment now);

/* After judging: rebuilds the list of alerts and the rest of the round, or the next round. */
void rotation_plan(struct playlist *playlist, struct moment now);

/* The item that rotation_next would return, or PLAYLIST_NOWHERE. */
size_t rotation_peek(const struct playlist *playlist);

/* Takes the next item's turn; begins a new round when this one is over. */
size_t rotation_next(struct playlist *playlist, struct moment now);

/* Gives the current item's turn back: it was not shown for its full time. */
void rotation_give_back(struct playlist *playlist);

#endif
