/* What the commands share: their options, the configuration, the store's folder. */
#ifndef BREAKROOM_SETUP_SETUP_H
#define BREAKROOM_SETUP_SETUP_H

#include <stdbool.h>

#include "base/arena.h"
#include "setup/flags.h"
#include "config/config.h"
#include "config/health.h"
#include "playlist/playlist.h"

/* The part of the configuration that a server has: config/remote.h. */
struct setup_remote {
    const char *name; /* its address, without secrets; NULL: none is configured */
    const char *path; /* where the last good one is kept */
    int64_t stamp;    /* of that file when it was read */
    bool taken;       /* it is in force */
};

struct setup {
    struct arena *arena;
    struct config *config;
    struct flags flags;
    const char *config_path; /* --config, or the standard one when it or a copy of it is there, or NULL */
    struct config_health health;
    struct setup_remote remote;
    const char *machine_zone; /* TZ before [screen] zone; NULL: not set */
    const char *store;        /* folder, after setup_store */
    bool feeds_given;         /* not by the configuration, after setup_feeds */
};

/* Reads the command line and, when the command takes --config, the configuration: --config, else the one that
 * the environment's BREAKROOM_CONFIG names, else the standard one. Says its faults in the log. A command that
 * names no feed is about the wall: when the file cannot be used, the copy of the last one that worked is
 * read. `takes` as in flags_read. Whatever the result, setup_finish is due. */
enum flags_result setup_init(struct setup *setup, const struct command *command, const char *takes, int argc,
                             char **argv);
/* The same for a command that prints the faults itself. */
enum flags_result setup_init_silently(struct setup *setup, const struct command *command, const char *takes,
                                      int argc, char **argv);

/* The same call once more, after the file changed. False, and nothing of the process has changed, when it
 * cannot be used: health says why. setup_finish is due. */
bool setup_reload(struct setup *setup, const struct setup *before, const struct command *command,
                  const char *takes, int argc, char **argv);

/* True when fetch has kept another text of [config] url since the configuration was read. */
bool setup_remote_changed(const struct setup *setup);

/* Time zone and log level become what the configuration says. */
void setup_apply(const struct setup *setup);

/* Keeps a copy of the configuration when it is in force, for the day it cannot be used. */
void setup_keep(struct setup *setup);

void setup_finish(struct setup *setup);

/* The whole of a command on one feed: reads the command line, says so when it does not name exactly one feed,
 * else runs `work` on it. Returns the exit status, which is that of `work` if it ran. */
int setup_run_on_feed(const struct command *command, const char *takes, int argc, char **argv,
                      int (*work)(struct setup *setup, const char *address));
/* The same for a command that has something to do without a feed too: `rest`. */
int setup_run_on_feeds(const struct command *command, const char *takes, int argc, char **argv,
                       int (*work)(struct setup *setup, const char *address),
                       int (*rest)(struct setup *setup));

/* What the configuration says of the feed with this address: of a copy of it elsewhere too, when --config
 * names a file with one feed. NULL: nothing. */
const struct config_feed *setup_feed(const struct setup *setup, const char *address);

/* Makes sure that there are feeds: those given, else the configuration's; when there is no configuration, the
 * sample feed of the data folder. A configuration that cannot be used leaves none. False, and said, when
 * there are too many or no sample. */
bool setup_feeds(struct setup *setup);

/* The folder of the store: --store, the configuration's, the state folder. Feeds of the command line and the
 * sample have a folder of their own in it: fetch removes feeds it is not told of, and the wall's must stay.
 * After setup_feeds. False, and said, when there is none. */
bool setup_store(struct setup *setup);

/* What the playlist is to do, from the configuration and the flags: the one place that says it to all
 * commands. After setup_feeds; texts and lists live as long as the setup. */
struct playlist_options setup_playlist(const struct setup *setup);

/* The folder of themes, labels and icons. NULL, and said, when it is missing. */
const char *setup_data(struct setup *setup);

/* False, and said, when --theme names one that cannot be read; one of the configuration is the player's to
 * replace. */
bool setup_theme(struct setup *setup, const char *data);

/* The language of labels and dates as BCP 47: the configuration's, else the user's locale, else "en". */
const char *setup_language(struct setup *setup);
/* That of whoever typed the command: the locale's, else "en". */
const char *setup_locale(struct setup *setup);

#endif
