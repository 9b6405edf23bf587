/* What the screen would have to show, for commands that show it beforehand. */
#ifndef BREAKROOM_COMMANDS_GATHER_H
#define BREAKROOM_COMMANDS_GATHER_H

#include "setup/setup.h"
#include "show/show.h"
#include "timetable/timetable.h"

struct gathered {
    struct show *show; /* owns the content */
    struct playlist_options options;
    struct hours *hours;
    struct timetable_request
        request;        /* of its items, as of --at or now; an hour, unless --for says otherwise */
    const char *folder; /* of a store that goes with it, or NULL */
    struct gather_measure *measured; /* one an item */
};

/* Fetches the feeds of the call, with their pictures, as the player would. `stored`: takes what the screen's
 * own store has when the feeds are those of the configuration and it has them. Says what is wrong, and
 * returns the exit status. Whatever it is, gather_finish is due. */
int gather(struct setup *setup, const struct command *command, bool stored, struct gathered *out);
void gather_finish(struct gathered *gathered);

#endif
