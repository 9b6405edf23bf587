/* The items that the screen would show, for commands that preview them. */
#ifndef BREAKROOM_PREVIEW_COLLECT_H
#define BREAKROOM_PREVIEW_COLLECT_H

#include "setup/setup.h"
#include "show/show.h"
#include "timetable/timetable.h"

struct collected {
    struct show *show; /* owns the content */
    struct playlist_options options;
    struct hours *hours;
    struct timetable_request request; /* for its items, as of --at or now; an hour, unless --for is given */
    const char *folder;               /* of a temporary store, or NULL */
    struct collect_measure *measured; /* one an item */
    int64_t quarter;                  /* of an hour, since 1970, that is on … */
    int day;                          /* … this day of the year, from 1; 0: not known yet */
};

/* Fetches the feeds of the command line, with their pictures, as the player would. `stored`: uses the content
 * of the screen's own store if the feeds are those of the configuration and the store has them. Prints errors
 * and returns the exit status. collect_finish is required in any case. */
int collect_items(struct setup *setup, const struct command *command, bool stored, struct collected *out);
void collect_finish(struct collected *collected);

#endif
