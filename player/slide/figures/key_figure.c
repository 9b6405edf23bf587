#include "slide/figures/key_figure.h"

#include <math.h>

#include "base/number.h"
#include "slide/layout/text_block.h"
#include "slide/figures/trend.h"
#include "slide/figures/chart.h"
#include "slide/figures/figure_gap.h"
#include "slide/figures/figure_words.h"
#include "slide/layout/frame.h"
#include "slide/figures/period.h"
#include "slide/layout/side.h"

/* Sizes of the number, in units. */
#define NUMBER_MAX      430
#define NUMBER_PORTRAIT 470
#define NUMBER_MIN      230
#define NUMBER_ALONE    560 /* the maximum without a chart */
#define NUMBER_STEP     10
#define NUMBER_LINE     0.82F
/* How far a comma extends below the baseline of digits, in em. */
#define COMMA_HANGS 0.2F
#define UNIT_SHARE  0.23F
/* A unit of more than one character goes below the number if that makes the number so much larger. */
#define UNDER_GAIN  1.2F
#define UNIT_LINE   1.05F
#define UNIT_BESIDE 0.88F /* its box does not reach lower than that of the number */
#define UNIT_GAP    0.08F
#define SIGN_GAP    0.03F
/* "%" and "€" are as large as their number, "/ 5" is half as large. */
#define SIGN_BYTES  3
#define SCALE_SHARE 0.5F

/* The number and the chart side by side. */
#define NUMBER_SHARE   0.5F
#define CHART_SHARE    0.45F
#define CHART_MIN      240
#define CHART_MAX      480
#define CHART_PORTRAIT 480
#define CHART_GAP      48
#define CHANGE_GAP     14
#define BAR_GAP        34
/* Number and words side by side above a chart of full width. */
#define WORDS_SHARE    0.42F
#define WORDS_GAP      48
#define HEADLINE_BYTES 120
#define REST_BYTES     120
#define WIDE_CHART_MAX 360
/* Longer ones are set as text below the number. */
#define UNIT_BYTES    40
#define DETAILS_BYTES 140

static const struct part_style style_number = {
    .role = ROLE_TITLE, .face = FACE_TITLE, .min = NUMBER_MIN, .max = NUMBER_MAX, .line_height = NUMBER_LINE};
static const struct part_style style_change = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 50, .max = 76, .line_height = 1.26F};
#define DETAILS_UNDER 60 /* their maximum under a headline that is itself under the number */
static const struct part_style style_details = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 44, .max = 80, .line_height = 1.26F, .soft = true};
static const struct part_style style_headline = {.role = ROLE_TITLE,
                                                 .face = FACE_HEADING,
                                                 .min = 60,
                                                 .max = 96,
                                                 .line_height = 1.14F,
                                                 .max_lines = 3,
                                                 .balanced = true,
                                                 .keep_together = true};
/* The headline's sizes under a number without a chart, which is to be the largest. */
#define UNDER_MIN 56
#define UNDER_MAX 62
static const struct part_style style_under_text = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 46, .max = 64, .line_height = 1.28F};

static const struct part_style style_rest = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 48, .max = 104, .line_height = 1.26F, .balanced = true};

struct key_figure {
    struct str number, unit; /* the unit, or "/ 5" */
    struct trend change;
    struct str change_words; /* the end of a long change; or empty */
    struct str details;
    const struct text *details_text;
    /* beside the number, above the chart; NULL: both are below */
    const struct text *headline, *rest;
    float number_em, unit_em; /* widths at size 1 */
    bool chart;
    float reached; /* part of the target; 0: no bar */
};

/* Number and unit side by side, or the unit below the number; then change and details. */
struct key_figure_layout {
    struct text_style number, unit, change;
    struct text_block details, headline, rest;
    int number_w, unit_w, gap, number_h, bar_h, height, width;
    int column_w;  /* of number and unit: a long unit is wider than `width` */
    int details_x; /* start of details on the line of the change; 0: they are below it */
    int change_h;  /* of that line */
    bool under;
    struct rect words; /* headline, change and details, from the top left of the part */
};

/* Estimated, so that trying many sizes opens no font; slightly too large. */
static int
width_at(float em, int size_px)
{
    return (int)ceilf(em * (float)size_px * 1.01F);
}

static float
em_of(const struct plan *plan, enum face face, struct str text)
{
    const struct metrics *metrics = plan->context->metrics;
    return text.len
               ? (float)metrics->width(metrics->ctx, face, METRICS_REFERENCE_PX, text) / METRICS_REFERENCE_PX
               : 0;
}

