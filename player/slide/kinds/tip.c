/* A trick of the trade, and whose it is. */
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/shapes/person.h"
#include "slide/shapes/shapes.h"
#include "slide/layout/side.h"

void
kind_tip(struct plan *plan)
{
    plan_headline_and_body(plan);
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
