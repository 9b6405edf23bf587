/* A project and how far it is. */
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/bubble.h"
#include "slide/layout/side.h"

#define PAD   92 /* in a cell, above and below its words */
#define PAD_X 28
#define LINE  1.3F /* of a label, in sizes */
#define STEPS 4

static const char *const stages[] = {"idea", "pilot", "rollout", "done", "paused", "abandoned"};

static const struct part_style style_step = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 38, .max = 52, .line_height = LINE};

/* Which of `stages`; −1 for none. */
static int
stage_of(const struct plan *plan)
{
    struct str stage = item_text(plan->item, FIELD_STAGE);
    for (int i = 0; i < (int)(sizeof(stages) / sizeof(stages[0])); i++)
        if (str_equal_nocase(stage, str_from(stages[i])))
            return i;
    return -1;
}

static struct str
stage_label(const struct plan *plan, int stage)
{
    return labels_text(plan->context->labels, arena_printf(plan->arena, "stage.%s", stages[stage]).ptr);
}

/* How much of its stage is done, 0 to 1; less than 0 when the item does not say. */
static double
progress_of(const struct plan *plan)
{
    double progress = item_number(plan->item, FIELD_PROGRESS, -1);
    return progress > 1 ? 1 : progress;
}

/* All cells and their labels. */
struct steps {
    struct text_style style, bold;
    int cell_w, height;
    bool all; /* there is room for the labels of all steps; else the present one stands alone */
    bool percent;
};

/* True when each label fits in its cell. */
static bool
labels_fit(const struct plan *plan, const struct steps *steps)
{
    const struct metrics *metrics = plan->context->metrics;
    for (int step = 0; step < STEPS; step++)
        if (metrics->width(metrics->ctx, steps->bold.face, steps->bold.size_px, stage_label(plan, step)) >
            steps->cell_w - plan_px(plan, 2 * PAD_X))
            return false;
    return true;
}

static struct steps
steps_of(const struct plan *plan, int width_px, float scale)
{
    struct steps steps = {.cell_w = width_px / STEPS};
    int least = plan_size(plan, &style_step, 0);
    steps.style = steps.bold = plan_text_style(plan, &style_step, plan_size(plan, &style_step, scale));
    steps.bold.face = FACE_LABEL;
    while (!(steps.all = labels_fit(plan, &steps)) && steps.bold.size_px > least)
        steps.style.size_px = steps.bold.size_px -= 1;
    steps.style.line_px = steps.bold.line_px = (int)((float)steps.style.size_px * LINE);
    steps.style.colour = plan->colours.text_soft;
    double progress = progress_of(plan);
    steps.percent = progress > 0 && progress < 1;
    steps.height = 2 * plan_px(plan, PAD) + steps.style.line_px * (steps.percent && steps.all ? 2 : 1);
    return steps;
}

static int
steps_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    (void)part;
    return steps_of(plan, width_px, scale).height;
}

static struct str
percent_of(const struct plan *plan)
{
    return labels_percent(plan->context->labels, plan->arena, progress_of(plan));
}

/* "Pilote", and "40 %" under it; in one line where the other steps say nothing. */
static void
draw_present(const struct plan *plan, struct sheet *sheet, const struct steps *steps, struct rect at, int x)
{
    struct str label = stage_label(plan, stage_of(plan));
    struct text_style style = steps->bold;
    style.colour = plan->colours.on_panel;
    if (steps->percent && !steps->all)
        label = frame_join(plan->arena, label, percent_of(plan));
    int width = sheet_text_width(sheet, &style, label);
    int over = x + width - (at.x + at.w);
    int y = at.y + plan_px(plan, PAD);
    if (!steps->all)
        sheet_add(sheet, BOX_FILL,
                  (struct rect){(over > 0 ? x - over : x) - plan_px(plan, PAD_X), at.y,
                                width + plan_px(plan, 2 * PAD_X), at.h},
                  plan->colours.panel)
            ->backdrop = true;
    sheet_text(sheet, &style, label, over > 0 ? x - over : x, y);
    if (steps->percent && steps->all)
        sheet_text(sheet, &style, percent_of(plan), x, y + style.line_px);
}

/* Four cells from edge to edge: those behind are filled, the present one is lit, a line parts those ahead. */
static void
draw_steps(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
           float scale)
{
    (void)part;
    int stage = stage_of(plan);
    bool alone = !plan->side.draw;
    struct steps steps = steps_of(plan, at.w, scale);
    for (int step = 0; step < STEPS; step++) {
        int x = at.x + step * steps.cell_w;
        int left = step == 0 && alone ? 0 : x - plan_px(plan, PAD_X);
        int right = step == STEPS - 1 ? (alone ? plan->context->width : at.x + at.w)
                                      : x + steps.cell_w - plan_px(plan, PAD_X);
        struct rect cell = {left, at.y, right - left, at.h};
        if (step > stage)
            cell = (struct rect){left, at.y, plan_px(plan, 3), at.h};
        uint32_t colour = step == stage && steps.all ? plan->colours.panel : plan->colours.second;
        sheet_add(sheet, BOX_FILL, cell, colour)->backdrop = true;
        if (step != stage && steps.all)
            sheet_text(sheet, &steps.style, stage_label(plan, step), x, at.y + plan_px(plan, PAD));
    }
    draw_present(plan, sheet, &steps, at, at.x + stage * steps.cell_w);
}

void
kind_project(struct plan *plan)
{
    int stage = stage_of(plan);
    plan_add_text(plan, &style_title, 0, plan_headline(plan));
    if (stage >= STEPS)
        bubble_add_chip(plan, 40, stage_label(plan, stage));
    plan_add_body(plan, &style_body, 40, plan_remaining_body(plan));
    if (stage >= 0 && stage < STEPS)
        plan_add_drawn(plan, 60, steps_height, draw_steps, NULL);
    side_picture(plan);
    side_add_qr(plan);
}
