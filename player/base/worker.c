/* closefrom */
#define _GNU_SOURCE
#include "base/worker.h"

#include <errno.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/descriptor.h"

#define CHANNEL  3 /* the worker's end of the pair */
#define SLEEP_NS 1000000L

/* `ends[0]` is the parent's end. */
static bool
open_channel(enum worker_channel channel, int ends[2])
{
    if (channel == WORKER_SOCKET)
        return socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends) == 0;
    return descriptor_pipe(ends);
}

static void
live(int fd, worker_run *run, const void *ctx)
{
    if (dup2(fd, CHANNEL) != CHANNEL)
        _exit(1);
    closefrom(CHANNEL + 1);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGCHLD, SIG_DFL);
    run(ctx, CHANNEL);
    _exit(0);
}

/* The parent's side of a fork; `pid` is its result. */
static bool
started(struct worker *worker, const int ends[2], pid_t pid)
{
    int error = errno;
    close(ends[1]);
    if (pid < 0)
        close(ends[0]);
    *worker = (struct worker){pid > 0 ? pid : 0, pid > 0 ? ends[0] : -1};
    errno = error;
    return pid > 0;
}

bool
worker_start(struct worker *worker, enum worker_channel channel, worker_run *run, const void *ctx)
{
    int ends[2];
    pid_t parent = getpid();
    *worker = (struct worker){0, -1};
    if (!open_channel(channel, ends))
        return false;
    pid_t pid = fork();
    if (pid == 0) {
        prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (getppid() != parent)
            _exit(1);
        live(ends[1], run, ctx);
    }
    return started(worker, ends, pid);
}

bool
worker_start_detached(struct worker *worker, enum worker_channel channel, worker_run *run, const void *ctx)
{
    int ends[2];
    *worker = (struct worker){0, -1};
    if (!open_channel(channel, ends))
        return false;
    pid_t pid = fork();
    if (pid == 0) {
        if (fork() == 0)
            live(ends[1], run, ctx);
        _exit(0);
    }
    bool good = started(worker, ends, pid);
    while (good && waitpid(pid, NULL, 0) < 0 && errno == EINTR)
        ;
    worker->pid = 0;
    return good;
}

void
worker_kill(struct worker *worker, struct worker_killed *killed)
{
    if (worker->fd >= 0)
        close(worker->fd);
    if (worker->pid > 0) /* 0 would be this process and its group */
        kill(worker->pid, SIGKILL);
    for (int i = 0; worker->pid && i < WORKER_KILLED_MAX; i++)
        if (!killed->pids[i]) {
            killed->pids[i] = worker->pid;
            worker->pid = 0;
        }
    *worker = (struct worker){0, -1};
}

static int
reap_ended(struct worker_killed *killed)
{
    int left = 0;
    for (int i = 0; i < WORKER_KILLED_MAX; i++) {
        if (killed->pids[i] && waitpid(killed->pids[i], NULL, WNOHANG) != 0)
            killed->pids[i] = 0;
        left += killed->pids[i] != 0;
    }
    return left;
}

int
worker_reap(struct worker_killed *killed, int wait_ms)
{
    int left = reap_ended(killed);
    for (int ms = 0; left && ms < wait_ms; ms++) {
        nanosleep(&(struct timespec){.tv_nsec = SLEEP_NS}, NULL);
        left = reap_ended(killed);
    }
    return left;
}
