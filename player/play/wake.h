/* What ends the wait of the loop before its deadline, besides the screen and the store: a signal, a child
 * that has ended, a step of the clock. */
#ifndef BREAKROOM_PLAY_WAKE_H
#define BREAKROOM_PLAY_WAKE_H

#include "base/descriptor.h"

struct wake {
    int signals; /* signalfd(2); -1: the kernel gave none, and the caller's longest wait counts */
    int clock;   /* timerfd_create(2); -1: likewise */
};

/* From now on SIGCHLD is held. The other signals must be held by the caller, who takes them: play/signals.h.
 */
void wake_open(struct wake *wake);
void wake_close(struct wake *wake);

void wake_add(const struct wake *wake, struct descriptors *out);

/* Takes note of ended children and steps of the clock; signals that are the caller's stay. */
void wake_take(struct wake *wake);

#endif
