/* What the commands share: their options, the configuration, the store's folder. */
#ifndef BREAKROOM_COMMANDS_SETUP_H
#define BREAKROOM_COMMANDS_SETUP_H

#include <stdbool.h>

#include "base/arena.h"
#include "commands/command.h"
#include "config/config.h"

/* Every option that some command takes. Each command names the ones it takes by their letters. */
struct setup {
    struct arena *arena;
    struct config *config;
    const char *config_path; /* --config, or the standard one when it is there, or NULL */
    const char *store;       /* folder */
    bool feeds_given;        /* on the command line */
    char **feed_args;
    int feed_arg_count;
    /* play */
    int window_w, window_h;
    int64_t seconds_ms; /* 0: as configured */
    int64_t for_ms;     /* 0: for ever */
    bool no_fetch;
    /* fetch */
    bool once;
    /* feed */
    bool json;
    const char *base, *content_type;
    /* render */
    const char *output;
    int width, height;
    int64_t at_ms; /* TIME_NONE: now */
};

enum setup_result { SETUP_READY, SETUP_ENDED, SETUP_WRONG };

/* Reads the command line and the configuration. `takes` names the options of the command by their letters in
 * the table of setup.c. SETUP_ENDED: --help was asked for and given; SETUP_WRONG: the call is wrong and that
 * was said. Either way setup_finish is due. */
enum setup_result setup_init(struct setup *setup, const struct command *command, const char *takes, int argc,
                             char **argv);
void setup_finish(struct setup *setup);

/* Makes sure that there are feeds: those given, else the configuration's, else the sample feed of the data
 * folder. False, and said, when there is none at all. */
bool setup_feeds(struct setup *setup);

/* The folder of the store: --store, the configuration's, the state folder. False, and said, when none. */
bool setup_store(struct setup *setup);

/* The folder of themes, labels and icons. NULL, and said, when it is missing. */
const char *setup_data(struct setup *setup);

/* The language of labels and dates as BCP 47: the configuration's, else the user's locale, else "en". */
const char *setup_language(struct setup *setup);

#endif
