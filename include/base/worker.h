/* Child processes that run a function of this program, for work that may wait for a disk. */
#ifndef BREAKROOM_BASE_WORKER_H
#define BREAKROOM_BASE_WORKER_H

#include <stdbool.h>
#include <sys/types.h>

enum worker_channel {
    WORKER_PIPE,  /* it writes bytes; the parent reads them without blocking */
    WORKER_SOCKET /* bidirectional; message boundaries are kept */
};

/* The function to run, with its end of the channel; the process ends when it returns. `ctx` is a copy. */
typedef void worker_run(const void *ctx, int fd);

struct worker {
    pid_t pid; /* to be passed to waitpid; 0: not a child of this process, or none */
    int fd;    /* the parent's end; -1: none */
};

/* Workers that were killed and may still be blocked by a disk. All zero at first. */
#define WORKER_KILLED_MAX 4
struct worker_killed {
    pid_t pids[WORKER_KILLED_MAX];
};

/* Starts one, which is killed when its parent ends. It inherits only the first three descriptors and the
 * channel: a worker that waits hours for a disk holds no lock. False with errno. */
bool worker_start(struct worker *worker, enum worker_channel channel, worker_run *run, const void *ctx);

/* The same for a process that is not waited for and that outlives its parent. */
bool worker_start_detached(struct worker *worker, enum worker_channel channel, worker_run *run,
                           const void *ctx);

/* Kills a worker and closes its channel, without waiting for its end; *worker is none afterwards. For fewer
 * than WORKER_KILLED_MAX that have not ended; a further one is never reaped. */
void worker_kill(struct worker *worker, struct worker_killed *killed);

/* Reaps those that have ended (waitpid), waiting up to wait_ms until all have. Returns how many have not. */
int worker_reap(struct worker_killed *killed, int wait_ms);

#endif
