#include "editor/loop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"
#include "base/number.h"
#include "base/worker.h"

#define WATCHES_MAX  16
#define CHILDREN_MAX 3
#define WAITING_MAX  100
#define CHILD_NICE   10
#define CHILD_CPU_S  30
#define READ_BYTES   65536

struct watch {
    int fd; /* -1: free */
    loop_ready_fn *ready;
    void *ctx;
};

struct loop_child {
    struct worker worker; /* with pid 0: free */
    int64_t end_ms;
    struct buf text;
    loop_done_fn *done;
    void *ctx;
};

/* Requested while CHILDREN_MAX run. */
struct waiting {
    char **argv, *who; /* NULL: nobody */
    int64_t timeout_ms;
    loop_done_fn *done;
    void *ctx;
    struct waiting *next;
};

struct loop {
    struct watch watches[WATCHES_MAX];
    struct loop_child children[CHILDREN_MAX];
    struct waiting *first, **last;
    int waiting;
};

struct loop *
loop_create(void)
{
    struct loop *loop = memory_alloc(sizeof(*loop));
    for (int i = 0; i < WATCHES_MAX; i++)
        loop->watches[i].fd = -1;
    loop->last = &loop->first;
    return loop;
}

static void
child_end(struct loop_child *child)
{
    kill(child->worker.pid, SIGKILL);
    while (waitpid(child->worker.pid, NULL, 0) < 0 && errno == EINTR)
        ;
    close(child->worker.fd);
    buf_finish(&child->text);
    *child = (struct loop_child){.end_ms = 0};
}

static void
waiting_free(struct waiting *waiting)
{
    for (char **argument = waiting->argv; *argument; argument++)
        memory_free(*argument);
    memory_free(waiting->argv);
    memory_free(waiting->who);
    memory_free(waiting);
}

void
loop_destroy(struct loop *loop)
{
    if (!loop)
        return;
    for (int i = 0; i < CHILDREN_MAX; i++)
        if (loop->children[i].worker.pid)
            child_end(&loop->children[i]);
    while (loop->first) {
        struct waiting *waiting = loop->first;
        loop->first = waiting->next;
        waiting_free(waiting);
    }
    memory_free(loop);
}

void
loop_watch(struct loop *loop, int fd, loop_ready_fn *ready, void *ctx)
{
    for (int i = 0; i < WATCHES_MAX; i++)
        if (loop->watches[i].fd < 0) {
            loop->watches[i] = (struct watch){fd, ready, ctx};
            return;
        }
    BUG("too many descriptors are watched");
}

void
loop_unwatch(struct loop *loop, int fd)
{
    for (int i = 0; i < WATCHES_MAX; i++)
        if (loop->watches[i].fd == fd)
            loop->watches[i].fd = -1;
}

static void
limit(int what, rlim_t value)
{
    setrlimit(what, &(struct rlimit){value, value});
}

/* Executes the program, with the channel as its standard output. */
static void
become(const void *ctx, int fd)
{
    char *const *argv = ctx;
    dup2(open("/dev/null", O_RDWR), STDIN_FILENO);
    dup2(fd, STDOUT_FILENO);
    close(fd);
#ifndef __SANITIZE_ADDRESS__ /* not with a sanitizer, which reserves terabytes of addresses */
    limit(RLIMIT_AS, LOOP_CHILD_MEMORY);
#endif
    limit(RLIMIT_CPU, CHILD_CPU_S);
    limit(RLIMIT_CORE, 0);
    setpriority(PRIO_PROCESS, 0, CHILD_NICE);
    execvp(argv[0], argv);
    _exit(127);
}

static struct loop_child *
find_free(struct loop *loop)
{
    for (int i = 0; i < CHILDREN_MAX; i++)
        if (!loop->children[i].worker.pid)
            return &loop->children[i];
    return NULL;
}

static struct waiting *
take_waiting(struct loop *loop, struct waiting **at)
{
    struct waiting *waiting = *at;
    *at = waiting->next;
    if (!waiting->next)
        loop->last = at;
    loop->waiting--;
    return waiting;
}

static void
start_waiting(struct loop *loop)
{
    struct loop_child *child;
    while (loop->first && (child = find_free(loop))) {
        struct waiting *waiting = take_waiting(loop, &loop->first);
        child->done = waiting->done;
        child->ctx = waiting->ctx;
        child->end_ms = clock_mono_ms() + waiting->timeout_ms;
        buf_init(&child->text, LOOP_OUTPUT_MAX);
        if (!worker_start(&child->worker, WORKER_PIPE, become, waiting->argv))
            waiting->done(waiting->ctx, LOOP_FAILED, STR_NONE);
        waiting_free(waiting);
    }
}

