/* SIGHUP: reads the configuration again while the slides continue. */
#ifndef BREAKROOM_PLAY_RELOAD_H
#define BREAKROOM_PLAY_RELOAD_H

#include "play/player.h"

struct reload {
    bool pending; /* `next` waits for its first content */
    struct player next;
    int64_t due_ms;      /* monotonic: then it is used without content */
    bool refused;        /* the last one cannot be used: */
    struct player unfit; /* this is it */
};

/* True when SIGHUP has arrived since the last call. It must be blocked. */
bool reload_asked(void);

/* Reads the configuration again. An unusable one is refused, and logged. */
void reload_begin(struct reload *reload, const struct player *now, int64_t mono_ms);

/* True when the next player is ready, with its content or (arena NULL) without; the caller then owns it. */
bool reload_step(struct reload *reload, int64_t mono_ms, struct player *next, struct store_content *content);

/* The state of the configuration: that of the player, or the one that was refused. */
const struct config_health *reload_health(const struct reload *reload, const struct player *now);

void reload_finish(struct reload *reload);

#endif
