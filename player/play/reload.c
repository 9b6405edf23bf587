#include "play/reload.h"

#include <signal.h>
#include <time.h>

#include "base/log.h"

#define LOG_MODULE "play"
#define CONTENT_MS 3000 /* a store without any of the feeds gives no content */

bool
reload_asked(void)
{
    sigset_t hangup;
    bool asked = false;
    sigemptyset(&hangup);
    sigaddset(&hangup, SIGHUP);
    while (sigtimedwait(&hangup, NULL, &(struct timespec){0}) == SIGHUP)
        asked = true;
    return asked;
}

void
reload_finish(struct reload *reload)
{
    if (reload->pending)
        player_close(&reload->next);
    if (reload->refused)
        player_close(&reload->unfit);
    *reload = (struct reload){.pending = false};
}

void
reload_begin(struct reload *reload, const struct player *now, int64_t mono_ms)
{
    reload_finish(reload);
    log_info("reading the configuration again");
    reload->pending = player_reload(&reload->next, now);
    reload->refused = !reload->pending;
    reload->due_ms = mono_ms + CONTENT_MS;
    if (reload->pending)
        return;
    reload->unfit = reload->next;
    reload->unfit.setup.health.state = CONFIG_EARLIER;
    reload->unfit.setup.health.kept = NULL;
}

bool
reload_step(struct reload *reload, int64_t mono_ms, struct player *next, struct store_content *content)
{
    *content = (struct store_content){.arena = NULL};
    if (!reload->pending)
        return false;
    if (!store_reader_step(reload->next.reader, content) && mono_ms < reload->due_ms)
        return false;
    *next = reload->next;
    reload->pending = false;
    return true;
}

const struct config_health *
reload_health(const struct reload *reload, const struct player *now)
{
    return reload->refused ? &reload->unfit.setup.health : &now->setup.health;
}
