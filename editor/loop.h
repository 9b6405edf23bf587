/* The one loop of the editor: descriptors and child processes that are waited for together. */
#ifndef BREAKROOM_EDITOR_LOOP_H
#define BREAKROOM_EDITOR_LOOP_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/str.h"

struct loop;

/* The caller owns it: loop_destroy, which ends the children that still run without calling anybody. */
struct loop *loop_create(void);
void loop_destroy(struct loop *loop); /* NULL is fine */

/* Calls `ready` whenever the descriptor can be read, until loop_unwatch. */
typedef void loop_ready_fn(void *ctx);
void loop_watch(struct loop *loop, int fd, loop_ready_fn *ready, void *ctx);
void loop_unwatch(struct loop *loop, int fd);

/* How a child ended: `output` is what it wrote to its standard output, up to the limit, and is valid during
 * the call. `status` is its exit status; LOOP_FAILED: it could not be started, was killed, or took too long;
 * LOOP_SUPERSEDED: the same who asked again before it was started. */
#define LOOP_FAILED     (-1)
#define LOOP_SUPERSEDED (-2)
typedef void loop_done_fn(void *ctx, int status, struct str output);

#define LOOP_OUTPUT_MAX ((size_t)8 * 1024 * 1024)

/* A program to run; texts are copied. */
struct loop_job {
    const char *const *argv; /* ends with NULL */
    const char *who;         /* asks; NULL: nobody whose later question replaces this one */
    int64_t timeout_ms;
    loop_done_fn *done;
    void *ctx;
};

/* Runs a program with a limit of time, of memory and of output, its standard input empty and its standard
 * error ours, after all that somebody sees at once. `done` is called exactly once from loop_step, or, when
 * too many wait, before this returns; never when the loop is destroyed before. */
void loop_run_child(struct loop *loop, const struct loop_job *job);

/* How many children run. */
int loop_children(const struct loop *loop);

/* Waits for at most timeout_ms and calls whom it concerns. */
void loop_step(struct loop *loop, int64_t timeout_ms);

#endif
