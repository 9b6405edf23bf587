/* What the screen would have to show, for commands that show it beforehand. */
#ifndef BREAKROOM_COMMANDS_COLLECT_H
#define BREAKROOM_COMMANDS_COLLECT_H

#include "setup/setup.h"
#include "show/show.h"
#include "timetable/timetable.h"

struct collected {
    struct show *show; /* owns the content */
    struct playlist_options options;
    struct hours *hours;
    struct timetable_request
        request;        /* of its items, as of --at or now; an hour, unless --for says otherwise */
    const char *folder; /* of a store that goes with it, or NULL */
    struct collect_measure *measured; /* one an item */
};

/* Fetches the feeds of the call, with their pictures, as the player would. `stored`: takes what the screen's
 * own store has when the feeds are those of the configuration and it has them. Says what is wrong, and
 * returns the exit status. Whatever it is, collect_finish is due. */
int collect_items(struct setup *setup, const struct command *command, bool stored, struct collected *out);
void collect_finish(struct collected *collected);

#endif
