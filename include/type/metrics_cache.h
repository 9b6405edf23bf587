/* The widths that laying out one slide has asked for. */
#ifndef BREAKROOM_TYPE_METRICS_CACHE_H
#define BREAKROOM_TYPE_METRICS_CACHE_H

#include "base/arena.h"
#include "type/metrics.h"

/* Metrics that answer a question they know without asking again, and count what it costs, see type/effort.h:
 * for one slide, in the arena. Texts that are measured must live as long as they. */
const struct metrics *metrics_cached(struct arena *arena, const struct metrics *metrics);

#endif
