#define _GNU_SOURCE /* pipe2 */
#include "editor/loop.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/memory.h"

#define WATCHES_MAX  16
#define CHILDREN_MAX 8
#define CHILD_MEMORY ((rlim_t)2 * 1024 * 1024 * 1024)
#define CHILD_CPU_S  30
#define READ_BYTES   65536

struct watch {
    int fd; /* -1: free */
    loop_ready_fn *ready;
    void *ctx;
};

struct child {
    pid_t pid; /* 0: free */
    int output;
    int64_t end_ms;
    struct buf text;
    loop_done_fn *done;
    void *ctx;
};

/* Asked for while CHILDREN_MAX run. */
struct waiting {
    char **argv;
    int64_t timeout_ms;
    loop_done_fn *done;
    void *ctx;
    struct waiting *next;
};

struct loop {
    struct watch watches[WATCHES_MAX];
    struct child children[CHILDREN_MAX];
    struct waiting *first, **last;
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
child_end(struct child *child)
{
    kill(child->pid, SIGKILL);
    while (waitpid(child->pid, NULL, 0) < 0 && errno == EINTR)
        ;
    close(child->output);
    buf_finish(&child->text);
    *child = (struct child){.pid = 0};
}

static void
waiting_free(struct waiting *waiting)
{
    for (char **argument = waiting->argv; *argument; argument++)
        memory_free(*argument);
    memory_free(waiting->argv);
    memory_free(waiting);
}

void
loop_destroy(struct loop *loop)
{
    if (!loop)
        return;
    for (int i = 0; i < CHILDREN_MAX; i++)
        if (loop->children[i].pid)
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

static void
run(char *const *argv, int output)
{
    int nothing = open("/dev/null", O_RDWR);
    dup2(nothing, STDIN_FILENO);
    dup2(output, STDOUT_FILENO);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
#ifndef __SANITIZE_ADDRESS__ /* which reserves terabytes */
    limit(RLIMIT_AS, CHILD_MEMORY);
#endif
    limit(RLIMIT_CPU, CHILD_CPU_S);
    limit(RLIMIT_CORE, 0);
    execvp(argv[0], argv);
    _exit(127);
}

static bool
start(struct child *child, char *const *argv)
{
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    pid_t pid = fork();
    if (pid == 0)
        run(argv, ends[1]);
    close(ends[1]);
    if (pid < 0) {
        close(ends[0]);
        return false;
    }
    fcntl(ends[0], F_SETFL, O_NONBLOCK);
    child->pid = pid;
    child->output = ends[0];
    buf_init(&child->text, LOOP_OUTPUT_MAX);
    return true;
}

static struct child *
find_free(struct loop *loop)
{
    for (int i = 0; i < CHILDREN_MAX; i++)
        if (!loop->children[i].pid)
            return &loop->children[i];
    return NULL;
}

static void
start_waiting(struct loop *loop)
{
    struct child *child;
    while (loop->first && (child = find_free(loop))) {
        struct waiting *waiting = loop->first;
        loop->first = waiting->next;
        if (!loop->first)
            loop->last = &loop->first;
        child->done = waiting->done;
        child->ctx = waiting->ctx;
        child->end_ms = clock_mono_ms() + waiting->timeout_ms;
        if (!start(child, waiting->argv))
            waiting->done(waiting->ctx, -1, STR_NONE);
        waiting_free(waiting);
    }
}

void
loop_run_child(struct loop *loop, const char *const *argv, int64_t timeout_ms, loop_done_fn *done, void *ctx)
{
    size_t count = 0;
    while (argv[count])
        count++;
    struct waiting *waiting = memory_alloc(sizeof(*waiting));
    *waiting = (struct waiting){memory_array(count + 1, sizeof(char *)), timeout_ms, done, ctx, NULL};
    for (size_t i = 0; i < count; i++)
        waiting->argv[i] = memory_string(argv[i]);
    *loop->last = waiting;
    loop->last = &waiting->next;
}

int
loop_children(const struct loop *loop)
{
    int count = 0;
    for (int i = 0; i < CHILDREN_MAX; i++)
        count += loop->children[i].pid != 0;
    for (const struct waiting *waiting = loop->first; waiting; waiting = waiting->next)
        count++;
    return count;
}

static void
finish(struct child *child, bool good)
{
    int status = 0;
    if (!good)
        kill(child->pid, SIGKILL);
    while (waitpid(child->pid, &status, 0) < 0 && errno == EINTR)
        ;
    struct child ended = *child;
    *child = (struct child){.pid = 0};
    close(ended.output);
    int code = good && WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    ended.done(ended.ctx, code, buf_str(&ended.text));
    buf_finish(&ended.text);
}

/* What it writes is read as it comes; that it closed its output means that it ends. */
static void
child_read(struct child *child)
{
    char bytes[READ_BYTES];
    ssize_t got = read(child->output, bytes, sizeof(bytes));
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
        if (loop->children[i].pid && mono_ms >= loop->children[i].end_ms)
            finish(&loop->children[i], false);
}

static int64_t
wait_ms(const struct loop *loop, int64_t timeout_ms)
{
    int64_t mono_ms = clock_mono_ms();
    for (int i = 0; i < CHILDREN_MAX; i++)
        if (loop->children[i].pid && loop->children[i].end_ms - mono_ms < timeout_ms)
            timeout_ms = loop->children[i].end_ms - mono_ms;
    return timeout_ms > 0 ? timeout_ms : 0;
}

void
loop_step(struct loop *loop, int64_t timeout_ms)
{
    struct pollfd fds[WATCHES_MAX + CHILDREN_MAX];
    start_waiting(loop);
    for (int i = 0; i < WATCHES_MAX; i++)
        fds[i] = (struct pollfd){.fd = loop->watches[i].fd, .events = POLLIN};
    for (int i = 0; i < CHILDREN_MAX; i++)
        fds[WATCHES_MAX + i] =
            (struct pollfd){.fd = loop->children[i].pid ? loop->children[i].output : -1, .events = POLLIN};
    if (poll(fds, WATCHES_MAX + CHILDREN_MAX, (int)wait_ms(loop, timeout_ms)) < 0)
        return;
    for (int i = 0; i < WATCHES_MAX; i++)
        if (fds[i].revents && loop->watches[i].fd == fds[i].fd)
            loop->watches[i].ready(loop->watches[i].ctx);
    for (int i = 0; i < CHILDREN_MAX; i++)
        if (fds[WATCHES_MAX + i].revents && loop->children[i].pid)
            child_read(&loop->children[i]);
    end_late(loop, clock_mono_ms());
}
