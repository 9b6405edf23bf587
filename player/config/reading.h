/* A configuration file being read. Private to this folder. */
#ifndef BREAKROOM_CONFIG_READING_H
#define BREAKROOM_CONFIG_READING_H

#include "base/ini.h"
#include "config/options.h"

struct config_reading {
    struct config *config;
    const char *path;
    config_fault_fn *fault;
    void *ctx;
    bool remote; /* the text being read came from [config] url */
    int faults;
    int fault_line;                     /* line of the last fault */
    size_t same_name[CONFIG_FEEDS_MAX]; /* by feed: 1 + index of the first one with its name, or 0 */

    /* the section in force */
    const char *section;           /* as named in the table of options; NULL: none, or an unknown one */
    void *target;                  /* the structure that receives its options; NULL: they are ignored */
    struct config_origin *origins; /* of the target */
    struct str unknown;            /* name of an unknown section that was not reported yet */
    int unknown_line;
};

#define READING_FAULTS_MAX 200 /* with more faults, the file is not a configuration */
#define CONFIG_SHOWN_CHARS 120 /* of a value in a message */

/* Reports a fault of a line, or with 0 of the file: the text form of a reason. Texts of the file in it must
 * be safe to show. */
void reading_report(struct config_reading *reading, int line, const char *why);

/* Begins the section that the line names; an unknown one is reported by reading_end_section. */
void reading_begin_section(struct config_reading *reading, const struct ini_row *row);
void reading_end_section(struct config_reading *reading);

/* Makes the unknown section, or the lines before the first section, the section of a feed. */
void reading_assume_feed(struct config_reading *reading, int line);

/* Reads `key = value`. */
void reading_take_value(struct config_reading *reading, const struct ini_row *row);

/* Copies the options that a feed does not set from [fetch]. */
void config_inherit(const struct config *config, struct config_feed *feed);

/* An array of origins for one target. */
struct config_origin *reading_origins(struct arena *arena);

/* A command whose words may contain a password: only its first word, and "…"; other commands unchanged. In
 * the arena. */
struct str reading_shown_command(struct arena *arena, struct str command);

/* The part of a text of the file that may be shown: addresses without secrets, at most a few words. In the
 * arena. */
struct str reading_shown(struct arena *arena, struct str text);

#endif
