/* Hours and days of the week as people write them: shifts of items, opening hours of the screen. */
#ifndef BREAKROOM_BASE_SHIFT_H
#define BREAKROOM_BASE_SHIFT_H

#include <stdbool.h>

#include "base/str.h"

#define SHIFT_SPANS_MAX 4

struct shift {
    struct {
        int from, to; /* minutes of the day; to ≤ from: past midnight, counted with the day it starts on */
    } spans[SHIFT_SPANS_MAX];
    int span_count;     /* 0: the whole day */
    unsigned char days; /* bit 0: Monday */
};

/* Reads "06:00-14:00", "6-14", "6h30-14h", several separated by commas; and "mon-fri", "sat,sun", in full or
 * by the first three letters, in English or French. An absent or unreadable part does not restrict; false
 * when neither part restricts. */
bool shift_read(struct str hours, struct str days, struct shift *out);

/* Reads both at once, the days first: "mon-fri 06:00-22:00", "sat", "7-19". False when any part is invalid.
 */
bool shift_read_rule(struct str text, struct shift *out);

#endif
