/* [config] url: the part of the configuration that a server has. fetch asks for it and keeps the last one
 * without a fault in the state folder; all processes read it from there, before the file on the machine. */
#ifndef BREAKROOM_CONFIG_REMOTE_H
#define BREAKROOM_CONFIG_REMOTE_H

#include "config/config.h"

/* The address to ask: [config] url with the host name of this machine for {name}, and its serial number (a
 * Raspberry Pi's; elsewhere nothing) for {serial}. In the arena; NULL when there is none. */
const char *config_remote_address(struct arena *arena, const struct config *config);

/* Where the last good text of this address is kept: STATE_FOLDER/remote-HASH.conf. In the arena. */
const char *config_remote_path(struct arena *arena, const char *state_folder, const char *address);

/* Whether a text that the server sent can be taken, together with the file of this machine, which `local` was
 * read from: it has no fault, and both name a feed. Says each fault. */
bool config_remote_check(const struct config_remote *remote, const struct config *local,
                         config_fault_fn *fault, void *ctx);

#endif
