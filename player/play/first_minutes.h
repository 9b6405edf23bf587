/* Small lines on the idle slide that say what the screen waits for, until the first feed is fetched. */
#ifndef BREAKROOM_PLAY_FIRST_MINUTES_H
#define BREAKROOM_PLAY_FIRST_MINUTES_H

#include "config/config.h"
#include "config/health.h"
#include "runtime/runtime.h"

#define FIRST_MINUTES_BYTES 2048

/* Input of the lines. */
struct first_minutes {
    const struct config *config;
    const struct config_health *health;
    const char *machine;      /* its host name */
    const struct json *fetch; /* the report of fetch (runtime/runtime.h); NULL: it does not run */
    bool had_items;           /* in the store, also before a reboot */
    bool clock_trusted;
    enum reason_language language;
};

/* Writes the lines, separated by \n; "" when there is nothing to show: the store has or had an item, or the
 * configuration disables them. */
void first_minutes_write(const struct first_minutes *known, char out[FIRST_MINUTES_BYTES]);
/* Only the addresses of the machine and its site, one per line. */
void first_minutes_write_machine(const struct first_minutes *known, char out[FIRST_MINUTES_BYTES]);

#endif