/* The earlier request of the same requester, if it has not been started. */
static void
supersede(struct loop *loop, const char *who)
{
    for (struct waiting **at = &loop->first; who && *at; at = &(*at)->next) {
        if (!(*at)->who || strcmp((*at)->who, who) != 0)
            continue;
        struct waiting *old = take_waiting(loop, at);
        old->done(old->ctx, LOOP_SUPERSEDED, STR_NONE);
        waiting_free(old);
        return;
    }
}

void
loop_run_child(struct loop *loop, const struct loop_job *job)
{
    size_t count = 0;
    supersede(loop, job->who);
    if (loop->waiting == WAITING_MAX) {
        job->done(job->ctx, LOOP_FAILED, STR_NONE);
        return;
    }
    while (job->argv[count])
        count++;
    struct waiting *waiting = memory_alloc(sizeof(*waiting));
    *waiting = (struct waiting){.argv = memory_array(count + 1, sizeof(char *)),
                                .who = job->who ? memory_string(job->who) : NULL,
                                .timeout_ms = job->timeout_ms,
                                .done = job->done,
                                .ctx = job->ctx};
    for (size_t i = 0; i < count; i++)
        waiting->argv[i] = memory_string(job->argv[i]);
    *loop->last = waiting;
    loop->last = &waiting->next;
    loop->waiting++;
}

int
loop_children(const struct loop *loop)
{
    int count = 0;
    for (int i = 0; i < CHILDREN_MAX; i++)
        count += loop->children[i].worker.pid != 0;
    return count + loop->waiting;
}

static void
finish(struct loop_child *child, bool good)
{
    int status = 0;
    if (!good)
        kill(child->worker.pid, SIGKILL);
    while (waitpid(child->worker.pid, &status, 0) < 0 && errno == EINTR)
        ;
    struct loop_child ended = *child;
    *child = (struct loop_child){.end_ms = 0};
    close(ended.worker.fd);
    int code = good && WIFEXITED(status) ? WEXITSTATUS(status) : LOOP_FAILED;
    ended.done(ended.ctx, code, buf_str(&ended.text));
    buf_finish(&ended.text);
}

/* Its output is read as it arrives; closing it means that the child ends. */
static void
child_read(struct loop_child *child)
{
    char bytes[READ_BYTES];
    ssize_t got = read(child->worker.fd, bytes, sizeof(bytes));
    if (got < 0 && (errno == EAGAIN || errno == EINTR))
        return;
    if (got <= 0)
        finish(child, got == 0);
    else if (!buf_put(&child->text, (struct str){bytes, (size_t)got}))
        finish(child, false);
}

static void
end_late(struct loop *loop, int64_t mono_ms)
{
    for (int i = 0; i < CHILDREN_MAX; i++)
        if (loop->children[i].worker.pid && mono_ms >= loop->children[i].end_ms)
            finish(&loop->children[i], false);
}

static int64_t
wait_ms(const struct loop *loop, int64_t timeout_ms)
{
    int64_t mono_ms = clock_mono_ms();
    for (int i = 0; i < CHILDREN_MAX; i++)
        if (loop->children[i].worker.pid && loop->children[i].end_ms - mono_ms < timeout_ms)
            timeout_ms = loop->children[i].end_ms - mono_ms;
    return number_max(timeout_ms, 0);
}

void
loop_step(struct loop *loop, int64_t timeout_ms)
{
    struct pollfd fds[WATCHES_MAX + CHILDREN_MAX];
    start_waiting(loop);
    for (int i = 0; i < WATCHES_MAX; i++)
        fds[i] = (struct pollfd){.fd = loop->watches[i].fd, .events = POLLIN};
    for (int i = 0; i < CHILDREN_MAX; i++)
        fds[WATCHES_MAX + i] = (struct pollfd){
            .fd = loop->children[i].worker.pid ? loop->children[i].worker.fd : -1, .events = POLLIN};
    if (poll(fds, WATCHES_MAX + CHILDREN_MAX, (int)wait_ms(loop, timeout_ms)) < 0)
        return;
    for (int i = 0; i < WATCHES_MAX; i++)
        if (fds[i].revents && loop->watches[i].fd == fds[i].fd)
            loop->watches[i].ready(loop->watches[i].ctx);
    for (int i = 0; i < CHILDREN_MAX; i++)
        if (fds[WATCHES_MAX + i].revents && loop->children[i].worker.pid)
            child_read(&loop->children[i]);
    end_late(loop, clock_mono_ms());
}
