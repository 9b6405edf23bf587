/* A project and how far it is. */
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/panel.h"
#include "slide/layout/side.h"

#define BAR       24
#define BAR_GAP   18
#define LABEL_GAP 14
#define LINE      1.3F /* of a label, in sizes */
#define STEPS     4

static const char *const stages[] = {"idea", "pilot", "rollout", "done", "paused", "abandoned"};

static const struct style style_step = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 32, .max = 42, .line = LINE};

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

/* All bars and their labels. */
struct steps {
    struct look look, bold;
    int bar_w, bar_h, gap, label_y, height;
    bool all; /* there is room for the labels of all steps; else the present one stands alone */
    bool percent;
};

/* True when each label fits under its bar. */
static bool
labels_fit(const struct plan *plan, const struct steps *steps)
{
    const struct metrics *metrics = plan->context->metrics;
    for (int step = 0; step < STEPS; step++)
        if (metrics->width(metrics->ctx, steps->bold.face, steps->bold.size_px, stage_label(plan, step)) >
            steps->bar_w)
            return false;
    return true;
}

static struct steps
steps_of(const struct plan *plan, int width_px, float scale)
{
    struct steps steps = {.bar_h = plan_px(plan, BAR), .gap = plan_px(plan, BAR_GAP)};
    int least = plan_size(plan, &style_step, 0);
    steps.bar_w = (width_px - (STEPS - 1) * steps.gap) / STEPS;
    steps.label_y = steps.bar_h + plan_px(plan, LABEL_GAP);
    steps.look = steps.bold = plan_look(plan, &style_step, plan_size(plan, &style_step, scale));
    steps.bold.face = FACE_LABEL;
    while (!(steps.all = labels_fit(plan, &steps)) && steps.bold.size_px > least)
        steps.look.size_px = steps.bold.size_px -= 1;
    steps.look.line_px = steps.bold.line_px = (int)((float)steps.look.size_px * LINE);
    steps.look.colour = plan->colours.text_soft;
    double progress = progress_of(plan);
    steps.percent = progress > 0 && progress < 1;
    steps.height = steps.label_y + steps.look.line_px * (steps.percent && steps.all ? 2 : 1);
    return steps;
}

static int
steps_height(const struct plan *plan, const struct part *part, int width_px, float scale)
{
    (void)part;
    return steps_of(plan, width_px, scale).height;
}

/* The steps behind are full, those ahead empty; the present one is as full as the item says. */
static void
draw_bar(const struct plan *plan, struct sheet *sheet, struct rect at, double full)
{
    uint32_t empty = theme_mix(plan->colours.ground, plan->colours.text, 0.16F);
    int round = at.h / 2;
    if (full < 1)
        sheet_add(sheet, BOX_FILL, at, empty)->radius_px = round;
    at.w = (int)((double)at.w * full);
    if (at.w >= at.h)
        sheet_add(sheet, BOX_FILL, at, plan->colours.accent)->radius_px = round;
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
    if (steps->percent && !steps->all)
        label = frame_join(plan->arena, label, percent_of(plan));
    int over = x + sheet_text_width(sheet, &steps->bold, label) - (at.x + at.w);
    sheet_text(sheet, &steps->bold, label, over > 0 ? x - over : x, at.y + steps->label_y);
    if (!steps->percent || !steps->all)
        return;
    struct look look = steps->bold;
    look.colour = plan->colours.accent;
    sheet_text(sheet, &look, percent_of(plan), x, at.y + steps->label_y + look.line_px);
}

static void
draw_steps(const struct plan *plan, struct sheet *sheet, const struct part *part, struct rect at, float scale)
{
    (void)part;
    int stage = stage_of(plan);
    struct steps steps = steps_of(plan, at.w, scale);
    for (int step = 0; step < STEPS; step++) {
        struct rect bar = {at.x + step * (steps.bar_w + steps.gap), at.y, steps.bar_w, steps.bar_h};
        double present = progress_of(plan) >= 0 ? progress_of(plan) : 1;
        draw_bar(plan, sheet, bar, step < stage ? 1 : step > stage ? 0 : present);
        if (step == stage)
            draw_present(plan, sheet, &steps, at, bar.x);
        else if (steps.all)
            sheet_text(sheet, &steps.look, stage_label(plan, step), bar.x, at.y + steps.label_y);
    }
}

void
kind_project(struct plan *plan)
{
    int stage = stage_of(plan);
    plan_text(plan, &style_title, 0, plan_headline(plan));
    if (stage >= STEPS)
        panel_add_chip(plan, 40, stage_label(plan, stage));
    else if (stage >= 0)
        plan_drawn(plan, 52, steps_height, draw_steps, NULL);
    plan_body(plan, &style_body, 48, plan_rest(plan));
    side_picture(plan);
    side_qr(plan);
}
