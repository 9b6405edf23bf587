/* A person or a team, their talent, their picture. */
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/shapes/person.h"
#include "slide/layout/side.h"

#define DISC       560
#define FACE_SHARE 0.42F

static void
draw_disc(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    person_draw_disc(plan, sheet, at, item_text(plan->item, FIELD_WHO));
}

void
kind_spotlight(struct plan *plan)
{
    struct str who = item_text(plan->item, FIELD_WHO);
    struct str headline = plan_headline(plan);
    bool named = !str_blank(who);
    struct str details =
        frame_join(plan->arena, item_text(plan->item, FIELD_ROLE), item_text(plan->item, FIELD_WHERE));
    struct plan_part *title = plan_add_text(plan, &style_title, 0, named ? who : headline);
    if (title)
        title->style.max = 132;
    plan_add_text(plan, &style_detail, 14, details);
    if (named && !str_equal(str_trim(who), str_trim(headline))) {
        struct plan_part *talent = plan_add_text(plan, &style_quote, 40, headline);
        if (talent) {
            talent->style.role = ROLE_BODY;
            talent->style.accent = true;
            talent->style.min = 50;
            talent->style.max = 72;
        }
    }
    plan_add_body(plan, &style_body, 36, plan_remaining_body(plan));
    side_picture(plan);
    if (plan->side.bleed && side_shows_face(plan))
        plan->side.share = FACE_SHARE;
    plan->side.start = !plan->side.bleed; /* for a compliment the face is placed before the words */
    if (!plan->side.draw && person_initials(plan->arena, who).len)
        plan->side = (struct side){.draw = draw_disc, .start = true, .w = DISC, .h = DISC};
    side_add_qr(plan);
}
