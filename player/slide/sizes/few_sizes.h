/* Lays a slide out such that it has three sizes of text at most, see type_scale.h. */
#ifndef BREAKROOM_SLIDE_SIZES_FEW_SIZES_H
#define BREAKROOM_SLIDE_SIZES_FEW_SIZES_H

#include "slide/sizes/type_scale.h"
#include "type/effort.h"

/* One layout with the sizes of a scale. */
typedef struct slides compose_fn(const void *ctx, const struct type_scale *scale);

/* The layout with the largest texts of several. `effort` is the budget that `compose` spends: when one layout
 * takes more than half of it, no better one is searched for. */
struct slides few_sizes_compose(compose_fn *compose, const void *ctx, const struct legible_sizes *legible,
                                const struct effort *effort);

#endif
