/* The part of the configuration that is on a server ([config] url): requested like a feed, with validators,
 * checked, and stored for all processes when it has no fault. Private to this folder. */
#ifndef BREAKROOM_FETCH_REMOTE_PRIVATE_H
#define BREAKROOM_FETCH_REMOTE_PRIVATE_H

#include "base/clock.h"
#include "config/health.h"
#include "config/remote.h"
#include "fetch/transfer.h"

struct remote;

/* NULL when the configuration names no server. The configuration must outlive it. */
struct remote *remote_create(const struct config *config);
void remote_destroy(struct remote *remote); /* NULL is fine in all of these */

/* Begins a request when it is due, and processes the answer. True when the stored text has changed: all users
 * of the configuration must read it again. */
bool remote_step(struct remote *remote, struct transfer_pool *pool, struct moment now);

bool remote_is_running(const struct remote *remote);
/* Monotonic time of the next request; INT64_MAX while one runs. */
int64_t remote_due(const struct remote *remote);
/* The network came up: a failed request is repeated soon. */
void remote_hasten(struct remote *remote, struct moment now);

/* Adds to the health of the configuration why the last request failed, and what is in force instead. */
void remote_add_faults(const struct remote *remote, struct config_health *health, struct arena *arena);

#endif
