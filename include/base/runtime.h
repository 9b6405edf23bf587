/* What a running process says of itself, for `breakroom status`: small files in memory, which cost a card
 * nothing and are gone after a restart of the machine. One process listens on nothing and is asked nothing.
 */
#ifndef BREAKROOM_BASE_RUNTIME_H
#define BREAKROOM_BASE_RUNTIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* The file of this process. */
struct runtime {
    const char *path;   /* NULL: there is no place for it, and nothing is written */
    const char *store;  /* the folder it works on, absolute */
    const char *role;   /* "play", "fetch" */
    int64_t started_ms; /* monotonic */
};

/* The one path of a store, however it is named, that the functions below take: absolute and without links; as
 * it is named when it cannot be looked at. In the arena. The only one here that may wait for the disk. */
const char *runtime_resolve(struct arena *arena, const char *store);

/* Prepares a file for a store in $RUNTIME_DIRECTORY, $XDG_RUNTIME_DIR/breakroom or /dev/shm/breakroom-UID.
 * Texts live in the arena; `role` must outlive it. */
struct runtime runtime_create(struct arena *arena, const char *store, const char *role);

/* Replaces what is said, all or nothing: lines of INI, behind a section [process] that is put before them.
 * Everybody on this machine may read it. */
void runtime_write(const struct runtime *runtime, struct str text);

/* The process ends. */
void runtime_remove(const struct runtime *runtime);

/* `name = "text"`, on one line whatever is in the text, for runtime_write. */
void runtime_put(struct buf *out, const char *name, struct str text);

/* Where a store's writer keeps in memory what the disk does not take: the first, for a writer in this
 * process; all, for a reader of whatever writer there is. In the arena; none when there is no place. */
struct str_list runtime_memory_folders(struct arena *arena, const char *store);

/* What a process said. */
struct runtime_said {
    struct str role, store, version;
    struct str text;  /* all of it */
    const char *path; /* of the file */
    int64_t pid;
    int64_t started_ms; /* monotonic */
    bool alive;         /* else it is gone and had no time to remove its file */
};

#define RUNTIME_SAID_MAX 32
/* Of an arena at the most, for all of them. */
#define RUNTIME_BYTES_MAX ((size_t)12 * 1024 * 1024)

/* Reads what the processes of this user and of the system's services say; returns how many, 32 at most. */
size_t runtime_read(struct arena *arena, struct runtime_said *out);

#endif
