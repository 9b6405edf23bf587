/* `breakroom fetch` as a child of `play`, kept running. */
#ifndef BREAKROOM_PLAY_CHILD_H
#define BREAKROOM_PLAY_CHILD_H

#include <stdint.h>

#include "base/arena.h"

struct child;

/* Prepares to run the program at that path, which must outlive it, with these arguments (NULL-terminated,
 * argv[0] included; copied to the arena). Starts nothing yet. */
struct child *child_create(struct arena *arena, const char *program, char *const *argv);

/* The report file of the child (struct runtime): if the record beside it shows no progress for
 * CHILD_ANSWER_MS, the child is killed and counts as dead. The text must outlive it. */
#define CHILD_ANSWER_MS 60000
void child_watch(struct child *child, const char *report);

/* Starts the child when it is not running and is due; after an early death it waits 2 s, doubled up to a
 * minute. Logs each death once. The child gets SIGTERM when this process dies. */
void child_keep(struct child *child, int64_t mono_ms);

/* Monotonic time at which child_keep should be called again; INT64_MAX when the child runs. */
int64_t child_deadline(const struct child *child);

/* Sends the signal when it runs. */
void child_signal(const struct child *child, int signal);

/* Sets new arguments: if they are equal, the child is asked by SIGHUP to reload its configuration; else it is
 * stopped and the next child_keep starts it again. */
void child_replace(struct child *child, char *const *argv);

/* Asks it to end, and kills it after 2 s. */
void child_stop(struct child *child);

#endif
