/* A question to the team, and a code to answer it. */
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/person.h"
#include "slide/layout/side.h"

void
kind_feedback(struct plan *plan)
{
    plan_headline_and_body(plan);
    if (side_coded(plan))
        plan_text(plan, &style_caption, 44, labels_text(plan->context->labels, "feedback.scan"));
    struct str by = item_text(plan->item, FIELD_BY);
    if (!str_blank(by))
        plan->foot = labels_format(plan->context->labels, plan->arena, "compliment.by", by, STR_NONE);
    side_qr(plan);
    if (!plan->side.draw)
        side_picture(plan);
}
