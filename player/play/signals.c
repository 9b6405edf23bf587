#include "play/signals.h"

#include <signal.h>
#include <stddef.h>
#include <time.h>

#include "base/log.h"
#include "base/number.h"

static const int harmless[] = {SIGPIPE, SIGHUP, SIGUSR1, SIGUSR2, SIGALRM, SIGTTIN, SIGTTOU, SIGXFSZ};

static void
set_harmless(void (*handler)(int))
{
    for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++)
        signal(harmless[i], handler);
}

void
signals_ignore_harmless(void)
{
    set_harmless(SIG_IGN);
    log_never_wait();
}

static sigset_t
to_end(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGINT);
    return set;
}

void
signals_hold(void)
{
    sigset_t set = to_end();
    sigprocmask(SIG_BLOCK, &set, NULL);
}

void
signals_hold_hangup(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGHUP);
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGHUP, SIG_DFL);
}

static sigset_t
requests(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGUSR1);
    sigaddset(&set, SIGUSR2);
    return set;
}

void
signals_hold_requests(void)
{
    sigset_t set = requests();
    sigprocmask(SIG_BLOCK, &set, NULL);
    signal(SIGUSR1, SIG_DFL);
    signal(SIGUSR2, SIG_DFL);
}

enum signals_request
signals_take_request(void)
{
    sigset_t set = requests();
    int number = sigtimedwait(&set, NULL, &(struct timespec){0});
    return number == SIGUSR1 ? SIGNALS_SHOT : number == SIGUSR2 ? SIGNALS_IDENTIFY : SIGNALS_NO_REQUEST;
}

int
signals_take(void)
{
    sigset_t set = to_end();
    int number = sigtimedwait(&set, NULL, &(struct timespec){0});
    return number_max(number, 0);
}

void
signals_release(void)
{
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, NULL);
}

void
signals_reset(void)
{
    set_harmless(SIG_DFL);
    signals_release();
}