/* A decimal or grouping comma, Latin or Arabic. */
static bool
has_comma(struct str number)
{
    return str_find(number, STR(",")) != SIZE_MAX || str_find(number, STR("\u066B")) != SIZE_MAX ||
           str_find(number, STR("\u066C")) != SIZE_MAX;
}

/* Lays number and unit out at a size; false when they are too wide. */
static bool
try_size(const struct plan *plan, const struct key_figure *figure, float units,
         struct key_figure_layout *layout)
{
    int wanted = plan_px(plan, units);
    int size = plan_near_size(type_scale_fit(&plan->type_scale, wanted, plan->min_body_px), wanted);
    bool brief = figure->unit.len <= SIGN_BYTES, sign = brief && !str_starts(figure->unit, STR("/"));
    int unit = (int)((float)size * (sign ? 1 : brief ? SCALE_SHARE : UNIT_SHARE));
    layout->number = plan_text_style(plan, &style_number, size);
    if (has_comma(figure->number))
        layout->number.line_px += (int)(COMMA_HANGS * (float)size);
    layout->unit = layout->number;
    layout->unit.face = FACE_HEADING;
    layout->unit.role = ROLE_DETAIL;
    layout->unit.colour = plan->kind == KIND_BAROMETER ? plan->colours.text_soft : plan->colours.text;
    layout->unit.size_px = number_max(unit, plan->min_body_px);
    while (layout->unit.size_px > plan->min_small_px &&
           width_at(figure->unit_em, layout->unit.size_px) > layout->width)
        layout->unit.size_px--;
    int unit_px = type_scale_size(&plan->type_scale, layout->unit.size_px, plan->min_small_px);
    layout->unit.size_px = width_at(figure->unit_em, unit_px) <= layout->width
                               ? unit_px
                               : type_scale_fit(&plan->type_scale, layout->unit.size_px, plan->min_small_px);
    layout->unit.line_px = (int)((float)layout->unit.size_px * (layout->under ? UNIT_LINE
                                                                : sign        ? NUMBER_LINE
                                                                              : UNIT_BESIDE));
    layout->number_w = width_at(figure->number_em, size);
    layout->unit_w = width_at(figure->unit_em, layout->unit.size_px);
    int gap = (int)((float)size * (sign ? SIGN_GAP : UNIT_GAP));
    layout->number_h = layout->number.line_px + (layout->under ? layout->unit.line_px : 0);
    layout->gap = gap;
    /* a unit that is wider under it takes place from what is beside it */
    return (layout->under ? layout->number_w : layout->number_w + gap + layout->unit_w) <= layout->width;
}

/* The largest size that fits; in units. */
static float
largest(const struct plan *plan, const struct key_figure *figure, float units,
        struct key_figure_layout *layout)
{
    while (!try_size(plan, figure, units, layout) && units > NUMBER_MIN / 3.0F)
        units -= NUMBER_STEP;
    return units;
}

/* The words below the number, or beside it. */
static void
lay_words(const struct plan *plan, const struct key_figure *figure, int width_px, float scale,
          struct key_figure_layout *layout)
{
    layout->words = (struct rect){0, layout->number_h + plan_px(plan, CHANGE_GAP), layout->width, 0};
    layout->column_w = number_max(layout->width, layout->unit_w);
    if (figure->headline) {
        int x = plan->portrait ? 0 : layout->column_w + plan_px(plan, WORDS_GAP);
        layout->words = (struct rect){x, plan->portrait ? layout->words.y : 0, width_px - x, 0};
        layout->headline = text_block_fit(plan, &style_headline, figure->headline, layout->words.w, scale);
        layout->rest = text_block_fit(plan, &style_rest, figure->rest, layout->words.w, scale);
    }
    layout->change = plan_text_style(plan, &style_change, plan_size(plan, &style_change, scale));
    struct part_style details = style_details;
    if (plan->portrait && figure->headline)
        details.max = DETAILS_UNDER;
    layout->details = text_block_fit(plan, &details, figure->details_text, layout->words.w, scale);
    layout->bar_h = figure->reached > 0 ? plan_px(plan, CHART_BAR + BAR_GAP) : 0;
    int change = figure->change.text.len ? layout->change.line_px : 0, gap = plan_px(plan, CHANGE_GAP);
    int behind = trend_width(plan, &figure->change, &layout->change) + layout->change.size_px / 2;
    if (change && !layout->bar_h && layout->details.lines.count == 1 &&
        behind + text_block_width(&layout->details) <= layout->words.w)
        layout->details_x = behind;
    layout->change_h = layout->details_x ? number_max(change, layout->details.height) : change;
    layout->words.h = layout->change_h + layout->bar_h + (layout->details_x ? 0 : layout->details.height) +
                      (layout->headline.height ? layout->headline.height + gap : 0) +
                      (layout->rest.height ? layout->rest.height + gap : 0);
    int bottom = layout->words.y + layout->words.h;
    layout->height = number_max(bottom, layout->number_h);
}

