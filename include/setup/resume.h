/* Where the rotation of a running player stands. */
#ifndef BREAKROOM_SETUP_RESUME_H
#define BREAKROOM_SETUP_RESUME_H

#include "base/arena.h"
#include "playlist/playlist.h"

/* Of the player on this store, in the arena, as playlist_save wrote it; absent when none runs. */
struct str resume_find(struct arena *arena, const char *store);

/* Lets the playlist go on from there, when this process or another has said where the wall is. */
void resume_playlist(struct playlist *playlist, const char *store);

#endif
