/* The rotation: rounds, and alerts instead of them. For this folder only. */
#ifndef BREAKROOM_PLAYLIST_ROTATION_H
#define BREAKROOM_PLAYLIST_ROTATION_H

#include "playlist/playlist_private.h"

/* Judges all items as of now. */
void rotation_judge(struct playlist *playlist, struct moment now);

/* After judging: lists the alerts again and lays out the rest of the round, or the next one. */
void rotation_plan(struct playlist *playlist, struct moment now);

/* The item that rotation_next would give, or PLAYLIST_NOWHERE. */
size_t rotation_peek(const struct playlist *playlist);

/* Takes the next item's turn; begins a new round when this one is over. */
size_t rotation_next(struct playlist *playlist, struct moment now);

/* Gives the current item's turn back: it was not seen for its time. */
void rotation_give_back(struct playlist *playlist);

#endif
