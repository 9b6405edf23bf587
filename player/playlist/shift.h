/* `hours` and `days` of an item: when in the week it is open. */
#ifndef BREAKROOM_PLAYLIST_SHIFT_H
#define BREAKROOM_PLAYLIST_SHIFT_H

#include <stdbool.h>

#include "base/str.h"
#include "playlist/zone.h"

#define SHIFT_SPANS_MAX 4

struct shift {
    struct {
        int from, to; /* minutes of the day; to ≤ from: over midnight, belonging to the day it starts on */
    } spans[SHIFT_SPANS_MAX];
    int span_count;     /* 0: the whole day */
    unsigned char days; /* bit 0: Monday */
};

/* Reads "06:00-14:00", "6-14", "6h30-14h", several with commas; and "mon-fri", "sat,sun", in full or by the
 * first three letters, in English or French. What is absent or cannot be read does not restrict; false when
 * neither restricts. */
bool shift_read(struct str hours, struct str days, struct shift *out);

bool shift_open(const struct shift *shift, struct zone *zone, int64_t at_ms);

/* The next moment after at_ms at which it opens or closes, or TIME_NONE when it never does. */
int64_t shift_next(const struct shift *shift, struct zone *zone, int64_t at_ms);

#endif
