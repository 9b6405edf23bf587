/* The options of the command line: one table, from which each command accepts some. */
#ifndef BREAKROOM_SETUP_FLAGS_H
#define BREAKROOM_SETUP_FLAGS_H

#include <stdbool.h>
#include <stdint.h>

#include "setup/command.h"

/* The command line. Texts point into argv. */
struct flags {
    const char *config, *store; /* NULL: not given */
    char **feeds;
    int feed_count;
    /* play, render; NULL: as configured */
    const char *theme, *language, *rotate;
    /* play */
    int window_w, window_h;
    int64_t seconds_ms; /* 0: as configured */
    int64_t for_ms;     /* 0: unlimited; for plan: an hour */
    bool no_fetch;
    /* fetch */
    bool once;
    /* status */
    bool prometheus, nagios;
    /* config */
    bool check;
    /* feed */
    bool json;
    const char *base, *content_type;
    const char *reach; /* "public", "private"; NULL: any */
    /* render */
    const char *output;
    int width, height;
    bool size_given;
    bool sheet, html;
    const char *at; /* as written: local times are in the screen's zone */
    int64_t at_ms;  /* TIME_NONE: now */
    /* played */
    bool csv;
    int from_day, to_day; /* 20261204; 0: not given */
    /* plan */
    const char *site, *tags; /* NULL: as configured */
    bool untrusted;          /* the clock */
    int64_t seed;
    bool seed_given;
};

enum flags_result {
    FLAGS_READY,
    FLAGS_HELPED, /* --help was printed: nothing else is to be done */
    FLAGS_WRONG   /* the command line is wrong, and an error was printed */
};

/* Reads the command line; `takes` names the options of the command by their letters in the table. */
enum flags_result flags_read(struct flags *flags, const struct command *command, const char *takes, int argc,
                             char **argv);

#endif
