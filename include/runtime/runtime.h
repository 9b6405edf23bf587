/* The report of a running process: one JSON document per process, in a small file in memory, which does not
 * wear out a memory card and is gone after a restart of the machine. `breakroom status`, `plan`, the slide of
 * a new screen and a second player read it. Processes neither listen nor answer requests.
 *
 * The document is an object. "process" identifies its writer; "play" or "fetch" is its state, see
 * player/play/report.c and player/fetch/report.c; "configuration" is as in config/health.h. Times are
 * monotonic milliseconds except where the name says otherwise; unknown values are null or missing. Reasons
 * are in their text form (base/reason.h), and are put into words by the reader. */
#ifndef BREAKROOM_RUNTIME_RUNTIME_H
#define BREAKROOM_RUNTIME_RUNTIME_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"
#include "text/json_tree.h"

/* The file of this process. */
struct runtime {
    const char *path;   /* NULL: there is no runtime folder, and nothing is written */
    const char *store;  /* its store folder, absolute */
    const char *role;   /* "play", "fetch" */
    int64_t started_ms; /* monotonic */
    int64_t begun;      /* when the process began, in the kernel's ticks: with the PID it identifies it */
};

/* The canonical path of a store, which the functions below take: absolute and without links; the given name
 * when it cannot be resolved. In the arena. The only function here that may wait for the disk. */
const char *runtime_resolve(struct arena *arena, const char *store);

/* Prepares a file for a store in $RUNTIME_DIRECTORY, $XDG_RUNTIME_DIR/breakroom or /dev/shm/breakroom-UID.
 * Texts live in the arena; `role` must outlive it. */
struct runtime runtime_create(struct arena *arena, const char *store, const char *role);

/* Begins the document of this process: the object, and its member "process". Further members are appended
 * with base/json_write.h. The caller owns it: buf_finish. */
void runtime_begin(const struct runtime *runtime, struct buf *document);

/* Ends the document and replaces the file atomically. A document that is too large is replaced by one with
 * only "process". Every user of this machine may read it. */
void runtime_write(const struct runtime *runtime, struct buf *document);

/* Removes the file when the process ends. */
void runtime_remove(const struct runtime *runtime);

/* Folders in memory in which a store's writer keeps what cannot be written to disk: the first one is for a
 * writer in this process; a reader looks into all of them. In the arena; none when there is no runtime
 * folder. */
struct str_list runtime_memory_folders(struct arena *arena, const char *store);

/* The report of a process. */
struct runtime_report {
    struct str role, store, version;
    const struct json *document; /* all of it, an object */
    const char *path;            /* of the file */
    int64_t pid;
    int64_t started_ms; /* monotonic */
    bool alive;         /* else it ended without removing its file */
};

#define RUNTIME_REPORTS_MAX 32
/* Arena size needed for all of them. */
#define RUNTIME_BYTES_MAX ((size_t)40 * 1024 * 1024)

/* Reads the reports of this user's processes and of the system services; returns their number, at most 32. A
 * file that is not such a document (of another version, incomplete, of another program) has no content. */
size_t runtime_read(struct arena *arena, struct runtime_report *out);

/* The report of a running process with this role and store, or NULL. */
const struct runtime_report *runtime_find(struct arena *arena, const char *role, const char *store);

#endif
