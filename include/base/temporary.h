/* A temporary folder, for the duration of a command. */
#ifndef BREAKROOM_BASE_TEMPORARY_H
#define BREAKROOM_BASE_TEMPORARY_H

#include "base/arena.h"

/* A new empty folder under $TMPDIR or /tmp, path in the arena; NULL, with a message on stderr, when it cannot
 * be created. */
char *temporary_create(struct arena *arena);

/* Removes the folder with the files in it and in its subfolders. NULL is fine. */
void temporary_remove(const char *folder);

#endif
