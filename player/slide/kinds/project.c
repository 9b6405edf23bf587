/* A project and its progress. */
#include "base/number.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/shapes/bubble.h"
#include "slide/layout/side.h"

/* Units. */
#define PAD_X    28
#define PAD_Y    36 /* in a cell, above and below its words */
#define PAD_SAFE 12 /* below them at the edge of the frame, where the safe area ends */

#define LINE    1.25F /* of a label, in em */
#define PERCENT 1.4F  /* its size relative to a label */
#define ROW     2.0F  /* the height of a cell that is a row, in em */
#define STEPS   4

static const char *const stages[] = {"idea", "pilot", "rollout", "done", "paused", "abandoned"};

static const struct part_style style_step = {
    .role = ROLE_DETAIL, .face = FACE_LABEL, .min = 44, .max = 58, .line_height = LINE};
static const struct part_style style_row = {
    .role = ROLE_DETAIL, .face = FACE_LABEL, .min = 44, .max = 80, .line_height = LINE};

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

/* The finished part of its stage, 0 to 1; negative when not given. */
static double
progress_of(const struct plan *plan)
{
    double progress = item_number(plan->item, FIELD_PROGRESS, -1);
    return number_min(progress, 1);
}

/* The cells of all stages: side by side if each label fits, else stacked. */
struct steps {
    struct text_style label, percent;
    int cell_w, cell_h, height;
    bool rows, percent_known;
};

static int
label_width(const struct plan *plan, const struct text_style *style, struct str text)
{
    return plan->context->metrics->width(plan->context->metrics->ctx, style->face, style->size_px, text);
}

static bool
labels_fit(const struct plan *plan, const struct steps *steps)
{
    for (int step = 0; step < STEPS; step++)
        if (label_width(plan, &steps->label, stage_label(plan, step)) >
            steps->cell_w - plan_px(plan, 2 * PAD_X))
            return false;
    return true;
}

static struct str
percent_of(const struct plan *plan)
{
    return labels_percent(plan->context->labels, plan->arena, progress_of(plan));
}

/* Under the label, large, as far as the cell is wide. */
static struct text_style
percent_style(const struct plan *plan, const struct steps *steps)
{
    struct text_style style = steps->label;
    int room = steps->cell_w - plan_px(plan, 2 * PAD_X);
    style.face = FACE_TITLE;
    if (!steps->rows)
        style.size_px = (int)((float)steps->label.size_px * PERCENT);
    while (!steps->rows && style.size_px > steps->label.size_px &&
           label_width(plan, &style, percent_of(plan)) > room)
        style.size_px--;
    style.size_px = type_scale_size(&plan->type_scale, style.size_px, plan->min_small_px);
    style.line_px = (int)((float)style.size_px * LINE);
    return style;
}

static struct steps
steps_of(const struct plan *plan, int width_px, float scale)
{
    struct steps steps = {.cell_w = width_px / STEPS};
    double progress = progress_of(plan);
    int size = plan_size(plan, &style_step, scale), least = plan_size(plan, &style_step, 0);
    steps.label = plan_text_style(plan, &style_step, size);
    while ((steps.rows = !labels_fit(plan, &steps)) && steps.label.size_px > least)
        steps.label.size_px--;
    if (steps.rows)
        steps.label.size_px = plan_size(plan, &style_row, scale);
    steps.label.size_px = type_scale_fit(&plan->type_scale, steps.label.size_px, plan->min_small_px);
    steps.label.line_px = (int)((float)steps.label.size_px * LINE);
    steps.percent_known = progress > 0 && progress < 1;
    steps.percent = percent_style(plan, &steps);
    int words = steps.label.line_px + (steps.percent_known ? steps.percent.line_px : 0);
    steps.cell_h = steps.rows ? (int)((float)steps.label.size_px * ROW) : words + 2 * plan_px(plan, PAD_Y);
    steps.height = steps.cell_h * (steps.rows ? STEPS : 1);
    return steps;
}

/* The label of a stage in its cell, and the progress of the current one: under the label, in a row at its
 * end. */
