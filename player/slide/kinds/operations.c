/* What is late, short or closed, from when to when, and what customers are told: that stands out. */
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/panel.h"
#include "slide/layout/side.h"
#include "slide/layout/when.h"

static const struct style style_facts = {.role = ROLE_DETAIL,
                                         .face = FACE_LABEL,
                                         .min = 42,
                                         .max = 50,
                                         .line = 1.28F,
                                         .accent = true,
                                         .balanced = true,
                                         .fact = true};

/* What is beside what is to be said. */
static const struct style style_brief = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 46, .max = 56, .line = 1.3F};

void
kind_operations(struct plan *plan)
{
    struct part *title = plan_text(plan, &style_title, 0, plan_headline(plan));
    bool told = !str_blank(item_text(plan->item, FIELD_TELL));
    if (title) {
        title->style.min = told ? 66 : 84;
        title->style.max = told ? 92 : 150;
    }
    struct str since = when_since(plan, FIELD_SINCE);
    struct str until = when_in(plan, FIELD_UNTIL, "until");
    struct str dates = since.len && until.len
                           ? arena_printf(plan->arena, "%.*s %.*s", STR_ARG(since), STR_ARG(until))
                           : frame_join(plan->arena, since, until);
    plan_text(plan, &style_facts, told ? 14 : 30,
              frame_join(plan->arena, item_text(plan->item, FIELD_WHERE), dates));
    plan_body(plan, told ? &style_brief : &style_body, told ? 14 : 40, plan_rest(plan));
    panel_add(plan, labels_text(plan->context->labels, "operations.tell"), item_text(plan->item, FIELD_TELL));
    side_picture(plan);
    plan->side.optional = told;
    side_qr(plan);
}
