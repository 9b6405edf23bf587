/* A folder in memory for rendered and uploaded files, readable by this user only. */
#ifndef BREAKROOM_EDITOR_SCRATCH_H
#define BREAKROOM_EDITOR_SCRATCH_H

#include "base/arena.h"

/* Creates one in $XDG_RUNTIME_DIR or /dev/shm; path in the arena, NULL: failed. Removes those of editors that
 * were killed. The caller removes it with temporary_remove. */
const char *scratch_create(struct arena *arena);

/* Removes the files that a killed editor of this feed, "FOLDER/NAME.json", left beside it. */
void scratch_clean_feed(const char *folder, const char *name);

#endif
