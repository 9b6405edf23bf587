/* When the screen is lit: its opening hours. Pure: time is an argument. */
#ifndef BREAKROOM_PLAYLIST_HOURS_H
#define BREAKROOM_PLAYLIST_HOURS_H

#include <stdbool.h>

#include "base/clock.h"
#include "config/config.h"

struct hours;

/* It is open while one of the rules is; without any, always. Of the zone as in playlist_options. The rules
 * are copied. The caller owns it: hours_destroy. */
struct hours *hours_create(const struct config_hours *rules, const char *zone);
void hours_destroy(struct hours *hours); /* NULL is fine */

/* Whether it is open now: always, while the clock cannot be trusted. To be asked each second or so; it costs
 * something once a minute. */
bool hours_open(struct hours *hours, struct moment now);

/* The wall time at which that changes, or TIME_NONE when it never does. */
int64_t hours_change(struct hours *hours, int64_t wall_ms);

#endif
