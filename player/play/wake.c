#include "play/wake.h"

#include <errno.h>
#include <signal.h>
#include <stdint.h>
#include <sys/signalfd.h>
#include <sys/timerfd.h>
#include <time.h>
#include <unistd.h>

#define NEVER_S (sizeof(time_t) > 4 ? INT64_C(9000000000) : INT64_C(0x7FFFFFFF))

static sigset_t
only_children(void)
{
    sigset_t set;
    sigemptyset(&set);
    sigaddset(&set, SIGCHLD);
    return set;
}

/* A timer that never expires is cancelled when the clock is set (timerfd_create(2)). ECANCELED: it was set
 * again just now, and the timer is armed nevertheless. */
static void
watch_clock(struct wake *wake)
{
    struct itimerspec never = {.it_value = {.tv_sec = (time_t)NEVER_S}};
    if (timerfd_settime(wake->clock, TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET, &never, NULL) == 0 ||
        errno == ECANCELED)
        return;
    close(wake->clock);
    wake->clock = -1;
}

void
wake_open(struct wake *wake)
{
    static const int numbers[] = {SIGTERM, SIGINT, SIGHUP, SIGUSR1, SIGUSR2};
    sigset_t set = only_children();
    sigprocmask(SIG_BLOCK, &set, NULL);
    for (size_t i = 0; i < sizeof(numbers) / sizeof(numbers[0]); i++)
        sigaddset(&set, numbers[i]);
    wake->signals = signalfd(-1, &set, SFD_NONBLOCK | SFD_CLOEXEC);
    wake->clock = timerfd_create(CLOCK_REALTIME, TFD_NONBLOCK | TFD_CLOEXEC);
    if (wake->clock >= 0)
        watch_clock(wake);
}

void
wake_close(struct wake *wake)
{
    if (wake->signals >= 0)
        close(wake->signals);
    if (wake->clock >= 0)
        close(wake->clock);
}

void
wake_add(const struct wake *wake, struct descriptors *out)
{
    descriptors_add(out, wake->signals);
    descriptors_add(out, wake->clock);
}

void
wake_take(struct wake *wake)
{
    uint64_t times;
    sigset_t children = only_children();
    while (sigtimedwait(&children, NULL, &(struct timespec){0}) == SIGCHLD)
        continue;
    if (wake->clock < 0)
        return;
    ssize_t got = read(wake->clock, &times, sizeof(times));
    if (got < 0 && errno == ECANCELED) {
        watch_clock(wake);
    } else if (got > 0) { /* the clock is beyond any plausible time */
        close(wake->clock);
        wake->clock = -1;
    }
}
