/* [config] url: the part of the configuration that a server has. fetch asks for it and keeps the last one
 * without a fault in the state folder; all processes read it from there, before the file on the machine. */
#ifndef BREAKROOM_CONFIG_REMOTE_H
#define BREAKROOM_CONFIG_REMOTE_H

#include "config/config.h"

/* The address to ask: [config] url with the host name of this machine for {name}, and its serial number (a
 * Raspberry Pi's; elsewhere nothing) for {serial}. In the arena; NULL when there is none. */
const char *config_remote_address(struct arena *arena, const struct config *config);

/* The path of the last valid text of this address: STATE_FOLDER/remote-HASH.conf. In the arena. */
const char *config_remote_path(struct arena *arena, const char *state_folder, const char *address);

/* True when a text sent by the server is valid together with the file of this machine, from which `local` was
 * read: it has no fault, and both name a feed. Reports each fault. */
bool config_remote_check(const struct config_remote *remote, const struct config *local,
                         config_fault_fn *fault, void *ctx);

#endif