static struct key_figure_layout
lay_out(const struct plan *plan, const struct key_figure *figure, int width_px, float scale)
{
    bool beside = figure->chart && !plan->portrait;
    float share = figure->headline ? WORDS_SHARE : NUMBER_SHARE;
    struct key_figure_layout layout = {.width = beside ? (int)((float)width_px * share) : width_px,
                                       .under = true};
    float most = !figure->chart ? NUMBER_ALONE : plan->portrait ? NUMBER_PORTRAIT : NUMBER_MAX;
    float units = NUMBER_MIN + (most - NUMBER_MIN) * scale;
    float under = largest(plan, figure, units, &layout);
    layout.under = false;
    float one_line = largest(plan, figure, units, &layout);
    bool fits = try_size(plan, figure, one_line, &layout);
    bool gains = figure->unit.len > SIGN_BYTES && one_line * UNDER_GAIN < under;
    bool words = plan->kind == KIND_FIGURE && figure->unit.len > SIGN_BYTES;
    if (figure->unit.len && (!fits || gains || words)) {
        layout.under = true;
        try_size(plan, figure, under, &layout);
    }
    lay_words(plan, figure, width_px, scale, &layout);
    return layout;
}

static int
chart_height(const struct plan *plan, const struct key_figure *figure, float scale)
{
    int most = plan->portrait ? CHART_PORTRAIT : figure->headline ? WIDE_CHART_MAX : CHART_MAX;
    return plan_px(plan, CHART_MIN + (float)(most - CHART_MIN) * scale);
}

/* True when the chart is below number and words, as wide as the column. */
static bool
chart_under(const struct plan *plan, const struct key_figure *figure)
{
    return plan->portrait || figure->headline;
}

static int
key_figure_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    const struct key_figure *figure = part->data;
    int height = lay_out(plan, figure, width_px, scale).height;
    if (!figure->chart)
        return height;
    int chart = chart_height(plan, figure, scale);
    if (chart_under(plan, figure))
        return height + chart + plan_px(plan, CHART_GAP);
    return number_max(height, chart);
}

static void
draw_number(struct sheet *sheet, const struct key_figure *figure, const struct key_figure_layout *layout,
            struct rect at)
{
    sheet_text(sheet, &layout->number, figure->number, at.x, at.y);
    if (layout->under) {
        sheet_text(sheet, &layout->unit, figure->unit, at.x, at.y + layout->number.line_px);
        return;
    }
    sheet_text_behind(sheet, &layout->unit, figure->unit, at.x + layout->number_w + layout->gap);
}

static void
draw_words(const struct plan *plan, struct sheet *sheet, const struct key_figure *figure,
           const struct key_figure_layout *layout, struct rect at)
{
    if (layout->headline.height) {
        text_block_draw(plan, sheet, &layout->headline, at.x, at.y);
        at.y += layout->headline.height + plan_px(plan, CHANGE_GAP);
    }
    int line = layout->change.line_px, aside = layout->details_x;
    if (layout->change_h)
        trend_draw(plan, sheet, &figure->change, layout->change,
                   (struct rect){at.x, at.y + (layout->change_h - line) / 2, at.w, line});
    if (aside)
        text_block_draw(plan, sheet, &layout->details, at.x + aside,
                        at.y + (layout->change_h - layout->details.height) / 2);
    at.y += layout->change_h;
    if (layout->bar_h)
        chart_draw_bar(
            plan, sheet, figure->reached,
            (struct rect){at.x, at.y + plan_px(plan, BAR_GAP) / 2, at.w, plan_px(plan, CHART_BAR)});
    at.y += layout->bar_h;
    if (!aside)
        text_block_draw(plan, sheet, &layout->details, at.x, at.y);
    at.y += aside ? 0 : layout->details.height;
    text_block_draw(plan, sheet, &layout->rest, at.x, at.y + plan_px(plan, CHANGE_GAP));
}

