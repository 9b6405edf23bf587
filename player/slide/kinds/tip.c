/* A trick of the trade, and its author. */
#include "slide/layout/kinds.h"
#include "slide/shapes/person.h"
#include "slide/shapes/shapes.h"
#include "slide/layout/side.h"

/* The trick itself is longer than its title, and must be legible from the same distance. */
static const struct part_style style_trick = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 46, .max = 92, .line_height = 1.24F};

void
kind_tip(struct plan *plan)
{
    struct plan_part *title = plan_add_text(plan, &style_title, 0, plan_headline(plan));
    if (title) {
        title->style.min = 72;
        title->style.max = 144;
    }
    plan_add_body(plan, title ? &style_trick : &style_large, 40, plan_remaining_body(plan));
    struct str by = item_text(plan->item, FIELD_BY);
    struct str where = item_text(plan->item, FIELD_WHERE);
    if (str_blank(by)) {
        by = plan->item->author;
        plan->footer = plan->item->source;
    }
    person_row(plan, by, where);
    side_picture(plan);
    person_drop_picture(plan, by);
    side_add_qr(plan);
    if (!plan->side.draw)
        shapes_note(plan);
}
