/* `hours` and `days` of an item: when in the week it is open. */
#ifndef BREAKROOM_PLAYLIST_SHIFT_H
#define BREAKROOM_PLAYLIST_SHIFT_H

#include "base/shift.h"
#include "base/zone.h"

bool shift_open(const struct shift *shift, struct zone *zone, int64_t at_ms);

/* The next moment after at_ms at which it opens or closes, or TIME_NONE when it never does. */
int64_t shift_next(const struct shift *shift, struct zone *zone, int64_t at_ms);

#endif
