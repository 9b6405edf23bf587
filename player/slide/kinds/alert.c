/* Only the words, as large as possible, with place and end emphasised. */
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"
#include "slide/layout/date_text.h"

#include <math.h>

#define STRIPES_SHARE    0.075F
#define STRIPES_PORTRAIT 0.06F
#define STRIPE           88 /* units: the height of a stripe, and of the gap between two */

static const struct part_style style_where = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 46, .max = 80, .line_height = 1.24F};
/* Far smaller than the title, which needs the room. */
static const struct part_style style_text = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 46, .max = 80, .line_height = 1.28F};

/* The stripes of barrier tape, at the edge. */
static void
draw_stripes(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    bool across = side_stacked(plan);
    float step = plan->unit * STRIPE, side = (float)(across ? at.h : at.w);
    float length = (float)(across ? at.w : at.h), x = (float)at.x, y = (float)at.y;
    sheet_add(sheet, BOX_FILL, at, plan->colours.second)->backdrop = true;
    int count = (int)ceilf((length + side) / (2 * step));
    for (int stripe = 0; stripe < count; stripe++) {
        float from = (float)stripe * 2 * step - side;
        struct point points[] = {{x, y + from + side},
                                 {x + side, y + from},
                                 {x + side, y + from + step},
                                 {x, y + from + side + step}};
        for (int i = 0; across && i < 4; i++)
            points[i] = (struct point){x + points[i].y - y, y + points[i].x - x};
        sheet_points(sheet, BOX_SHAPE, points, 4, plan->colours.text)->backdrop = true;
    }
}

void
kind_alert(struct plan *plan)
{
    struct plan_part *title = plan_add_text(plan, &style_title, 0, plan_headline(plan));
    if (title) {
        title->style.max = 200;
        title->style.max_lines = 4;
    }
    struct str where = item_text(plan->item, FIELD_WHERE);
    struct str until = date_text_in(plan, FIELD_UNTIL, "until");
    plan_add_text(plan, &style_where, 40, frame_join(plan->arena, where, until));
    plan_add_body(plan, &style_text, 40, plan_remaining_body(plan));
    if (plan->count == 0) {
        side_picture(plan); /* it says everything */
        return;
    }
    plan->side = (struct side){.draw = draw_stripes,
                               .bleed = true,
                               .start = true,
                               .share = STRIPES_SHARE,
                               .portrait = STRIPES_PORTRAIT};
    plan->no_progress = true;
    side_add_qr(plan);
    plan->footer = frame_join(plan->arena, plan->footer, date_text_since(plan, FIELD_SINCE));
}
