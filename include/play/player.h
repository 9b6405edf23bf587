/* The state of `play` that depends on the configuration: a reload creates a new one, and the display switches
 * to it. */
#ifndef BREAKROOM_PLAY_PLAYER_H
#define BREAKROOM_PLAY_PLAYER_H

#include "play/child.h"
#include "setup/setup.h"
#include "recovery/recovery.h"
#include "show/show.h"
#include "reader/reader.h"

struct player {
    /* the command line, which stays the same */
    const struct command *command;
    int takes;
    int argc;
    char **argv;

    struct setup setup;
    struct show *show;
    struct store_reader *reader;
    struct recovery *recovery; /* of the process: passed on to the next player; NULL before player_open */
};

/* After setup_init: opens the record of the process and the store, and loads theme, labels, fonts. False,
 * with a log message, on failure; player_close is required in any case. */
bool player_open(struct player *player);

/* Reads the configuration of the same command line again and opens it. False, with a log message, when it
 * cannot be used: the health of its setup has the reason; player_close is required in any case. The state of
 * the process is unchanged. */
bool player_reload(struct player *next, const struct player *now);

/* Closes everything except the record: recovery_close is called at the end of the process. */
void player_close(struct player *player);

/* The report file of this player's fetch; lives as long as the player's setup. NULL: there is no runtime
 * folder. */
const char *player_fetch_report(const struct player *player);

/* The arguments of `breakroom fetch` for this player, NULL-terminated, in the arena. */
char **player_fetch_arguments(const struct player *player, struct arena *arena);

#endif
