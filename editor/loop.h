/* The loop of the editor, which waits for descriptors and child processes. */
#ifndef BREAKROOM_EDITOR_LOOP_H
#define BREAKROOM_EDITOR_LOOP_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/str.h"

struct loop;

/* The caller owns it: loop_destroy, which kills running children without calling back. */
struct loop *loop_create(void);
void loop_destroy(struct loop *loop); /* NULL is fine */

/* Calls `ready` whenever the descriptor is readable, until loop_unwatch. */
typedef void loop_ready_fn(void *ctx);
void loop_watch(struct loop *loop, int fd, loop_ready_fn *ready, void *ctx);
void loop_unwatch(struct loop *loop, int fd);

/* How a child ended: `output` is its standard output, up to the limit, valid during the call. `status` is its
 * exit status; LOOP_FAILED: it could not be started, was killed, or took too long; LOOP_SUPERSEDED: the same
 * requester asked again before it was started. */
#define LOOP_FAILED     (-1)
#define LOOP_SUPERSEDED (-2)
typedef void loop_done_fn(void *ctx, int status, struct str output);

#define LOOP_OUTPUT_MAX   ((size_t)8 * 1024 * 1024)
#define LOOP_CHILD_MEMORY ((rlim_t)2 * 1024 * 1024 * 1024)

/* A program to run; texts are copied. */
struct loop_job {
    const char *const *argv; /* ends with NULL */
    const char *who;         /* the requester; NULL: later requests do not replace this one */
    int64_t timeout_ms;
    loop_done_fn *done;
    void *ctx;
};

/* Runs a program with limits of time, memory and output, empty standard input and this process's standard
 * error, after events that users wait for. `done` is called exactly once from loop_step or, when too many
 * wait, before this returns; never when the loop is destroyed before. */
void loop_run_child(struct loop *loop, const struct loop_job *job);

/* How many children run. */
int loop_children(const struct loop *loop);

/* Waits for at most timeout_ms and calls the callbacks of what happened. */
void loop_step(struct loop *loop, int64_t timeout_ms);

#endif
