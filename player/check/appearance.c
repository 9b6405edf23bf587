/* How items look as slides: laying one out is most of what a check costs, so each is asked for once. */
#include "check/state.h"

struct check_slide
check_slide_of(struct check *check, size_t index)
{
    const struct check_context *context = check->context;
    if (context->slide && !check->slides[index].pages)
        check->slides[index] = context->slide(context->ctx, &check->wall[index]);
    return check->slides[index];
}

struct check_slide
check_slide(struct check *check)
{
    return check_slide_of(check, (size_t)(check->shown - check->wall));
}
