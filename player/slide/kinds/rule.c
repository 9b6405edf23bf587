/* One rule, huge, and why. */
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"

static struct str
number_of(const struct plan *plan)
{
    const struct labels *labels = plan->context->labels;
    double number = item_number(plan->item, FIELD_NUMBER, 0);
    double of = item_number(plan->item, FIELD_OF, 0);
    struct str n = labels_number(labels, plan->arena, number, 0);
    if (number <= 0)
        return STR_NONE;
    if (of <= 0)
        return labels_format(labels, plan->arena, "rule.number", n, STR_NONE);
    return labels_format(labels, plan->arena, "rule.number_of", n, labels_number(labels, plan->arena, of, 0));
}

void
kind_rule(struct plan *plan)
{
    struct part *title = plan_text(plan, &style_title, 0, plan_headline(plan));
    if (title)
        title->style.max = 164;
    plan_body(plan, &style_body, 48, item_text(plan->item, FIELD_REASON));
    plan_body(plan, &style_body, plan->count > 1 ? 26 : 48, plan_rest(plan));
    side_picture(plan);
    side_qr(plan);
    plan->label = number_of(plan);
}
