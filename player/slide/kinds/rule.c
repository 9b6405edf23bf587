/* One rule, huge, and why. */
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"

#define NUMERAL_SHARE    0.3F
#define NUMERAL_PORTRAIT 0.3F
#define NUMERAL_HIGH     1.0F /* height of its digits, relative to the place's height */
#define NUMERAL_CUT      0.2F /* part of its width that is cut off by the edge of the frame */
#define DOT              40   /* units */
#define DOT_STEP         66
#define DOT_LINE         6
#define DOTS_MAX         12
#define CAPITAL          0.727F /* of a digit's height, in em */

/* The number, as high as the frame; the edge cuts off its last stroke. */
static void
draw_numeral(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    double number = item_number(plan->item, FIELD_NUMBER, 0);
    struct str digits = labels_number(plan->context->labels, plan->arena, number, 0);
    struct text_style style = {ROLE_DECORATION, FACE_TITLE, (int)((float)at.h * NUMERAL_HIGH / CAPITAL), at.h,
                               plan->colours.accent};
    float most = (float)at.w / (1 - NUMERAL_CUT);
    int width = sheet_text_width(sheet, &style, digits);
    if ((float)width > most)
        style.size_px = (int)((float)style.size_px * most / (float)width);
    width = sheet_text_width(sheet, &style, digits);
    int from = sheet->count;
    sheet_text(sheet, &style, digits, at.x + at.w - (int)((float)width * (1 - NUMERAL_CUT)), at.y);
    if (sheet->count > from)
        sheet->boxes[from].backdrop = true;
}

/* The number of rules as dots: this one is filled. */
struct dots {
    int number, of;
};

static int
dots_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    (void)part;
    (void)width_px;
    (void)scale;
    return plan_px(plan, DOT);
}

static void
draw_dots(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
          float scale)
{
    const struct dots *dots = part->data;
    int step = at.w / dots->of < plan_px(plan, DOT_STEP) ? at.w / dots->of : plan_px(plan, DOT_STEP);
    (void)scale;
    for (int i = 0; i < dots->of; i++) {
        struct rect dot = {at.x + i * step, at.y, at.h, at.h};
        bool full = i + 1 == dots->number;
        sheet_add(sheet, full ? BOX_DISC : BOX_RING, dot, plan->colours.accent)->width_px =
            (float)plan_px(plan, DOT_LINE);
    }
}

static void
add_dots(struct plan *plan)
{
    double number = item_number(plan->item, FIELD_NUMBER, 0), of = item_number(plan->item, FIELD_OF, 0);
    if (of < 2 || of > DOTS_MAX || number < 1 || number > of)
        return;
    struct dots *dots = arena_alloc(plan->arena, sizeof(*dots));
    *dots = (struct dots){(int)number, (int)of};
    plan_add_drawn(plan, 56, dots_height, draw_dots, dots);
}

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
    struct plan_part *title = plan_add_text(plan, &style_title, 0, plan_headline(plan));
    if (title)
        title->style.max = 184;
    plan_add_body(plan, &style_body, 48, item_text(plan->item, FIELD_REASON));
    plan_add_body(plan, &style_body, plan->count > 1 ? 26 : 48, plan_remaining_body(plan));
    add_dots(plan);
    side_picture(plan);
    double number = item_number(plan->item, FIELD_NUMBER, 0);
    if (!plan->side.draw && number >= 1 && number < 100)
        plan->side = (struct side){
            .draw = draw_numeral, .bleed = true, .share = NUMERAL_SHARE, .portrait = NUMERAL_PORTRAIT};
    side_add_qr(plan);
    plan->label = number_of(plan);
}
