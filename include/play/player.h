/* What `play` makes of one reading of the configuration: another reading makes another one, and the wall goes
 * from the first to the second. */
#ifndef BREAKROOM_PLAY_PLAYER_H
#define BREAKROOM_PLAY_PLAYER_H

#include "play/child.h"
#include "setup/setup.h"
#include "recovery/recovery.h"
#include "show/show.h"
#include "store/reader.h"

struct player {
    /* the call, which stays the same */
    const struct command *command;
    const char *takes;
    int argc;
    char **argv;

    struct setup setup;
    struct show *show;
    struct store_reader *reader;
    struct recovery *recovery; /* of the process: handed on from player to player; NULL before player_open */
};

/* After setup_init: opens the record of the process and the store, and loads theme, labels, fonts. False, and
 * said, when that cannot be; player_close is due all the same. */
bool player_open(struct player *player);

/* Reads the configuration of the same call again and opens it. False, and said, when it cannot be used: the
 * health of its setup says why; player_close is due all the same. Nothing of the process has changed. */
bool player_reload(struct player *next, const struct player *now);

/* All but the record: recovery_close is for whoever ends the process. */
void player_close(struct player *player);

/* The file that this player's fetch reports in; as long as the player's setup. NULL: there is no place for
 * it. */
const char *player_fetch_report(const struct player *player);

/* The arguments of `breakroom fetch` that do what this player wants, NULL-terminated, in the arena. */
char **player_fetch_arguments(const struct player *player, struct arena *arena);

#endif
