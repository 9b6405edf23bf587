/* What systemd hears of the player. */
#ifndef BREAKROOM_PLAY_WATCHDOG_H
#define BREAKROOM_PLAY_WATCHDOG_H

#include <stdbool.h>

struct watchdog {
    bool ready; /* it was told that the start is over */
    bool extended;
};

/* After each finished frame, and while there is a television to wait for: when this was not heard for long,
 * systemd starts us again. Nothing, when it is not systemd that has started us. */
void watchdog_feed(struct watchdog *watchdog);

/* What follows may take two minutes, as opening a screen for the first time may on a slow card. Until the
 * next watchdog_feed. */
void watchdog_extend(struct watchdog *watchdog);

/* It was opened and cannot be used: the usual time again, from now on. */
void watchdog_shorten(struct watchdog *watchdog);

/* What `systemctl status` says of the service; "" for nothing. */
void watchdog_say(const char *text);

#endif
