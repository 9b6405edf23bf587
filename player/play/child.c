#include "play/child.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/log.h"
#include "base/number.h"
#include "play/signals.h"
#include "recovery/recovery.h"

#define LOG_MODULE   "play"
#define WAIT_MIN_MS  2000
#define WAIT_MAX_MS  60000
#define HEALTHY_MS   60000 /* a child that lived this long is restarted without a longer delay */
#define STOP_WAIT_MS 2000

struct child {
    struct arena *arena; /* for texts */
    const char *program;
    char **argv;
    pid_t pid; /* 0: not running */
    int64_t started_ms, due_ms, wait_ms;
    const char *report; /* NULL: not watched */
    int64_t look_ms;    /* time of the next check whether it answers */
};

static char **
copy_arguments(struct arena *arena, char *const *argv)
{
    size_t count = 0;
    while (argv[count])
        count++;
    char **copy = arena_array(arena, count + 1, sizeof(char *));
    for (size_t i = 0; i < count; i++)
        copy[i] = arena_c(arena, str_from(argv[i]));
    return copy;
}

struct child *
child_create(struct arena *arena, const char *program, char *const *argv)
{
    struct child *child = arena_alloc(arena, sizeof(*child));
    child->arena = arena;
    child->program = program;
    child->argv = copy_arguments(arena, argv);
    child->wait_ms = WAIT_MIN_MS;
    return child;
}

static void
run(const struct child *child, pid_t parent)
{
    signals_release(); /* signals ignored here would stay ignored in the child until it sets its own */
    signals_hold_hangup();
    prctl(PR_SET_PDEATHSIG, SIGTERM);
    if (getppid() != parent)
        _exit(0);
    unsetenv("NOTIFY_SOCKET"); /* only this process reports to systemd */
    /* libraries of libcurl load GnuTLS, which then initialises itself; programs that use it do so anyway */
    setenv("GNUTLS_NO_IMPLICIT_INIT", "1", 0);
    execv(child->program, child->argv);
    _exit(127);
}

static void
start(struct child *child, int64_t mono_ms)
{
    pid_t parent = getpid();
    pid_t pid = fork();
    if (pid == 0)
        run(child, parent);
    if (pid < 0) {
        log_warn("cannot start fetch: %s; trying again in %d s", strerror(errno), (int)(WAIT_MAX_MS / 1000));
        child->due_ms = mono_ms + WAIT_MAX_MS;
        return;
    }
    child->pid = pid;
    child->started_ms = mono_ms;
    child->look_ms = child->report ? mono_ms + CHILD_ANSWER_MS : INT64_MAX;
}

static void
note_death(struct child *child, int status, int64_t mono_ms)
{
    if (mono_ms - child->started_ms >= HEALTHY_MS)
        child->wait_ms = WAIT_MIN_MS;
    bool killed = WIFSIGNALED(status);
    log_warn("fetch ended (%s %d); restarting it in %d s", killed ? "signal" : "status",
             killed ? WTERMSIG(status) : WEXITSTATUS(status), (int)(child->wait_ms / 1000));
    child->pid = 0;
    child->due_ms = mono_ms + child->wait_ms;
    child->wait_ms = number_min(child->wait_ms * 2, WAIT_MAX_MS);
}

void
child_watch(struct child *child, const char *report)
{
    child->report = report;
}

static void
end_when_hung(struct child *child, int64_t mono_ms)
{
    struct recovery_record record;
    int64_t alive_ms = child->started_ms;
    if (mono_ms < child->look_ms)
        return;
    if (recovery_read(child->report, &record) && record.pid == child->pid)
        alive_ms = record.alive_ms;
    child->look_ms = alive_ms + CHILD_ANSWER_MS;
    if (mono_ms < child->look_ms)
        return;
    log_warn("fetch has made no progress for %d s; killing it", CHILD_ANSWER_MS / 1000);
    kill(child->pid, SIGKILL);
    child->look_ms = mono_ms + CHILD_ANSWER_MS;
}

void
child_keep(struct child *child, int64_t mono_ms)
{
    int status;
    if (child->pid && waitpid(child->pid, &status, WNOHANG) == child->pid)
        note_death(child, status, mono_ms);
    if (child->pid)
        end_when_hung(child, mono_ms);
    else if (mono_ms >= child->due_ms)
        start(child, mono_ms);
}

int64_t
child_deadline(const struct child *child)
{
    return child->pid ? child->look_ms : child->due_ms;
}

void
child_stop(struct child *child)
{
    if (!child->pid)
        return;
    kill(child->pid, SIGTERM);
    kill(child->pid, SIGCONT); /* it may have been stopped */
    for (int waited_ms = 0; waited_ms < STOP_WAIT_MS; waited_ms += 10) {
        if (waitpid(child->pid, NULL, WNOHANG) == child->pid) {
            child->pid = 0;
            return;
        }
        nanosleep(&(struct timespec){.tv_nsec = 10 * 1000 * 1000}, NULL);
    }
    kill(child->pid, SIGKILL);
    waitpid(child->pid, NULL, 0);
    child->pid = 0;
}

void
child_signal(const struct child *child, int signal)
{
    if (child->pid)
        kill(child->pid, signal);
}

void
child_replace(struct child *child, char *const *argv)
{
    size_t i = 0;
    while (argv[i] && child->argv[i] && strcmp(argv[i], child->argv[i]) == 0)
        i++;
    if (!argv[i] && !child->argv[i]) {
        child_signal(child, SIGHUP);
        return;
    }
    child_stop(child);
    child->argv = copy_arguments(child->arena, argv);
    child->due_ms = 0;
}
