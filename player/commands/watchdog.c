#include "commands/watchdog.h"

#include <systemd/sd-daemon.h>

void
watchdog_feed(struct watchdog *watchdog)
{
    if (!watchdog->ready)
        sd_notify(0, "READY=1");
    watchdog->ready = true;
    sd_notify(0, "WATCHDOG=1");
}
