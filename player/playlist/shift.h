/* `hours` and `days` of an item: when in the week it may be shown. */
#ifndef BREAKROOM_PLAYLIST_SHIFT_H
#define BREAKROOM_PLAYLIST_SHIFT_H

#include "base/shift.h"
#include "base/zone.h"

bool shift_open(const struct shift *shift, struct zone *zone, int64_t at_ms);

/* The next time after at_ms at which that changes, or TIME_NONE when it never does. */
int64_t shift_next(const struct shift *shift, struct zone *zone, int64_t at_ms);

#endif
