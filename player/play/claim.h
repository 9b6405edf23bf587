/* Allows one player per store, without waiting for a disk. */
#ifndef BREAKROOM_PLAY_CLAIM_H
#define BREAKROOM_PLAY_CLAIM_H

#include <stdbool.h>
#include <stdint.h>

#include "setup/setup.h"

/* Longest wait for the disk at the start, when nothing is on the screen, and while slides are shown. */
#define CLAIM_START_MS  3000
#define CLAIM_RELOAD_MS 200

/* Makes the folder of the store, keeps a copy of the configuration (setup_keep), resolves the real path of
 * the folder and claims it for this process until it ends. A child does all of that: if a disk does not
 * answer within `wait_ms`, the folder is claimed later, and setup->store is the absolute path as named; else
 * it becomes the real path. Writes nothing inside the folder, so that it works on a read-only disk. A store
 * whose path is `claimed` (NULL: none) already belongs to this process. False, with a message on standard
 * error, when another player has it; true also when the folder cannot be made or opened, which is logged. */
bool claim_store(struct setup *setup, const char *claimed, int64_t wait_ms);

#endif
