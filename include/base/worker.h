/* Child processes that run a function of this program, for what may wait for a disk. */
#ifndef BREAKROOM_BASE_WORKER_H
#define BREAKROOM_BASE_WORKER_H

#include <stdbool.h>
#include <sys/types.h>

enum worker_channel {
    WORKER_PIPE,  /* it writes bytes; the starter reads them without waiting */
    WORKER_SOCKET /* both ways; messages stay whole */
};

/* What it does, with its end of the channel; it has ended when this returns. `ctx` is its copy. */
typedef void worker_run(const void *ctx, int fd);

struct worker {
    pid_t pid; /* to be waited for; 0: not this process's to wait for, or there is none */
    int fd;    /* the starter's end; -1: there is none */
};

/* Starts one, which is killed when its starter ends. Of its starter's descriptors it has the first three and
 * the channel: one that a disk holds for hours keeps no lock. False with errno. */
bool worker_start(struct worker *worker, enum worker_channel channel, worker_run *run, const void *ctx);

/* The same for one that nobody waits for and that outlives its starter. */
bool worker_start_detached(struct worker *worker, enum worker_channel channel, worker_run *run,
                           const void *ctx);

#endif
