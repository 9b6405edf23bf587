/* A folder in memory for what is rendered and uploaded, of one process and for its user alone. */
#ifndef BREAKROOM_EDITOR_SCRATCH_H
#define BREAKROOM_EDITOR_SCRATCH_H

#include "base/arena.h"

/* A new one, in $XDG_RUNTIME_DIR or /dev/shm; path in the arena, NULL: there is none to be had. Removes what
 * editors left there that were killed. The caller ends it with temporary_remove. */
const char *scratch_create(struct arena *arena);

/* Removes the files that an editor of this feed, "FOLDER/NAME.json", left beside it when it was killed. */
void scratch_clean_feed(const char *folder, const char *name);

#endif
