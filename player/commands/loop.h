/* The loop of `breakroom play`: wait until the next deadline, drain, act. */
#ifndef BREAKROOM_COMMANDS_LOOP_H
#define BREAKROOM_COMMANDS_LOOP_H

#include "commands/child.h"
#include "commands/setup.h"
#include "show/show.h"

/* Shows the store's slides until somebody ends it or --for is over; starts and keeps `fetch` unless it is
 * NULL. `again` are the arguments, NULL at the end, with which this program runs anew in this process when
 * the X server is gone. Returns the exit status. */
int loop_run(const struct setup *setup, struct show *show, struct child *fetch, char *const *again);

#endif
