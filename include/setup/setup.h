/* What commands share: options, the configuration, the store's folder. */
#ifndef BREAKROOM_SETUP_SETUP_H
#define BREAKROOM_SETUP_SETUP_H

#include <stdbool.h>

#include "base/arena.h"
#include "setup/flags.h"
#include "config/config.h"
#include "config/health.h"
#include "playlist/playlist.h"

/* StateDirectory of assets/systemd/breakroom.service. */
#define SETUP_SERVICE_STORE "/var/lib/breakroom"

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
    const char *config_path; /* --config, or the standard path if the file or a copy of it exists, or NULL */
    struct config_health health;
    struct setup_remote remote;
    const char *machine_zone; /* TZ before [screen] zone; NULL: not set */
    const char *store;        /* folder, after setup_store */
    bool feeds_given;         /* feeds are not from the configuration; after setup_feeds */
};

/* Reads the command line and, when the command takes --config, the configuration: --config, else
 * $BREAKROOM_CONFIG, else the standard path. Logs its faults. A command without a feed uses the configured
 * feeds: if the file cannot be used, the copy of the last valid one is read. `takes` as in flags_read.
 * setup_finish is required in any case. */
enum flags_result setup_init(struct setup *setup, const struct command *command, int takes, int argc,
                             char **argv);
/* The same for a command that prints the faults itself. */
enum flags_result setup_init_silently(struct setup *setup, const struct command *command, int takes, int argc,
                                      char **argv);

/* Repeats it after the file changed. False when it cannot be used, with the reason in health; the state of
 * the process is unchanged. setup_finish is required. */
bool setup_reload(struct setup *setup, const struct setup *before, const struct command *command, int takes,
                  int argc, char **argv);

/* True when fetch has kept another text of [config] url since the configuration was read. */
bool setup_remote_changed(const struct setup *setup);

/* Applies the configured time zone and log level. */
void setup_apply(const struct setup *setup);

/* Stores a copy of the configuration if it is in force, for use when the file becomes invalid. */
void setup_keep(struct setup *setup);

void setup_finish(struct setup *setup);

/* Runs a command on one feed: reads the command line, prints an error unless it names exactly one feed, and
 * runs `work` on it. Returns the exit status, which is that of `work` if it ran. */
int setup_run_on_feed(const struct command *command, int takes, int argc, char **argv,
                      int (*work)(struct setup *setup, const char *address));
/* The same for a command that can also run without a feed: `rest`. */
int setup_run_on_feeds(const struct command *command, int takes, int argc, char **argv,
                       int (*work)(struct setup *setup, const char *address),
                       int (*rest)(struct setup *setup));

/* The configured feed with this address; also of a copy of it elsewhere, when --config names a file with one
 * feed and the command line one address. NULL: none. */
const struct config_feed *setup_feed(const struct setup *setup, const char *address);

/* Determines the feeds: those given, with the options of the section that setup_feed finds, else the
 * configured ones; without a configuration, the sample feed of the data folder. With an unusable
 * configuration there are none. False, with an error message, when there are too many or no sample. */
bool setup_feeds(struct setup *setup);

/* The folder of the store: --store, the configuration's, the state folder. Feeds of the command line and the
 * sample use a separate folder in it, because fetch removes feeds that are not configured, and those of the
 * screen must stay. After setup_feeds. False, with an error message, when there is none. */
bool setup_store(struct setup *setup);

/* The options of the playlist, from the configuration and the flags, for all commands. After setup_feeds;
 * texts and lists live as long as the setup. */
struct playlist_options setup_playlist(const struct setup *setup);

/* The folder of themes, labels and icons. NULL, with an error message, when it is missing. */
const char *setup_data(struct setup *setup);

/* False, with an error message, when the theme of --theme cannot be read; a configured theme that cannot be
 * read is replaced by the player. */
bool setup_theme(struct setup *setup, const char *data);

/* The language of labels and dates as BCP 47: the configuration's, else the user's locale, else "en". */
const char *setup_language(struct setup *setup);
/* The language of the user's locale, else "en". */
const char *setup_locale(struct setup *setup);

#endif
