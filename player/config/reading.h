/* A configuration file while it is read. For this folder only. */
#ifndef BREAKROOM_CONFIG_READING_H
#define BREAKROOM_CONFIG_READING_H

#include "base/ini.h"
#include "config/options.h"

struct config_reading {
    struct config *config;
    const char *path;
    config_fault_fn *fault;
    void *ctx;
    bool remote; /* what is read now came from [config] url */
    int faults;
    int fault_line;                     /* of the last one */
    size_t same_name[CONFIG_FEEDS_MAX]; /* of each feed: 1 + the index of the first one of its name, or 0 */

    /* the section in force */
    const char *section;           /* as the table of options names it; NULL: none, or an unknown one */
    void *target;                  /* whose options these are; NULL: they are left out */
    struct config_origin *origins; /* of the target */
    struct str unknown;            /* the name of an unknown section that was not reported yet */
    int unknown_line;
};

#define READING_FAULTS_MAX 200 /* beyond this, the file is not a configuration, and reading stops */

/* Says what is wrong with a line, or (0) with the file: the text form of a reason. Texts of the file in it
 * must be fit to be shown. */
void reading_report(struct config_reading *reading, int line, const char *why);

/* Begins the section that the line names; an unknown one is reported by reading_end_section. */
void reading_begin_section(struct config_reading *reading, const struct ini_row *row);
void reading_end_section(struct config_reading *reading);

/* Makes the unknown section, or the lines before the first one, a section of a feed. */
void reading_assume_feed(struct config_reading *reading, int line);

/* Takes `key = value`. */
void reading_take_value(struct config_reading *reading, const struct ini_row *row);

/* What a feed does not say itself, [fetch] says. */
void config_inherit(const struct config *config, struct config_feed *feed);

/* An array of origins for one target. */
struct config_origin *reading_origins(struct arena *arena);

/* A command whose words may hold a password: only its first one, and "…"; others as they are. In the arena.
 */
struct str reading_shown_command(struct arena *arena, struct str command);

/* What of a text of the file may be shown: addresses without secrets, no more than some words. In the arena.
 */
struct str reading_shown(struct arena *arena, struct str text);

#endif
