#include "play/watchdog.h"

#include <inttypes.h>

#include <systemd/sd-daemon.h>

#define EXTENDED_US 120000000

void
watchdog_feed(struct watchdog *watchdog)
{
    if (!watchdog->ready)
        sd_notify(0, "READY=1");
    watchdog->ready = true;
    watchdog_shorten(watchdog);
    sd_notify(0, "WATCHDOG=1");
}

void
watchdog_shorten(struct watchdog *watchdog)
{
    uint64_t usual_us;
    if (watchdog->extended && sd_watchdog_enabled(0, &usual_us) > 0)
        sd_notifyf(0, "WATCHDOG_USEC=%" PRIu64, usual_us);
    watchdog->extended = false;
}

/* Before READY=1 systemd's watchdog is not active. */
void
watchdog_extend(struct watchdog *watchdog)
{
    uint64_t usual_us;
    if (!watchdog->ready || sd_watchdog_enabled(0, &usual_us) <= 0)
        return;
    sd_notifyf(0, "WATCHDOG_USEC=%d", EXTENDED_US);
    watchdog->extended = true;
}

void
watchdog_say(const char *text)
{
    sd_notifyf(0, "STATUS=%s", text);
}
