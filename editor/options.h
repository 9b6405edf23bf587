/* The command line of the editor. */
#ifndef BREAKROOM_EDITOR_OPTIONS_H
#define BREAKROOM_EDITOR_OPTIONS_H

#include <stdbool.h>

/* Texts point into argv; NULL: not given. */
struct options {
    int port;
    const char *language, *zone, *feed, *listen, *host, *certificate, *key, *proxy_header, *proxy, *role;
    bool open, team, bravo, intranet;
    const char *user_action, *user; /* of `user`; NULL: serve */
};

#define OPTIONS_READY (-1)

/* Reads the command line into `out`, which holds the defaults. Returns OPTIONS_READY, or the exit status
 * after printing a message or the help. */
int options_read(int argc, char **argv, struct options *out);

#endif
