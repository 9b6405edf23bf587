/* Events that end the wait of the loop before its deadline, besides those of screen and store: a signal, the
 * end of a child, a step of the clock. */
#ifndef BREAKROOM_PLAY_WAKE_H
#define BREAKROOM_PLAY_WAKE_H

#include "base/descriptor.h"

struct wake {
    int signals; /* signalfd(2); -1: not supported, and the caller's longest wait applies */
    int clock;   /* timerfd_create(2); -1: likewise */
};

/* Blocks SIGCHLD from now on. The caller must block the other signals, which it handles: play/signals.h. */
void wake_open(struct wake *wake);
void wake_close(struct wake *wake);

void wake_add(const struct wake *wake, struct descriptors *out);

/* Handles ended children and steps of the clock; the caller's signals stay pending. */
void wake_take(struct wake *wake);

#endif
