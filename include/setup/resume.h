/* The position of the rotation of a running player. */
#ifndef BREAKROOM_SETUP_RESUME_H
#define BREAKROOM_SETUP_RESUME_H

#include "base/arena.h"
#include "playlist/playlist.h"

/* The position of the player on this store, in the arena, as written by playlist_save; absent when none runs.
 */
struct str resume_find(struct arena *arena, const char *store);

/* Continues the playlist from there, if this or another process has reported its position; false otherwise.
 */
bool resume_playlist(struct playlist *playlist, const char *store);

#endif
