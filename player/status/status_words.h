/* The texts of `breakroom status`, in the languages of reasons. Private to this folder. */
#ifndef BREAKROOM_STATUS_STATUS_WORDS_H
#define BREAKROOM_STATUS_STATUS_WORDS_H

#include <stdio.h>

#include "status/status.h"

enum status_word {
    /* labels, LABEL_WIDTH characters at most */
    LABEL_NOW,
    LABEL_NEXT,
    LABEL_ITEMS,
    LABEL_SCREEN,
    LABEL_CLOCK,
    LABEL_STORE,
    LABEL_FETCH,

    SAY_RUNS, /* version, for how long */
    SAY_ALERT,
    SAY_NO_PLAYER,
    SAY_OTHER_PLAYER, /* its store */

    /* what is shown */
    SAY_DARK_NOW,
    SAY_NO_SCREEN_NOW,
    SAY_DEFAULT_NOW,
    SAY_PAGE,      /* page */
    SAY_PAGE_OF,   /* page, pages */
    SAY_TIME_LEFT, /* how long */
    SAY_COUNTS,    /* items, those that may show, pictures */
    SAY_BAD_DATES, /* how many */

    /* the screen */
    SAY_SCREEN_NONE, /* for how long, why */
    SAY_SCREEN_NONE_YET,
    SAY_SCREEN_DARK,
    SAY_SCREEN_DARK_UNTIL, /* a day and time */
    SAY_SCREEN_LIT_UNTIL,
    SAY_SCREEN_PAUSED,

    /* the clock */
    SAY_CLOCK_GOOD,
    SAY_CLOCK_UNSURE, /* why */
    SAY_CLOCK_UNSET,
    SAY_CLOCK_PAST,
    SAY_CLOCK_NO_NETWORK,

    /* the store and fetch */
    SAY_STORE,            /* folder, megabytes */
    SAY_STORE_UNREADABLE, /* folder, why */
    SAY_STORE_SUDO,
    SAY_STORE_OLD,
    SAY_STORE_KEPT, /* since when, why */
    SAY_STORE_LOST, /* likewise */
    SAY_SINCE,      /* a time */
    SAY_FOR,        /* how long */
    SAY_RUNNING,
    SAY_NOT_RUNNING,
    SAY_FETCH_HANGS,
    SAY_PLAYER_HANGS,
    SAY_SAFE_MODE,   /* of whom, step, what it does, for how long still */
    SAY_QUARANTINED, /* title, feed, whom it ended, for how long still */

    /* the table of the feeds */
    HEAD_FEED,
    HEAD_SUCCESS,
    HEAD_TRY,
    HEAD_ITEMS,
    HEAD_NEWEST,
    SAY_AGO, /* how long */
    SAY_IN,  /* likewise */
    SAY_NOT_KNOWN,
    SAY_NEVER_FETCHED,
    SAY_NOTHING_NEW, /* days */
    SAY_FAILED_ONCE, /* why */
    SAY_FAILED,      /* why, how many times */
    SAY_MOVED,       /* address */
    SAY_PICTURES,    /* how many, why the first one */

    /* the configuration */
    SAY_CONFIG, /* path, state */
    SAY_CONFIG_KEPT,
    SAY_CONFIG_EARLIER,
    SAY_CONFIG_UNUSABLE,
    SAY_FAULT_ONE,
    SAY_FAULTS,      /* how many */
    SAY_MORE_FAULTS, /* likewise */
    SAY_CONFIG_COPY, /* path */
    SAY_CONFIG_HELP,

    /* for Nagios and similar: the most important problem */
    FIRST_NO_PLAYER,
    FIRST_NO_FETCH,
    FIRST_PLAYER_HANGS,
    FIRST_FETCH_HANGS,
    FIRST_STORE,
    FIRST_LIMITED,
    FIRST_FEED,
    FIRST_NOTHING,

    STATUS_WORDS
};

/* One report being written. */
struct status_printer {
    const struct status *status;
    struct moment now;
    enum reason_language language;
    struct arena *arena;
    FILE *out;
};

/* The text with arguments, up to FILL_ARGS. */
#define status_say(printer, word, ...)                                                                       \
    status_say_filled((printer), (word), (const struct str[FILL_ARGS]){__VA_ARGS__})
struct str status_say_filled(const struct status_printer *printer, enum status_word word,
                             const struct str args[FILL_ARGS]);

/* Without arguments; static. */
const char *status_word(enum status_word word, enum reason_language language);

/* The words of a reason in its text form. */
struct str status_reason(const struct status_printer *printer, struct str reason);

/* "12 seconds", "1 minute", "3 hours", "2 days". */
struct str status_duration(struct arena *arena, int64_t ms, enum reason_language language);

/* "Fri 22:00", in local time. */
struct str status_day_and_time(const struct status_printer *printer, int64_t wall_ms);

/* A number in the notation of the language. */
struct str status_count(const struct status_printer *printer, int64_t count);
struct str status_megabytes(const struct status_printer *printer, int64_t bytes);

#endif
