#include "slide/layout/measure.h"

#include <math.h>

#include "slide/layout/block.h"
#include "slide/layout/change.h"
#include "slide/layout/chart.h"
#include "slide/layout/frame.h"
#include "slide/layout/period.h"
#include "slide/layout/side.h"

/* Sizes of the number, in units. */
#define NUMBER_MAX   430
#define NUMBER_MIN   230
#define NUMBER_ALONE 520 /* the most without a chart */
#define NUMBER_STEP  10
#define REFERENCE_PX 128
#define NUMBER_LINE  0.94F
/* What hangs of a comma under the line of digits, in sizes. */
#define COMMA_HANGS 0.07F
#define UNIT_SHARE  0.28F
/* A unit of more than a sign goes under a number that becomes so much larger by that. */
#define UNDER_GAIN 1.2F
#define UNIT_GAP   0.08F
/* "%", "€" */
#define SIGN_BYTES 3
#define SIGN_SHARE 0.5F

/* The places of number and chart side by side. */
#define NUMBER_SHARE 0.5F
#define CHART_SHARE  0.45F
#define CHART_MIN    280
#define CHART_MAX    480
#define CHART_GAP    48
#define CHANGE_GAP   14
#define BAR_GAP      34
/* Longer ones stand under the number as text. */
#define UNIT_BYTES  40
#define FACTS_BYTES 140

static const struct style style_number = {
    .role = ROLE_TITLE, .face = FACE_TITLE, .min = NUMBER_MIN, .max = NUMBER_MAX, .line = NUMBER_LINE};
static const struct style style_change = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 46, .max = 66, .line = 1.3F, .fact = true};
static const struct style style_facts = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 38, .max = 48, .line = 1.3F, .soft = true, .fact = true};
static const struct style style_headline = {.role = ROLE_TITLE,
                                            .face = FACE_HEADING,
                                            .min = 60,
                                            .max = 88,
                                            .line = 1.14F,
                                            .lines = 3,
                                            .balanced = true,
                                            .whole = true};

struct measure {
    struct str number, unit; /* the unit, or "/ 5" */
    struct change change;
    struct str facts;
    const struct text *facts_text;
    float number_em, unit_em; /* widths at size 1 */
    bool chart;
    float reached; /* share of the target; 0: no bar */
};

/* "septembre → octobre · 1 284 avis · objectif 9"; a chart or a bar shows the target itself. */
static struct str
facts(const struct plan *plan)
{
    const struct labels *labels = plan->context->labels;
    double answers = item_number(plan->item, FIELD_ANSWERS, 0);
    struct str span = period_span(plan), out = span.len ? span : item_text(plan->item, FIELD_PERIOD);
    if (answers > 0)
        out = frame_join(plan->arena, out, labels_count(labels, plan->arena, "answers", answers));
    if (plan->item->fields[FIELD_TARGET] && !chart_wanted(plan)) {
        struct str target = chart_number(plan, item_number(plan->item, FIELD_TARGET, 0));
        out = frame_join(plan->arena, out,
                         labels_format(labels, plan->arena, "barometer.target", target, STR_NONE));
    }
    return out;
}

static struct str
unit_of(const struct plan *plan)
{
    double scale = item_number(plan->item, FIELD_SCALE, 0);
    struct str unit = item_text(plan->item, FIELD_UNIT);
    if (plan->kind == KIND_BAROMETER && scale > 0)
        return arena_printf(plan->arena, "/\u00A0%.*s", STR_ARG(chart_number(plan, scale)));
    return unit;
}

/* Number and unit side by side, or the unit under the number; then change and facts. */
struct laid {
    struct look number, unit, change;
    struct block facts;
    int number_w, unit_w, number_h, bar_h, height, width;
    bool under;
};

/* Estimated, so that trying many sizes opens no font at each of them; a little more than it will be. */
static int
width_at(float em, int size_px)
{
    return (int)ceilf(em * (float)size_px * 1.01F);
}

static float
em_of(const struct plan *plan, enum face face, struct str text)
{
    const struct metrics *metrics = plan->context->metrics;
    return text.len ? (float)metrics->width(metrics->ctx, face, REFERENCE_PX, text) / REFERENCE_PX : 0;
}