static void
draw_words(const struct plan *plan, struct sheet *sheet, const struct steps *steps, struct rect cell,
           int step)
{
    bool present = step == stage_of(plan);
    struct text_style label = steps->label, percent = steps->percent;
    int y = cell.y + (steps->rows ? (cell.h - label.line_px) / 2 : plan_px(plan, PAD_Y));
    label.colour = percent.colour = present ? plan->colours.on_panel : plan->colours.text;
    sheet_text(sheet, &label, stage_label(plan, step), cell.x, y);
    if (!present || !steps->percent_known)
        return;
    if (steps->rows)
        sheet_text_ending(sheet, &percent, percent_of(plan), cell.x + cell.w, y);
    else
        sheet_text(sheet, &percent, percent_of(plan), cell.x, y + label.line_px);
}

/* The background of a cell, to the edges of the frame where nothing is beside the column. */
static struct rect
ground_of(const struct plan *plan, const struct steps *steps, struct rect at, struct rect cell, int step)
{
    bool alone = !plan->side.draw || side_stacked(plan);
    int pad = plan_px(plan, PAD_X);
    int left = cell.x - pad, right = cell.x + cell.w - pad;
    if (alone && (steps->rows || step == 0))
        left = 0;
    if (steps->rows || step == STEPS - 1)
        right = alone ? plan->context->width : at.x + at.w + (steps->rows ? pad : 0);
    return (struct rect){left, cell.y, right - left, cell.h};
}

static struct rect
cell_of(const struct steps *steps, struct rect at, int step)
{
    return steps->rows ? (struct rect){at.x, at.y + step * steps->cell_h, at.w, steps->cell_h}
                       : (struct rect){at.x + step * steps->cell_w, at.y, steps->cell_w, steps->cell_h};
}

/* True when nothing but the footer is under the cells, and that on past ones: they then reach the lower edge.
 */
static bool
to_edge(const struct plan *plan, const struct plan_part *part, const struct steps *steps)
{
    bool last = part == &plan->parts[plan->count - 1] && !plan->side.draw && !steps->rows;
    int past = frame_of(plan).safe.x + stage_of(plan) * steps->cell_w - 2 * plan_px(plan, PAD_X);
    return last && frame_foot_ends_before(plan, past);
}

/* At the lower edge the words of the cells end beside the footer, below the column: the progress of the
 * current stage may, but the labels of past ones are above it. */
static int
steps_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    struct steps steps = steps_of(plan, width_px, scale);
    int beside = frame_below_area(plan) + plan_px(plan, PAD_Y - PAD_SAFE);
    int labels = plan_px(plan, PAD_Y) + steps.label.line_px;
    return to_edge(plan, part, &steps) ? number_max(steps.height - beside, labels) : steps.height;
}

/* Four cells: past ones are filled, the current one is highlighted, lines separate future ones. */
static void
draw_steps(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
           float scale)
{
    int stage = stage_of(plan);
    struct steps steps = steps_of(plan, at.w, scale);
    bool edge = to_edge(plan, part, &steps);
    int from = sheet->count;
    for (int step = 0; step < STEPS; step++) {
        struct rect ground = ground_of(plan, &steps, at, cell_of(&steps, at, step), step);
        ground.h = edge ? plan->context->height - ground.y : ground.h;
        if (step > stage)
            *(steps.rows ? &ground.h : &ground.w) = plan_px(plan, 3);
        sheet_add(sheet, BOX_FILL, ground, step == stage ? plan->colours.panel : plan->colours.second)
            ->backdrop = true;
    }
    sheet_put_behind(sheet, from); /* the footer may be on them */
    for (int step = 0; step < STEPS; step++)
        draw_words(plan, sheet, &steps, cell_of(&steps, at, step), step);
}

/* The cells are the shape of this kind. */
static void
draw_nothing(const struct plan *plan, struct sheet *sheet, int page)
{
    (void)plan;
    (void)sheet;
    (void)page;
}

void
kind_project(struct plan *plan)
{
    int stage = stage_of(plan);
    plan_add_text(plan, &style_title, 0, plan_headline(plan));
    if (stage >= STEPS)
        bubble_add_chip(plan, 40, stage_label(plan, stage));
    plan_add_body(plan, &style_body, 40, plan_remaining_body(plan));
    if (stage >= 0 && stage < STEPS) {
        plan_add_drawn(plan, 48, steps_height, draw_steps, NULL);
        plan->backdrop = draw_nothing;
    }
    side_picture(plan);
    plan->side.optional = stage >= 0 && stage < STEPS; /* a page with nothing but the cells is empty */
    side_add_qr(plan);
}
