/* One player a store, and no player that waits for a disk. */
#ifndef BREAKROOM_PLAY_CLAIM_H
#define BREAKROOM_PLAY_CLAIM_H

#include <stdbool.h>
#include <stdint.h>

#include "setup/setup.h"

/* Longest wait for the disk at the start, when nothing is on the screen, and while slides go on. */
#define CLAIM_START_MS  3000
#define CLAIM_RELOAD_MS 200

/* Makes the folder of the store, keeps a copy of the configuration (setup_keep), finds the real path of the
 * folder and claims it for the player that this process is, until the process ends in whatever way. All of
 * that is done by a child: a disk that does not answer within `wait_ms` is claimed when it does, and
 * setup->store is then the absolute path as it was named; else it becomes the real path. Writes nothing
 * inside the folder, so that it works on a read-only disk. A store whose path is `claimed` (NULL: none) is
 * this process's already. False, said on standard error, when another player has it; true also when the
 * folder cannot be made or opened, which is said. */
bool claim_store(struct setup *setup, const char *claimed, int64_t wait_ms);

#endif
