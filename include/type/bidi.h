/* Directions of text, by the Unicode Bidirectional Algorithm (UAX #9) as ICU implements it. Pure. */
#ifndef BREAKROOM_TYPE_BIDI_H
#define BREAKROOM_TYPE_BIDI_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* A stretch of a line that runs in one direction. */
struct bidi_run {
    size_t from, len; /* bytes of the line */
    bool rtl;
};

struct bidi_runs {
    struct bidi_run *runs; /* in visual order, from left to right; in the arena */
    size_t count;          /* 0 for an empty line only */
};

/* The runs of one line of valid UTF-8 in a paragraph whose base direction is `rtl`. Together they cover every
 * byte of the line exactly once. */
struct bidi_runs bidi_runs(struct arena *arena, struct str line, bool rtl);

/* The direction of the first letter that has one (rules P2 and P3), else `fallback`. */
bool bidi_base_rtl(struct str text, bool fallback);

#endif
