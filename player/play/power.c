#include "play/power.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/log.h"
#include "play/signals.h"

#define LOG_MODULE "hours"
#define RUN_MS     30000
#define AGAIN_MS   60000
#define TRIES_MAX  5

static const char *const names[] = {"power-off", "power-on"};

/* In its own process group, so that it can be stopped with its children. Its output goes to the log through
 * standard error. */
static void
run(const struct power *power, bool lit)
{
    const char *command = power->commands[lit];
    signals_reset();
    setpgid(0, 0);
    int null = open("/dev/null", O_RDONLY);
    if (null >= 0)
        dup2(null, STDIN_FILENO);
    dup2(STDERR_FILENO, STDOUT_FILENO);
    if (power->own)
        _exit(power->own(lit) ? 0 : 1);
    execl("/bin/sh", "sh", "-c", command, (char *)NULL);
    _exit(127);
}

static void
fail(struct power *power, const char *why, int64_t mono_ms)
{
    if (power->tries == 1)
        log_warn("%s %s: '%s'", names[power->lighting], why,
                 power->own ? "cec" : power->commands[power->lighting]);
    power->settled = power->tries >= TRIES_MAX;
    power->due_ms = mono_ms + AGAIN_MS;
}

static void
start(struct power *power, bool lit, int64_t mono_ms)
{
    power->lighting = lit;
    power->stopped = false;
    power->tries++;
    pid_t pid = fork();
    if (pid == 0)
        run(power, lit);
    if (pid < 0) {
        fail(power, strerror(errno), mono_ms);
        return;
    }
    setpgid(pid, pid);
    power->pid = pid;
    power->due_ms = mono_ms + RUN_MS;
}

/* Handles the end of a command. */
static void
reap(struct power *power, int64_t mono_ms)
{
    int status;
    char why[64];
    if (waitpid(power->pid, &status, WNOHANG) != power->pid)
        return;
    power->pid = 0;
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) {
        power->settled = true;
        if (power->tries > 1)
            log_info("%s works again", names[power->lighting]);
        return;
    }
    if (WIFEXITED(status))
        snprintf(why, sizeof(why), "failed with status %d", WEXITSTATUS(status));
    else if (power->stopped)
        snprintf(why, sizeof(why), "took longer than %d s and was stopped", RUN_MS / 1000);
    else
        snprintf(why, sizeof(why), "was ended by signal %d", WTERMSIG(status));
    fail(power, why, mono_ms);
}

static void
keep_running(struct power *power, int64_t mono_ms)
{
    if (mono_ms >= power->due_ms) {
        kill(-power->pid, SIGKILL);
        power->stopped = true;
    }
    reap(power, mono_ms);
}

void
power_keep(struct power *power, bool lit, int64_t mono_ms)
{
    if (power->pid)
        keep_running(power, mono_ms);
    if (power->pid)
        return;
    bool other = power->tries == 0 || power->lit != lit;
    if (other) {
        power->lit = lit;
        power->tries = 0;
        power->settled = !power->own && *power->commands[lit] == '\0';
    }
    if (!power->settled && (power->tries == 0 || mono_ms >= power->due_ms))
        start(power, lit, mono_ms);
}

int64_t
power_deadline(const struct power *power)
{
    bool due = power->pid ? !power->stopped : power->tries && !power->settled;
    return due ? power->due_ms : INT64_MAX;
}

void
power_hand_on(struct power *power, struct power *next)
{
    const char *off = next->commands[false], *on = next->commands[true];
    if (power->own != next->own || strcmp(power->commands[false], off) != 0 ||
        strcmp(power->commands[true], on) != 0)
        return;
    *next = *power;
    next->commands[false] = off;
    next->commands[true] = on;
    power->pid = 0;
}

void
power_finish(struct power *power)
{
    if (!power->pid)
        return;
    kill(-power->pid, SIGKILL);
    waitpid(power->pid, NULL, 0);
    power->pid = 0;
}
