/* A folder that lives as long as a command. */
#ifndef BREAKROOM_COMMANDS_TEMPORARY_H
#define BREAKROOM_COMMANDS_TEMPORARY_H

#include "base/arena.h"

/* A new empty folder under $TMPDIR or /tmp, path in the arena; NULL, and said on stderr, when there is none
 * to be had. */
char *temporary_create(struct arena *arena);

/* Removes the folder with the files in it and in its subfolders. NULL is fine. */
void temporary_remove(const char *folder);

#endif