static void
draw_key_figure(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
                float scale)
{
    const struct key_figure *figure = part->data;
    struct key_figure_layout layout = lay_out(plan, figure, at.w, scale);
    struct rect chart = {at.x, at.y + layout.height + plan_px(plan, CHART_GAP), at.w,
                         chart_height(plan, figure, scale)};
    struct rect left = at;
    if (!chart_under(plan, figure)) {
        int x = at.x + (int)((float)at.w * (1 - CHART_SHARE));
        x = number_clamp(at.x + layout.column_w + plan_px(plan, WORDS_GAP) / 2, x, at.x + at.w * 3 / 4);
        chart = (struct rect){x, at.y, at.x + at.w - x, at.h};
        left.y += (at.h - layout.height) / 2;
    }
    if (figure->headline && !plan->portrait)
        layout.words.y = (layout.height - layout.words.h) / 2;
    draw_number(sheet, figure, &layout, left);
    draw_words(plan, sheet, figure, &layout,
               (struct rect){left.x + layout.words.x, left.y + layout.words.y, layout.words.w, 0});
    if (figure->chart)
        chart_draw(plan, sheet, chart);
}

/* Puts the headline and a short text beside the number, in portrait under it, if everything fits above a
 * chart of full width; the number of answers moves to the footer. */
static bool
headline_beside(struct plan *plan, struct key_figure *figure)
{
    struct str headline = plan_headline(plan), rest = str_trim(plan_remaining_body(plan));
    struct rect area = frame_of(plan).area;
    struct key_figure beside = *figure;
    if (!figure->chart || side_shows_qr(plan) || str_blank(headline) ||
        !figure_is_brief(headline, HEADLINE_BYTES) || !figure_is_brief(rest, REST_BYTES))
        return false;
    beside.headline = plan_measure(plan, style_headline.face, plan_join_names(plan, headline));
    beside.rest = plan_measure(plan, style_rest.face, rest);
    struct str details = frame_join(plan->arena, figure->change_words, period_text(plan));
    beside.details_text = plan_measure(plan, style_details.face, details);
    const struct plan_part part = {.data = &beside};
    if (key_figure_height(plan, &part, area.w, 0) > area.h)
        return false;
    *figure = beside;
    plan->footer = frame_join(plan->arena, plan->footer, figure_answers(plan));
    return true;
}

/* Puts the period into the label if it has room there, which leaves the height to the number. */
static void
details_in_label(struct plan *plan, struct key_figure *figure)
{
    float share = plan->side.draw ? 1 - plan->side.share : 1;
    plan->label = figure->details;
    if (frame_label_fits(plan, share))
        figure->details_text = plan_measure(plan, style_details.face, STR_NONE);
    else
        plan->label = STR_NONE;
}

void
key_figure_fill(struct plan *plan, enum field number)
{
    struct key_figure *figure = arena_alloc(plan->arena, sizeof(*figure));
    figure_gap_add(plan);
    *figure = (struct key_figure){.unit = figure_unit(plan), .change = trend_of(plan)};
    figure->change_words = trend_split(&figure->change);
    figure->details = frame_join(plan->arena, figure->change_words, figure_details(plan));
    if (!plan->item->fields[number]) {
        plan_headline_and_body(plan);
        plan_add_text(plan, &style_detail, 36, figure->details);
        side_picture(plan);
        side_add_qr(plan);
        return;
    }
    bool wordy = figure->unit.len > UNIT_BYTES || figure->details.len > DETAILS_BYTES ||
                 figure->change.text.len > UNIT_BYTES;
    struct key_figure said = *figure;
    if (wordy)
        figure->unit = figure->details = figure->change.text = STR_NONE;
    figure->number = chart_number(plan, item_number(plan->item, number, 0));
    figure->details_text = plan_measure(plan, style_details.face, figure->details);
    figure->number_em = em_of(plan, style_number.face, figure->number);
    figure->unit_em = em_of(plan, FACE_HEADING, figure->unit);
    figure->chart = chart_wanted(plan);
    bool beside = !wordy && headline_beside(plan, figure), low = !figure->chart && !plan->portrait;
    if (low && !wordy)
        details_in_label(plan, figure);
    plan_add_drawn(plan, 0, key_figure_height, draw_key_figure, figure);
    if (wordy) {
        plan_add_text(plan, &style_detail, 20, said.unit);
        plan_add_text(plan, &style_detail, 20, said.change.text);
        plan_add_text(plan, &style_detail, 20, said.details);
    }
    if (!beside) {
        struct part_style style = style_headline;
        style.min = low ? UNDER_MIN : style.min;
        style.max = low ? UNDER_MAX : style.max;
        plan_add_text(plan, &style, low ? 20 : 56, plan_headline(plan));
        plan_add_body(plan, low ? &style_under_text : &style_body, low ? 10 : 18, plan_remaining_body(plan));
    }
    if (!figure->chart && !plan->side.draw)
        side_picture(plan);
    side_add_qr(plan);
    /* a figure without anything beside it shows on its background what is reached */
    bool bar = !figure->chart && !wordy && (plan->kind == KIND_BAROMETER || plan->url.ptr);
    figure->reached = bar ? (float)chart_target_share(plan, number) : 0;
}
