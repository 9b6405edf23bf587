/* The widths of Inter, written down: what is laid out with them comes out alike whatever version of the font
 * is installed, and the font's own letters fit it to a hundredth.
 *
 * In thousandths of the em, the mean of Inter 4.0 beta 7 (Debian 12) and Inter 4.1 (Debian 13) as their hmtx
 * tables have them; for ASCII, for the letters that Unicode decomposes to it, and for the signs and spaces of
 * our languages. Anything else is 0.6 em wide. */
#ifndef BREAKROOM_TESTS_FAKES_INTER_H
#define BREAKROOM_TESTS_FAKES_INTER_H

#include "type/metrics.h"

extern const struct metrics inter_metrics;

#endif
