/* A new product: name, reference and picture, what it is, when it is available, what is better. */
#include <math.h>

#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"

#define ROW_GAP    16
#define HALF_SHARE 0.41F

static const struct {
    enum field field;
    const char *label;
} rows[] = {{FIELD_WHAT, "product.what"}, {FIELD_WHEN, "product.when"}, {FIELD_BETTER, "product.better"}};

static const struct part_style style_row = {.role = ROLE_BODY,
                                            .face = FACE_BODY,
                                            .min = 48,
                                            .max = 84,
                                            .line_height = 1.18F,
                                            .balanced = true,
                                            .keep_together = true};
static const struct part_style style_row_label = {.role = ROLE_DETAIL,
                                                  .face = FACE_LABEL,
                                                  .min = 44,
                                                  .max = 52,
                                                  .line_height = 1.14F,
                                                  .accent = true,
                                                  .keep_with_next = true};

static void
add_row(struct plan *plan, float gap, size_t row)
{
    struct str text = item_text(plan->item, rows[row].field);
    if (str_blank(text))
        return;
    plan_add_text(plan, &style_row_label, gap, labels_text(plan->context->labels, rows[row].label));
    plan_add_text(plan, &style_row, 0, text);
}

/* A picture with a transparent background gets a white one. */
static void
draw_packshot(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    side_draw_bled(plan, sheet, at);
    sheet->boxes[sheet->count - 1].colour = 0xFFFFFFFF;
}

void
kind_product(struct plan *plan)
{
    struct plan_part *title = plan_add_text(plan, &style_title, 0, plan_headline(plan));
    if (title) {
        title->style.min = 72;
        title->style.max = 128;
    }
    int before = plan->count;
    for (size_t row = 0; row < sizeof(rows) / sizeof(rows[0]); row++)
        add_row(plan, plan->count == before ? 28 : ROW_GAP, row);
    plan_add_body(plan, &style_body, 40, plan_remaining_body(plan));
    side_picture(plan);
    if (plan->side.bleed) {
        plan->side.draw = draw_packshot;
        plan->side.share = fminf(plan->side.share, HALF_SHARE);
    }
    side_add_qr(plan);
    struct str reference = item_text(plan->item, FIELD_REFERENCE);
    if (!str_blank(reference))
        plan->footer = frame_join(
            plan->arena,
            labels_format(plan->context->labels, plan->arena, "product.reference", reference, STR_NONE),
            plan->footer);
}
