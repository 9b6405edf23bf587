/* Notifications to systemd's watchdog. */
#ifndef BREAKROOM_PLAY_WATCHDOG_H
#define BREAKROOM_PLAY_WATCHDOG_H

#include <stdbool.h>

struct watchdog {
    bool ready; /* systemd was told that the start is over */
    bool extended;
};

/* To be called after each finished frame, and while waiting for a television: without it for long,
 * systemd restarts the player. Does nothing when not started by systemd. */
void watchdog_feed(struct watchdog *watchdog);

/* Allows two minutes for what follows, such as opening a screen for the first time on a slow card. Until the
 * next watchdog_feed. */
void watchdog_extend(struct watchdog *watchdog);

/* It was opened and cannot be used: the usual time applies again, from now on. */
void watchdog_shorten(struct watchdog *watchdog);

/* The status line of `systemctl status`; "" for nothing. */
void watchdog_say(const char *text);

#endif
