/* The remaining layout budget of a slide.
 *
 * Nearly all of the cost is text shaping. It is counted, not timed, so that an item gives the same slide on
 * every machine; and no text is shaped twice. */
#ifndef BREAKROOM_TYPE_EFFORT_H
#define BREAKROOM_TYPE_EFFORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* The costs of shaping one byte; of one call, in addition; of a cached width; of evaluating a line break; of
 * searching where to break a word. */
#define EFFORT_BYTE   8
#define EFFORT_CALL   32
#define EFFORT_CACHED 2
#define EFFORT_WEIGH  1
#define EFFORT_BREAK  96

/* The budget of a layout of a slide; ordinary ones use less than half of it. */
#define EFFORT_SLIDE (32000 * EFFORT_BYTE)
/* The body is cut to leave at least the first for other texts, and other texts are cut to leave at least the
 * second for breaking pages. */
#define EFFORT_KEEP_BODY (18000 * EFFORT_BYTE)
#define EFFORT_KEEP_TEXT (12000 * EFFORT_BYTE)

struct effort_known;

struct effort {
    int64_t left;               /* negative when the budget was exceeded */
    struct effort_known *known; /* cached widths of this slide; NULL: no cache */
};

/* NULL means no limit. */
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
