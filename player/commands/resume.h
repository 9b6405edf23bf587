/* Where the rotation of a running player stands. */
#ifndef BREAKROOM_COMMANDS_RESUME_H
#define BREAKROOM_COMMANDS_RESUME_H

#include "base/arena.h"

/* Of the player on this store, in the arena, as playlist_save wrote it; absent when none runs. */
struct str resume_find(struct arena *arena, const char *store);

#endif
