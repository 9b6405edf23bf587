#include "slide/sizes/few_sizes.h"

/* How often a slide is laid out again, for the last times by a stricter rule. */
#define PASSES        2
#define STRICT_PASSES 1
/* How much larger than it chose to be a text may become if no other becomes smaller for that, and if only the
 * pages stay as they are: body text and details, whose smallest sizes differ, may then have the same size. */
#define RAISED_MOST   1.16F
#define RAISED_LITTLE 1.07F

/* With texts that are at most so many times as large as in `slides`: in few sizes, one may choose another
 * size, so that this may take several layouts. */
static struct slides
compose_lowered(compose_fn *compose, const void *ctx, const struct legible_sizes *legible,
                struct slides slides, float raised_most)
{
    struct type_scale scale;
    for (int pass = 0; pass < PASSES && type_scale_choose(&scale, &slides, legible, raised_most); pass++) {
        scale.strict = pass >= PASSES - STRICT_PASSES;
        slides = compose(ctx, &scale);
    }
    return slides;
}

/* True when the pages are no worse and have few sizes. */
static bool
is_sound(const struct slides *slides, const struct slides *chosen, const struct legible_sizes *legible)
{
    struct type_scale more;
    return slides->count <= chosen->count && slides->cut <= chosen->cut && slides->broken <= chosen->broken &&
           !type_scale_choose(&more, slides, legible, 1);
}

/* The best of several layouts. */
static struct slides
compose_best(compose_fn *compose, const void *ctx, const struct legible_sizes *legible, struct slides chosen)
{
    struct type_scale scale;
    if (!type_scale_choose(&scale, &chosen, legible, RAISED_MOST))
        return chosen;
    struct slides raised = compose(ctx, &scale);
    bool sound = is_sound(&raised, &chosen, legible);
    if (sound && type_scale_merit(&raised) >= type_scale_merit(&chosen))
        return raised;
    struct slides lowered = compose_lowered(compose, ctx, legible, chosen, RAISED_LITTLE);
    if (!is_sound(&lowered, &chosen, legible))
        lowered = compose_lowered(compose, ctx, legible, chosen, 1);
    return sound && type_scale_merit(&raised) > type_scale_merit(&lowered) ? raised : lowered;
}

struct slides
few_sizes_compose(compose_fn *compose, const void *ctx, const struct legible_sizes *legible,
                  const struct effort *effort)
{
    struct type_scale any = {.count = 0};
    struct slides chosen = compose(ctx, &any);
    bool costly = effort_low(effort, EFFORT_SLIDE / 2);
    return costly ? compose_lowered(compose, ctx, legible, chosen, 1)
                  : compose_best(compose, ctx, legible, chosen);
}
