/* The table of options. A new option is a row here and a member of struct config, struct config_feed or
 * struct config_kind. */
#ifndef BREAKROOM_CONFIG_OPTIONS_H
#define BREAKROOM_CONFIG_OPTIONS_H

#include "config/config.h"

enum option_type {
    OPTION_TEXT,     /* free text */
    OPTION_COMMAND,  /* a command for the shell */
    OPTION_SOURCE,   /* only https, or empty */
    OPTION_ADDRESS,  /* address of a feed: http, https or a path */
    OPTION_PROXY,    /* "http://HOST:PORT", or "none" */
    OPTION_FILE,     /* path of an existing file */
    OPTION_SECRETS,  /* the same, readable only by its owner */
    OPTION_NAME,     /* a word or a path */
    OPTION_LANGUAGE, /* "fr", "en-GB", or empty */
    OPTION_CHOICE,   /* one of `choices` */
    OPTION_DURATION, /* milliseconds; "12", "12s", "5m", "2h" */
    OPTION_COUNT,    /* a whole number */
    OPTION_BYTES,    /* "300000", "300k", "8M" */
    OPTION_BOOL,     /* yes, no */
    OPTION_SIZE,     /* "1920x1080" */
    OPTION_MODE,     /* "1920x1080@50", "1920x1080", or empty */
    OPTION_KIND,
    OPTION_KINDS, /* "off, Wichtig = alert": see kind_choose */
    OPTION_HOURS, /* "mon-fri 06:00-22:00; sat 7-14" */
    OPTION_ZONE,  /* "Europe/Paris", or empty */
    OPTION_TYPE_COUNT
};

/* `at` is an offset in struct config, except for section "feed" in struct config_feed and for "kind" in
 * struct config_kind. */
struct option_row {
    const char *section, *key;
    enum option_type type;
    size_t at;
    const char *standard; /* the default, as written in the file */
    int64_t min, max;     /* of durations (ms), counts and bytes */
    const char *choices;  /* separated by spaces; for a duration: names of values, "slow=2s" */
    const char *help;
};

extern const struct option_row option_rows[];
extern const size_t option_row_count;

/* The row, or NULL; case is ignored. */
const struct option_row *option_find(struct str section, struct str key);

/* The row of this section that a mistyped key probably means, or NULL; *certain when it differs by one
 * letter, or is a common synonym. */
const struct option_row *option_find_near(struct str section, struct str key, bool *certain);

/* Reads `value` into the member of `target`; texts are copied to the arena. NULL, or the reason why it was
 * refused, with a correction: the text form of a reason, in the arena. */
const char *option_set(const struct option_row *row, void *target, struct str value, struct arena *arena);

#endif
