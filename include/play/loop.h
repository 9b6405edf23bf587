/* The loop of `breakroom play`: wait until the next deadline, process all events, act. */
#ifndef BREAKROOM_PLAY_LOOP_H
#define BREAKROOM_PLAY_LOOP_H

#include "play/player.h"

/* Shows the store's slides until it is stopped or --for is over; starts `fetch` and keeps it running unless
 * it is NULL. `again` are the arguments, NULL-terminated, with which this process executes the program again
 * when the X server is gone. SIGHUP, which must be held, replaces the player by one with the new
 * configuration; `player` is the last one afterwards. Returns the exit status. */
int loop_run(struct player *player, struct child *fetch, char *const *again);

#endif
