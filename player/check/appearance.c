/* Slides of items: laying one out is most of the cost of a check, so each is requested only once. */
#include "check/check_private.h"

struct check_slide
check_slide_of(struct check *check, size_t index)
{
    const struct check_context *context = check->context;
    if (context->slide && !check->slides[index].pages)
        check->slides[index] = context->slide(context->ctx, &check->cleaned[index]);
    return check->slides[index];
}

struct check_slide
check_slide(struct check *check)
{
    return check_slide_of(check, (size_t)(check->shown - check->cleaned));
}

bool
check_is_void(const struct check *check, size_t index)
{
    const struct check_context *context = check->context;
    const struct item *item = &check->cleaned[index];
    bool shown =
        !context->picture || !str_blank(item->title) || !str_blank(item->text) || !item->pictures.count;
    for (size_t i = 0; i < item->pictures.count && !shown; i++) {
        enum check_picture_state state = context->picture(context->ctx, item->pictures.items[i]).state;
        shown = state == CHECK_PICTURE_GOOD || state == CHECK_PICTURE_CROPPED;
    }
    return !shown;
}
