/* A project and how far it is. */
#include "slide/frame.h"
#include "slide/kinds.h"
#include "slide/panel.h"
#include "slide/side.h"

#define BAR        22
#define BAR_GAP    18
#define LABEL_GAP  14
#define LABEL_LINE 50
#define LABEL_AIR  16
#define STEPS      4

static const char *const stages[] = {"idea", "pilot", "rollout", "done", "paused", "abandoned"};

static const struct style style_step = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 30, .max = 38, .line = 1.3F};
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

static int
steps_height(const struct plan *plan, const struct part *part, int width_px, float scale)
{
    (void)part;
    (void)width_px;
    (void)scale;
    return plan_px(plan, BAR + LABEL_GAP + LABEL_LINE);
}

static void
draw_bar(const struct plan *plan, struct sheet *sheet, struct rect at, bool done)
{
    uint32_t empty = theme_mix(plan->colours.ground, plan->colours.text, 0.16F);
    sheet_add(sheet, BOX_FILL, at, done ? plan->colours.accent : empty)->radius_px = at.h / 2;
}

/* "Pilote · 40 %" */
static struct str
step_label(const struct plan *plan, int step, int stage)
{
    double progress = item_number(plan->item, FIELD_PROGRESS, -1);
    struct str label = stage_label(plan, step);
    if (step != stage || progress <= 0 || progress >= 1)
        return label;
    struct str percent = labels_number(plan->context->labels, plan->arena, progress * 100, 0);
    return frame_join(plan->arena, label, arena_printf(plan->arena, "%.*s\u00A0%%", STR_ARG(percent)));
}

/* The label of a step in the width of its bar, smaller where it must be; false when even that is too wide. */
static bool
fit_label(const struct plan *plan, const struct sheet *sheet, struct str label, int width, struct look *look)
{
    look->size_px = plan_size(plan, &style_step, 1);
    while (look->size_px > plan->small_floor_px && sheet_text_width(sheet, look, label) > width)
        look->size_px--;
    return sheet_text_width(sheet, look, label) <= width;
}

static void
draw_label(const struct plan *plan, struct sheet *sheet, struct rect bar, int step, int stage)
{
    bool now = step == stage;
    struct look look = plan_look(plan, &style_step, 0);
    look.face = now ? FACE_LABEL : FACE_BODY;
    look.colour = now ? plan->colours.text : plan->colours.text_soft;
    look.line_px = plan_px(plan, LABEL_LINE);
    struct str label = step_label(plan, step, stage);
    int width = bar.w - plan_px(plan, LABEL_AIR);
    if (!fit_label(plan, sheet, label, width, &look))
        label = stage_label(plan, step);
    if (fit_label(plan, sheet, label, width, &look))
        sheet_text(sheet, &look, label, bar.x, bar.y + plan_px(plan, BAR + LABEL_GAP));
}

static void
draw_steps(const struct plan *plan, struct sheet *sheet, const struct part *part, struct rect at, float scale)
{
    (void)part;
    (void)scale;
    int stage = stage_of(plan);
    int gap = plan_px(plan, BAR_GAP);
    int width = (at.w - (STEPS - 1) * gap) / STEPS;
    for (int step = 0; step < STEPS; step++) {
        struct rect bar = {at.x + step * (width + gap), at.y, width, plan_px(plan, BAR)};
        draw_bar(plan, sheet, bar, step <= stage);
        draw_label(plan, sheet, bar, step, stage);
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
    side_qr(plan, false);
}
