/* The options of the command line: one table, from which each command accepts some. */
#ifndef BREAKROOM_SETUP_FLAGS_H
#define BREAKROOM_SETUP_FLAGS_H

#include <stdbool.h>
#include <stdint.h>

#include "setup/command.h"

/* The options, as bits of what a command takes. */
enum flag {
    FLAG_OUTPUT_FOLDER = 1 << 0,
    FLAG_OUTPUT_FILE = 1 << 1,
    FLAG_SIZE = 1 << 2,
    FLAG_ROTATE = 1 << 3,
    FLAG_THEME = 1 << 4,
    FLAG_LANGUAGE = 1 << 5,
    FLAG_AT = 1 << 6,
    FLAG_SHEET = 1 << 7,
    FLAG_HTML = 1 << 8,
    FLAG_PLAN_FOR = 1 << 9,
    FLAG_SITE = 1 << 10,
    FLAG_TAGS = 1 << 11,
    FLAG_CLOCK = 1 << 12,
    FLAG_SEED = 1 << 13,
    FLAG_JSON = 1 << 14,
    FLAG_CSV = 1 << 15,
    FLAG_FROM = 1 << 16,
    FLAG_TO = 1 << 17,
    FLAG_PROMETHEUS = 1 << 18,
    FLAG_NAGIOS = 1 << 19,
    FLAG_CHECK = 1 << 20,
    FLAG_BASE = 1 << 21,
    FLAG_REACH = 1 << 22,
    FLAG_CONTENT_TYPE = 1 << 23,
    FLAG_WINDOW = 1 << 24,
    FLAG_SECONDS = 1 << 25,
    FLAG_FOR = 1 << 26,
    FLAG_NO_FETCH = 1 << 27,
    FLAG_ONCE = 1 << 28,
    FLAG_STORE = 1 << 29,
    FLAG_CONFIG = 1 << 30
};

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

/* Reads the command line; `takes` are the options of the command. */
enum flags_result flags_read(struct flags *flags, const struct command *command, int takes, int argc,
                             char **argv);

#endif
