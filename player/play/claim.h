/* One player a store. */
#ifndef BREAKROOM_PLAY_CLAIM_H
#define BREAKROOM_PLAY_CLAIM_H

#include <stdbool.h>

/* Claims the folder of a store for the player that this process is, until the process ends in whatever way.
 * Writes nothing, so that it works on a read-only disk. False, said on standard error, when another player
 * has it; true also when the folder cannot be opened, which is said elsewhere. */
bool claim_store(const char *folder);

#endif
