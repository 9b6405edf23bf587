/* The loop of `breakroom play`: wait until the next deadline, drain, act. */
#ifndef BREAKROOM_PLAY_LOOP_H
#define BREAKROOM_PLAY_LOOP_H

#include "play/player.h"

/* Shows the store's slides until somebody ends it or --for is over; starts and keeps `fetch` unless it is
 * NULL. `again` are the arguments, NULL at the end, with which this program runs anew in this process when
 * the X server is gone. SIGHUP, which must be held, makes another player of the configuration as it is then:
 * `player` is the last one afterwards. Returns the exit status. */
int loop_run(struct player *player, struct child *fetch, char *const *again);

#endif