/* A decimal or grouping comma, Latin or Arabic. */
static bool
has_comma(struct str number)
{
    return str_find(number, STR(",")) != SIZE_MAX || str_find(number, STR("\u066B")) != SIZE_MAX ||
           str_find(number, STR("\u066C")) != SIZE_MAX;
}

/* Lays number and unit out at a size; false when that is too wide. */
static bool
try_size(const struct plan *plan, const struct measure *measure, float units, struct laid *laid)
{
    int size = plan_px(plan, units);
    bool sign = measure->unit.len <= SIGN_BYTES;
    int unit = (int)((float)size * (sign ? SIGN_SHARE : UNIT_SHARE));
    laid->number = plan_look(plan, &style_number, size);
    if (has_comma(measure->number))
        laid->number.line_px += (int)(COMMA_HANGS * (float)size);
    laid->unit = laid->number;
    laid->unit.face = FACE_HEADING;
    laid->unit.role = ROLE_DETAIL;
    laid->unit.colour = plan->colours.text_soft;
    laid->unit.size_px = unit > plan->body_floor_px ? unit : plan->body_floor_px;
    while (laid->unit.size_px > plan->small_floor_px &&
           width_at(measure->unit_em, laid->unit.size_px) > laid->width)
        laid->unit.size_px--;
    laid->unit.line_px = (int)((float)laid->unit.size_px * 1.2F);
    laid->number_w = width_at(measure->number_em, size);
    laid->unit_w = width_at(measure->unit_em, laid->unit.size_px);
    int gap = (int)((float)size * UNIT_GAP);
    laid->number_h = laid->number.line_px + (laid->under ? laid->unit.line_px : 0);
    int widest = laid->under ? laid->number_w : laid->number_w + gap + laid->unit_w;
    return widest <= laid->width && laid->unit_w <= laid->width;
}

/* The largest size that is not too wide; in units. */
static float
largest(const struct plan *plan, const struct measure *measure, float units, struct laid *laid)
{
    while (!try_size(plan, measure, units, laid) && units > NUMBER_MIN / 3.0F)
        units -= NUMBER_STEP;
    return units;
}

static struct laid
lay(const struct plan *plan, const struct measure *measure, int width_px, float scale)
{
    bool beside = measure->chart && !plan->portrait;
    struct laid laid = {.width = beside ? (int)((float)width_px * NUMBER_SHARE) : width_px, .under = true};
    float units = NUMBER_MIN + ((measure->chart ? NUMBER_MAX : NUMBER_ALONE) - NUMBER_MIN) * scale;
    float under = largest(plan, measure, units, &laid);
    laid.under = false;
    float one_line = largest(plan, measure, units, &laid);
    bool fits = try_size(plan, measure, one_line, &laid);
    bool gains = measure->unit.len > SIGN_BYTES && one_line * UNDER_GAIN < under;
    if (measure->unit.len && (!fits || gains)) {
        laid.under = true;
        try_size(plan, measure, under, &laid);
    }
    laid.change = plan_look(plan, &style_change, plan_size(plan, &style_change, scale));
    laid.facts = block_of(plan, &style_facts, measure->facts_text, laid.width, scale);
    laid.height = laid.number_h + laid.facts.height + plan_px(plan, CHANGE_GAP);
    if (measure->change.text.len)
        laid.height += laid.change.line_px;
    laid.bar_h = measure->reached > 0 ? plan_px(plan, CHART_BAR + BAR_GAP) : 0;
    laid.height += laid.bar_h;
    return laid;
}

static int
chart_height(const struct plan *plan, float scale)
{
    return plan_px(plan, CHART_MIN + (CHART_MAX - CHART_MIN) * scale);
}

static int
measure_height(const struct plan *plan, const struct part *part, int width_px, float scale)
{
    const struct measure *measure = part->data;
    int height = lay(plan, measure, width_px, scale).height;
    if (!measure->chart)
        return height;
    int chart = chart_height(plan, scale);
    if (plan->portrait)
        return height + chart + plan_px(plan, CHART_GAP);
    return height > chart ? height : chart;
}

