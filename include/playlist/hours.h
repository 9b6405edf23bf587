/* The opening hours of the screen. Pure: time is an argument. */
#ifndef BREAKROOM_PLAYLIST_HOURS_H
#define BREAKROOM_PLAYLIST_HOURS_H

#include <stdbool.h>

#include "base/clock.h"
#include "config/config.h"

struct hours;

/* Open while any of the rules is; without rules, always. The zone is as in playlist_options. The rules are
 * copied. The caller owns it: hours_destroy. */
struct hours *hours_create(const struct config_hours *rules, const char *zone);
void hours_destroy(struct hours *hours); /* NULL is fine */

/* True when it is open now; always true while the clock is not trusted. Call it about once a second; it
 * computes once a minute. */
bool hours_open(struct hours *hours, struct moment now);

/* The wall time of the next change, or TIME_NONE when there is none. */
int64_t hours_change(struct hours *hours, int64_t wall_ms);

#endif
