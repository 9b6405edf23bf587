/* Nothing but the words, as large as they go: where and until when stand out. */
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"
#include "slide/layout/when.h"

#define SIGN_MIN 90
#define SIGN_MAX 150

static const struct style style_where = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 48, .max = 64, .line = 1.24F};

static int
sign_height(const struct plan *plan, const struct part *part, int width_px, float scale)
{
    (void)part;
    (void)width_px;
    return plan_px(plan, SIGN_MIN + (SIGN_MAX - SIGN_MIN) * scale);
}

static void
draw_sign(const struct plan *plan, struct sheet *sheet, const struct part *part, struct rect at, float scale)
{
    (void)part;
    (void)scale;
    sheet_add(sheet, BOX_ICON, (struct rect){at.x, at.y, at.h, at.h}, plan->colours.text)->text =
        STR("alert");
}

void
kind_alert(struct plan *plan)
{
    plan_drawn(plan, 0, sign_height, draw_sign, NULL);
    struct part *title = plan_text(plan, &style_title, 36, plan_headline(plan));
    if (title) {
        title->style.max = 168;
        title->style.lines = 4;
    }
    struct str where = item_text(plan->item, FIELD_WHERE);
    struct str until = when_in(plan, FIELD_UNTIL, "until");
    plan_text(plan, &style_where, 40, frame_join(plan->arena, where, until));
    plan_body(plan, &style_large, 40, plan_rest(plan));
    side_qr(plan);
    plan->foot = frame_join(plan->arena, plan->foot, when_since(plan, FIELD_SINCE));
}
