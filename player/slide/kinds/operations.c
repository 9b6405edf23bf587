/* What is late, short or closed, the period, and what to tell customers, which is emphasised. */
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/logo.h"
#include "slide/shapes/bubble.h"
#include "slide/layout/side.h"
#include "slide/layout/date_text.h"

static const struct part_style style_details = {.role = ROLE_DETAIL,
                                                .face = FACE_LABEL,
                                                .min = 42,
                                                .max = 50,
                                                .line_height = 1.28F,
                                                .accent = true,
                                                .balanced = true};

/* The title, never as large as the text for customers. */
#define TITLE_LEAST 56
#define TITLE_TOLD  106
/* The part of the width that a picture leaves. */
#define BESIDE_PICTURE 0.5F
/* A longer text, or any text in a 4:3 frame or with a code, goes under the text for customers, which then
 * needs no other page. */
#define TEXT_BYTES 110

/* The content beside the text for customers. */
static const struct part_style style_brief = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 46, .max = 56, .line_height = 1.26F};

/* "vége: péntek", with any space; "9:05" has none. */
static bool
has_colon(struct str text)
{
    return str_find(text, STR(": ")) != SIZE_MAX || str_find(text, STR(":\u00a0")) != SIZE_MAX;
}

void
kind_operations(struct plan *plan)
{
    struct plan_part *title = plan_add_text(plan, &style_title, 0, plan_headline(plan));
    bool told = !str_blank(item_text(plan->item, FIELD_TELL));
    struct str heading = labels_text(plan->context->labels, "operations.tell");
    int last = 0; /* the number of parts when the last one is the bubble; 0: there is none */
    bool beside = bubble_beside(plan, heading, item_text(plan->item, FIELD_TELL));
    if (title) {
        title->style.min = told ? TITLE_LEAST : 84;
        title->style.max = told ? TITLE_TOLD : 150;
    }
    struct str since = date_text_since(plan, FIELD_SINCE);
    struct str until = date_text_in(plan, FIELD_UNTIL, "until");
    /* "since Thursday until Friday"; labels with a colon ("vége: péntek") are separated */
    bool apart = has_colon(since) || has_colon(until);
    struct str dates = since.len && until.len && !apart
                           ? arena_printf(plan->arena, "%.*s %.*s", STR_ARG(since), STR_ARG(until))
                           : frame_join(plan->arena, since, until);
    struct str details = frame_join(plan->arena, item_text(plan->item, FIELD_WHERE), dates);
    plan->label = told ? details : STR_NONE; /* leaves the height to the text for customers */
    if (!told || !frame_label_fits(plan, plan->url.ptr && !beside ? BESIDE_PICTURE : 1)) {
        plan->label = STR_NONE;
        plan_add_text(plan, &style_details, told ? 14 : 30, details);
    }
    struct str text = plan_remaining_body(plan);
    bool long_text = text.len > TEXT_BYTES || str_find(text, STR("\n")) != SIZE_MAX || side_shows_qr(plan);
    bool after = told && !beside && (plan_shape(plan) < 1 || long_text);
    if (!after)
        plan_add_body(plan, told ? &style_brief : &style_body, told ? 14 : 40, text);
    if (!beside) {
        last = bubble_add(plan, heading, item_text(plan->item, FIELD_TELL)) ? plan->count : 0;
        if (after)
            plan_add_body(plan, &style_brief, 30, text);
        side_picture(plan);
        plan->side.optional = told;
    }
    side_add_qr(plan);
    plan->foot_at_end = last > 0 && plan->count == last && !logo_footer_width(plan);
}
