/* Metrics without fonts: every character is half an em wide, capitals are 0.72 em high, descenders 0.22. */
#ifndef BREAKROOM_TESTS_FAKES_METRICS_H
#define BREAKROOM_TESTS_FAKES_METRICS_H

#include "type/metrics.h"

extern const struct metrics fake_metrics;

#endif
