/* A name, a reference and a picture become something real: what it is, when, what is better. */
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"

#define ROW_GAP    26
#define HALF_SHARE 0.415F

static const struct {
    enum field field;
    const char *label;
} rows[] = {{FIELD_WHAT, "product.what"}, {FIELD_WHEN, "product.when"}, {FIELD_BETTER, "product.better"}};

static const struct part_style style_row = {.role = ROLE_BODY,
                                            .face = FACE_BODY,
                                            .min = 46,
                                            .max = 56,
                                            .line_height = 1.28F,
                                            .balanced = true,
                                            .keep_together = true};
static const struct part_style style_row_label = {.role = ROLE_DETAIL,
                                                  .face = FACE_BODY,
                                                  .min = 38,
                                                  .max = 42,
                                                  .line_height = 1.3F,
                                                  .soft = true,
                                                  .keep_with_next = true};

/* The widest label in sizes of the row, with a gap. */
static float
indent_of(const struct plan *plan)
{
    const struct metrics *metrics = plan->context->metrics;
    float em = 0;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct str label = labels_text(plan->context->labels, rows[i].label);
        int px = metrics->width(metrics->ctx, FACE_BODY, 100, label);
        if (!str_blank(item_text(plan->item, rows[i].field)) && (float)px / 100 > em)
            em = (float)px / 100;
    }
    return em + 0.8F;
}

static void
add_row(struct plan *plan, float indent, float gap, size_t row)
{
    struct str label = labels_text(plan->context->labels, rows[row].label);
    struct str text = item_text(plan->item, rows[row].field);
    if (str_blank(text))
        return;
    if (plan->portrait) {
        plan_add_text(plan, &style_row_label, gap, label);
        plan_add_text(plan, &style_row, 2, text);
        return;
    }
    struct plan_part *part = plan_add_text(plan, &style_row, gap, text);
    part->indent = indent;
    part->mark = label;
    part->soft_mark = true;
}

/* A picture without a ground of its own stands on white. */
static void
draw_packshot(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    side_draw_bled(plan, sheet, at);
    sheet->boxes[sheet->count - 1].colour = 0xFFFFFFFF;
}

void
kind_product(struct plan *plan)
{
    struct str reference = item_text(plan->item, FIELD_REFERENCE);
    if (!str_blank(reference))
        plan_add_text(
            plan, &style_caption, 0,
            labels_format(plan->context->labels, plan->arena, "product.reference", reference, STR_NONE));
    struct plan_part *title = plan_add_text(plan, &style_title, 10, plan_headline(plan));
    if (title)
        title->style.max = 124;
    float indent = indent_of(plan);
    int before = plan->count;
    for (size_t row = 0; row < sizeof(rows) / sizeof(rows[0]); row++)
        add_row(plan, indent, plan->count == before ? 44 : ROW_GAP, row);
    plan_add_body(plan, &style_body, 40, plan_remaining_body(plan));
    side_picture(plan);
    if (plan->side.bleed) {
        plan->side.draw = draw_packshot;
        plan->side.share = HALF_SHARE;
    }
    side_add_qr(plan);
}
