/* What the screen waits for, in small lines on the idle slide, until the first feed is fetched. */
#ifndef BREAKROOM_PLAY_FIRST_MINUTES_H
#define BREAKROOM_PLAY_FIRST_MINUTES_H

#include "config/config.h"
#include "config/health.h"
#include "runtime/runtime.h"

#define FIRST_MINUTES_BYTES 2048

/* What there is to know. */
struct first_minutes {
    const struct config *config;
    const struct config_health *health;
    const char *machine;      /* its host name */
    const struct json *fetch; /* all that fetch says (runtime/runtime.h); NULL: it does not run */
    bool had_items;           /* in the store, also before a reboot */
    bool clock_trusted;
    enum reason_language language;
};

/* Writes the lines, one after the other with \n between them; "" when there is nothing to say: the store has
 * or had an item, or the configuration says no. */
void first_minutes_write(const struct first_minutes *known, char out[FIRST_MINUTES_BYTES]);
/* The addresses of the machine and its site alone, a line each. */
void first_minutes_write_machine(const struct first_minutes *known, char out[FIRST_MINUTES_BYTES]);

#endif
