/* A cache of text widths for the layout of one slide. */
#ifndef BREAKROOM_TYPE_METRICS_CACHE_H
#define BREAKROOM_TYPE_METRICS_CACHE_H

#include "base/arena.h"
#include "type/metrics.h"

/* Metrics with a cache that also count the cost, see type/effort.h: for one slide, in the arena. Measured
 * texts must live as long as the result. */
const struct metrics *metrics_cached(struct arena *arena, const struct metrics *metrics);

#endif
