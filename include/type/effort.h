/* What laying out one slide may still cost.
 *
 * Nearly all of it is the shaping of text. It is counted, not timed, so that the same item gives the same
 * slide on every machine; and nothing is shaped twice. */
#ifndef BREAKROOM_TYPE_EFFORT_H
#define BREAKROOM_TYPE_EFFORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Shaping one byte, and what one call costs beside its text; finding a width that is known; weighing where
 * a line ends; looking where to tear a word. */
#define EFFORT_BYTE   8
#define EFFORT_CALL   32
#define EFFORT_CACHED 2
#define EFFORT_WEIGH  1
#define EFFORT_BREAK  96

/* A slide may cost so much in all; ordinary ones take less than half of it. */
#define EFFORT_SLIDE (32000 * EFFORT_BYTE)
/* The body is cut rather than leave less than the first for what else is said, other texts rather than leave
 * less than the second for making pages of it all. */
#define EFFORT_KEEP_BODY (18000 * EFFORT_BYTE)
#define EFFORT_KEEP_TEXT (12000 * EFFORT_BYTE)

struct effort_known;

struct effort {
    int64_t left;               /* below 0 when more was done */
    struct effort_known *known; /* widths of this slide; NULL: none are kept */
};

/* NULL is fine in both: there is no limit. */
static inline void
effort_spend(struct effort *effort, int64_t cost)
{
    if (effort)
        effort->left -= cost;
}

/* True when less than `keep` is left. */
static inline bool
effort_low(const struct effort *effort, int64_t keep)
{
    return effort && effort->left < keep;
}

#endif