static void
draw_number(struct sheet *sheet, const struct measure *measure, const struct laid *laid, struct rect at)
{
    sheet_text(sheet, &laid->number, measure->number, at.x, at.y);
    int baseline = sheet->boxes[sheet->count - 1].baseline_px;
    if (laid->under) {
        sheet_text(sheet, &laid->unit, measure->unit, at.x, at.y + laid->number.line_px);
        return;
    }
    int gap = (int)((float)laid->number.size_px * UNIT_GAP);
    int before = sheet->count;
    sheet_text(sheet, &laid->unit, measure->unit, at.x + laid->number_w + gap, at.y);
    if (sheet->count == before)
        return;
    struct box *unit = &sheet->boxes[before];
    unit->at.y += baseline - unit->baseline_px;
    unit->baseline_px = baseline;
}

static void
draw_measure(const struct plan *plan, struct sheet *sheet, const struct part *part, struct rect at,
             float scale)
{
    const struct measure *measure = part->data;
    struct laid laid = lay(plan, measure, at.w, scale);
    struct rect chart = {at.x, at.y + laid.height + plan_px(plan, CHART_GAP), at.w,
                         chart_height(plan, scale)};
    struct rect left = at;
    if (!plan->portrait) {
        int x = at.x + (int)((float)at.w * (1 - CHART_SHARE));
        chart = (struct rect){x, at.y, at.x + at.w - x, at.h};
        left.y += (at.h - laid.height) / 2;
    }
    draw_number(sheet, measure, &laid, left);
    left.y += laid.number_h + plan_px(plan, CHANGE_GAP);
    if (measure->change.text.len) {
        left.h = laid.change.line_px;
        change_draw(plan, sheet, &measure->change, laid.change, left);
        left.y += left.h;
    }
    if (laid.bar_h)
        chart_draw_bar(
            plan, sheet, measure->reached,
            (struct rect){left.x, left.y + plan_px(plan, BAR_GAP) / 2, laid.width, plan_px(plan, CHART_BAR)});
    block_draw(plan, sheet, &laid.facts, left.x, left.y + laid.bar_h);
    if (measure->chart)
        chart_draw(plan, sheet, chart);
}

void
measure_fill(struct plan *plan, enum field number)
{
    struct measure *measure = arena_alloc(plan->arena, sizeof(*measure));
    *measure = (struct measure){.unit = unit_of(plan), .change = change_of(plan), .facts = facts(plan)};
    if (!plan->item->fields[number]) {
        plan_headline_and_body(plan);
        plan_text(plan, &style_detail, 36, measure->facts);
        side_picture(plan);
        side_qr(plan);
        return;
    }
    bool wordy = measure->unit.len > UNIT_BYTES || measure->facts.len > FACTS_BYTES ||
                 measure->change.text.len > UNIT_BYTES;
    struct measure said = *measure;
    if (wordy)
        measure->unit = measure->facts = measure->change.text = STR_NONE;
    measure->number = chart_number(plan, item_number(plan->item, number, 0));
    measure->facts_text = plan_measure(plan, style_facts.face, measure->facts);
    measure->number_em = em_of(plan, style_number.face, measure->number);
    measure->unit_em = em_of(plan, FACE_HEADING, measure->unit);
    measure->chart = chart_wanted(plan);
    plan_drawn(plan, 0, measure_height, draw_measure, measure);
    if (wordy) {
        plan_text(plan, &style_detail, 20, said.unit);
        plan_text(plan, &style_detail, 20, said.change.text);
        plan_text(plan, &style_detail, 20, said.facts);
    }
    plan_text(plan, &style_headline, 56, plan_headline(plan));
    plan_body(plan, &style_body, 18, plan_rest(plan));
    if (!measure->chart)
        side_picture(plan);
    side_qr(plan);
    /* without anything beside it the ground of a figure shows what is reached */
    bool bar = !measure->chart && !wordy && (plan->kind == KIND_BAROMETER || plan->side.draw);
    measure->reached = bar ? chart_reached(plan, number) : 0;
}
