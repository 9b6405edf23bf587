/* Files: whole reads with a ceiling, replacement that survives a power cut, and standard paths. */
#ifndef BREAKROOM_BASE_FILE_H
#define BREAKROOM_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/reason.h"
#include "base/str.h"

/* Room for an arena of a few paths. */
#define FILE_PATHS_BYTES ((size_t)64 * 1024)

/* Reads all of a file into the arena, followed by a NUL that does not count. The absent text with
 * the reason on failure; `why` may be NULL. "-" is standard input. */
struct str file_read(struct arena *arena, const char *path, size_t ceiling, struct reason *why);

/* Replaces `path` by `bytes`, atomically: a temporary file beside it, fsync, rename, fsync of the folder.
 * False with errno set when any step failed; then the old file is unchanged and the temporary one is removed.
 */
bool file_replace(const char *path, struct str bytes);
/* The same for a file that only its owner may read (mode 0600) and that several processes may replace. */
bool file_replace_private(const char *path, struct str bytes);

/* Creates the folder and its parents (mode 0755). True when it exists afterwards; else errno is set. */
bool file_make_folder(const char *path);

/* "folder/name" in the arena. */
char *file_join(struct arena *arena, const char *folder, const char *name);

/* The path of another program in the folder of this one, in the arena; in the folder of the installed
 * programs where /proc does not tell. */
char *file_beside_program(struct arena *arena, const char *name);

/* The folder of installed data (themes, labels, icons, sample feeds): the one in the source tree from which
 * the program runs, else the one compiled in. Lives in the arena; NULL when neither exists. */
char *file_data_folder(struct arena *arena);

/* The default folder of the store: $STATE_DIRECTORY as systemd sets it, else $XDG_STATE_HOME/breakroom, else
 * ~/.local/state/breakroom. NULL when there is no home either. */
char *file_state_folder(struct arena *arena);

#endif
