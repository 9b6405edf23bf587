#include "slide/figures/chart.h"

#include <math.h>

#include "base/number.h"
#include "slide/layout/frame.h"
#include "slide/figures/period.h"

#define LINE       11
#define GRID       2
#define DROP       4
#define GRID_LINES 3
#define DOT        50
#define DOT_RING   9
#define LABEL      40
#define ENDS_GAP   20
#define TARGET_AIR 8
#define VALUE_AIR  18
#define PERIOD_GAP 0.4F /* between names of periods, in em */
#define VALUES_MAX 400
/* More periods are not labelled one by one. */
#define PERIODS_MAX 12
/* A number with more digits is not shown. */
#define UNREADABLE 1e15
/* Space above and below the values, as a part of their range. */
#define AIR 0.15
/* The line of the target of a chart this wide, relative to the frame, reaches the edges. */
#define ACROSS 0.7F

static const struct part_style style_target = {
    .role = ROLE_DETAIL, .face = FACE_LABEL, .min = 44, .max = 60, .line_height = 1.2F, .accent = true};
static const struct part_style style_ends = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 44, .max = 60, .line_height = 1.2F, .soft = true};

struct str
chart_number(const struct plan *plan, double number)
{
    if (!(fabs(number) < UNREADABLE))
        return arena_printf(plan->arena, "%.3g", number);
    int decimals = fabs(number) >= 1000 ? 0 : fabs(number) >= 100 ? 1 : 2;
    struct str text = labels_number(plan->context->labels, plan->arena, number, decimals);
    if (str_starts(text, STR("-")))
        return arena_printf(plan->arena, "−%.*s", STR_ARG(str_slice(text, 1, SIZE_MAX)));
    return text;
}

static bool
reaches_edges(const struct plan *plan, struct rect at)
{
    return (float)at.w > ACROSS * (float)plan->context->width;
}

struct chart {
    const double *values;
    int count;
    double low, high, target;
    bool has_target;
    struct rect at;
    struct rect words; /* of the target; w = 0: none */
};

static struct chart
chart_of(const struct plan *plan, struct rect at)
{
    const struct value *series = plan->item->fields[FIELD_SERIES];
    size_t count = number_min(series->count, VALUES_MAX);
    struct chart chart = {.values = series->numbers + (series->count - count), .count = (int)count, .at = at};
    chart.has_target = plan->item->fields[FIELD_TARGET] != NULL;
    chart.target = item_number(plan->item, FIELD_TARGET, 0);
    chart.low = chart.high = chart.has_target ? chart.target : chart.values[0];
    for (int i = 0; i < chart.count; i++) {
        chart.low = fmin(chart.low, chart.values[i]);
        chart.high = fmax(chart.high, chart.values[i]);
    }
    double air = (chart.high - chart.low) * AIR;
    air = air > 0 ? air : 1;
    chart.low -= air;
    chart.high += air;
    return chart;
}

static struct point
point_of(const struct chart *chart, int i, double value)
{
    double share = (value - chart->low) / (chart->high - chart->low);
    float x = (float)chart->at.x + (float)chart->at.w * (float)i / (float)(chart->count - 1);
    return (struct point){x, (float)(chart->at.y + chart->at.h) - (float)share * (float)chart->at.h};
}

/* Horizontal extent of the line of values in a place, in pixels. */
static float
covered(const struct chart *chart, struct rect place)
{
    float sum = 0;
    float left = (float)place.x, right = left + (float)place.w;
    float top = (float)place.y, bottom = top + (float)place.h;
    struct point a = point_of(chart, 0, chart->values[0]);
    for (int i = 1; i < chart->count; i++) {
        struct point b = point_of(chart, i, chart->values[i]);
        float from = fmaxf(a.x, left), to = fminf(b.x, right);
        float rise = (b.y - a.y) / (b.x - a.x);
        float y = a.y + rise * (from - a.x), z = a.y + rise * (to - a.x);
        if (from < to && fmaxf(y, z) > top && fminf(y, z) < bottom)
            sum += to - from;
        a = b;
    }
    return sum;
}

/* The label of the target is above or below its line, at the start or the end: where the values leave most
 * room, preferably on the side without the values. */
static struct rect
words_place(const struct plan *plan, const struct chart *chart, const struct text_style *style, int start,
            int width_px)
{
    int air = plan_px(plan, TARGET_AIR);
    int line = (int)point_of(chart, 0, chart->target).y;
    int over = line - style->line_px - air, under = line + air;
    bool below = chart->values[0] > chart->target;
    int end =
        chart->at.x + chart->at.w - width_px - plan_px(plan, DOT); /* before the dot of the last value */
    const struct rect places[] = {{start, below ? under : over, width_px, style->line_px},
                                  {start, below ? over : under, width_px, style->line_px},
                                  {end, over, width_px, style->line_px},
                                  {end, under, width_px, style->line_px}};
    int bottom = chart->at.y + chart->at.h; /* the labels of the series are below it */
    struct rect best = places[places[0].y + places[0].h <= bottom ? 0 : 1];
    for (size_t i = 0; i < sizeof(places) / sizeof(places[0]); i++) {
        bool inside = places[i].y + places[i].h <= bottom;
        if (inside && covered(chart, places[i]) < covered(chart, best))
            best = places[i];
    }
    return best;
}

/* From each value down to its period. */
static void
draw_drops(const struct plan *plan, struct sheet *sheet, const struct chart *chart)
{
    uint32_t colour = theme_mix(plan->colours.second, plan->colours.text, 0.2F);
    int width = number_max(plan_px(plan, DROP), 1);
    int bottom = chart->at.y + chart->at.h + plan_px(plan, ENDS_GAP) / 2;
    for (int i = 0; i < chart->count; i++) {
        struct point top = point_of(chart, i, chart->values[i]);
        struct rect drop = {(int)top.x - width / 2, (int)top.y, width, bottom - (int)top.y};
        if (!rects_overlap(drop, chart->words))
            sheet_add(sheet, BOX_FILL, drop, colour);
    }
}

static void
draw_grid(const struct plan *plan, struct sheet *sheet, const struct chart *chart)
{
    struct rect words = chart->words;
    uint32_t colour = theme_mix(plan->colours.ground, plan->colours.text, 0.14F);
    if (chart->count <= PERIODS_MAX) {
        draw_drops(plan, sheet, chart);
        return;
    }
    for (int i = 0; i < GRID_LINES; i++) {
        int y = chart->at.y + chart->at.h * i / (GRID_LINES - 1);
        bool crosses = words.h && y > words.y - words.h / 4 && y < words.y + words.h * 5 / 4;
        if (!crosses)
            sheet_add(sheet, BOX_FILL, (struct rect){chart->at.x, y, chart->at.w, plan_px(plan, GRID)},
                      colour);
    }
}

struct target {
    struct text_style style;
    struct str words;
};

/* The label of the target, smaller where the chart is narrow; if that is not enough, only its number. */
static struct target
target_of(const struct plan *plan, const struct sheet *sheet, const struct chart *chart)
{
    struct str number = chart_number(plan, chart->target);
    struct target target = {
        plan_text_style(plan, &style_target, plan_size(plan, &style_target, 1)),
        labels_format(plan->context->labels, plan->arena, "barometer.target", number, STR_NONE)};
    while (target.style.size_px > plan->min_small_px &&
           sheet_text_width(sheet, &target.style, target.words) > chart->at.w)
        target.style.size_px--;
    target.style.size_px = type_scale_fit(&plan->type_scale, target.style.size_px, plan->min_small_px);
    if (sheet_text_width(sheet, &target.style, target.words) > chart->at.w)
        target.words = number;
    return target;
}

static void
draw_target_line(const struct plan *plan, struct sheet *sheet, const struct chart *chart)
{
    struct point line[] = {point_of(chart, 0, chart->target), point_of(chart, 0, chart->target)};
    line[1].x = (float)(chart->at.x + chart->at.w);
    bool wide = reaches_edges(plan, chart->at);
    if (wide) {
        line[0].x = 0;
        line[1].x = (float)plan->context->width;
    }
    struct box *box = sheet_points(sheet, BOX_LINE, line, 2, plan->colours.accent);
    box->width_px = fmaxf((float)plan_px(plan, 6), 2);
    box->dashed = true;
    box->backdrop = wide;
}

static void
draw_values(const struct plan *plan, struct sheet *sheet, const struct chart *chart)
{
    struct point *points = arena_array(plan->arena, (size_t)chart->count, sizeof(*points));
    for (int i = 0; i < chart->count; i++)
        points[i] = point_of(chart, i, chart->values[i]);
    sheet_points(sheet, BOX_LINE, points, chart->count, plan->colours.text)->width_px =
        (float)plan_px(plan, LINE);
    int dot = plan_px(plan, DOT);
    struct point last = points[chart->count - 1];
    struct rect at = {(int)last.x - dot / 2, (int)last.y - dot / 2, dot, dot};
    sheet_add(sheet, BOX_FILL, at, plan->colours.text)->radius_px = dot / 2;
    int ring = plan_px(plan, DOT_RING);
    struct rect inner = {at.x + ring, at.y + ring, dot - 2 * ring, dot - 2 * ring};
    sheet_add(sheet, BOX_FILL, inner, plan->colours.accent)->radius_px = inner.h / 2;
}

/* Draws the names of periods under their points if all of them have room; else only returns whether they do.
 */
static bool
each_period(const struct plan *plan, struct sheet *sheet, const struct chart *chart, struct rect at,
            const struct text_style *style, bool draw)
{
    int y = at.y + at.h - style->line_px, end = at.x;
    for (int i = 0; i < chart->count; i++) {
        struct str name = period_before(plan, chart->count - 1 - i, true);
        int width = sheet_text_width(sheet, style, name);
        int x = (int)point_of(chart, i, chart->values[i]).x - width / 2;
        x = x < at.x ? at.x : x + width > at.x + at.w ? at.x + at.w - width : x;
        if (!name.len || (i && x < end + (int)(PERIOD_GAP * (float)style->size_px)))
            return false;
        if (draw)
            sheet_text(sheet, style, name, x, y);
        end = x + width;
    }
    return true;
}

/* A chart as wide as the frame begins and ends in the middle of the names of its first and last period, if
 * each period has room for its name then. */
static struct rect
between_periods(const struct plan *plan, struct sheet *sheet, struct rect inner, struct rect at,
                const struct text_style *style)
{
    struct chart chart = chart_of(plan, inner);
    struct str first = period_before(plan, chart.count - 1, true), last = period_before(plan, 0, true);
    if (chart.count > PERIODS_MAX || !first.len || !reaches_edges(plan, inner))
        return inner;
    int left = sheet_text_width(sheet, style, first) / 2, right = sheet_text_width(sheet, style, last) / 2;
    chart.at.x = number_max(at.x + left, inner.x);
    chart.at.w = number_min(at.x + at.w - right, inner.x + inner.w) - chart.at.x;
    return each_period(plan, sheet, &chart, at, style, false) ? chart.at : inner;
}

/* The first value above its point, if nothing else is there. */
static void
draw_first_value(const struct plan *plan, struct sheet *sheet, const struct chart *chart, struct rect at,
                 const struct text_style *style)
{
    struct str value = chart_number(plan, chart->values[0]);
    struct point first = point_of(chart, 0, chart->values[0]);
    int width = sheet_text_width(sheet, style, value), air = plan_px(plan, VALUE_AIR);
    struct rect place = {number_max((int)first.x - width / 2, at.x), (int)first.y - style->line_px - air,
                         width, style->line_px};
    int target = chart->has_target ? (int)point_of(chart, 0, chart->target).y : at.y;
    bool crossed = target > place.y - air && target < place.y + place.h;
    if (!crossed && !rects_overlap(place, chart->words) && place.y >= at.y && covered(chart, place) <= 0)
        sheet_text(sheet, style, value, place.x, place.y);
}

/* Labels under the points: each period if there is room, else the first with its value and the last. Only
 * values if periods are not known. */
static void
draw_ends(const struct plan *plan, struct sheet *sheet, const struct chart *chart, struct rect at,
          const struct text_style *style)
{
    int y = at.y + at.h - style->line_px;
    struct str value = chart_number(plan, chart->values[0]);
    struct str last = period_before(plan, 0, true), first = period_before(plan, chart->count - 1, true);
    if (first.len && chart->count <= PERIODS_MAX && each_period(plan, sheet, chart, at, style, false)) {
        each_period(plan, sheet, chart, at, style, true);
        draw_first_value(plan, sheet, chart, at, style);
        return;
    }
    if (!first.len)
        last = chart_number(plan, chart->values[chart->count - 1]);
    first = frame_join(plan->arena, first, value);
    int room = at.x + at.w - chart->at.x - sheet_text_width(sheet, style, last) - style->size_px / 2;
    first = sheet_text_width(sheet, style, first) > room ? value : first;
    if (sheet_text_width(sheet, style, first) <= room)
        sheet_text(sheet, style, first, chart->at.x, y);
    sheet_text_ending(sheet, style, last, at.x + at.w, y);
}

bool
chart_wanted(const struct plan *plan)
{
    const struct value *series = plan->item->fields[FIELD_SERIES];
    return series && series->type == TYPE_NUMBERS && series->count >= 2;
}

void
chart_draw(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    int dot = plan_px(plan, DOT);
    int label = plan_px(plan, LABEL);
    struct text_style ends = plan_text_style(plan, &style_ends, plan_size(plan, &style_ends, 1));
    int below = ends.line_px + plan_px(plan, ENDS_GAP);
    int cap = plan_px(plan, LINE) / 2 + 1;
    struct rect inner = {at.x + cap, at.y + label, at.w - cap - (dot - dot / 2), at.h - label - below};
    struct chart chart = chart_of(plan, between_periods(plan, sheet, inner, at, &ends));
    if (!chart.has_target) {
        draw_grid(plan, sheet, &chart);
        draw_values(plan, sheet, &chart);
    } else {
        struct target target = target_of(plan, sheet, &chart);
        int width = sheet_text_width(sheet, &target.style, target.words);
        chart.words = words_place(plan, &chart, &target.style, inner.x, width);
        draw_grid(plan, sheet, &chart);
        draw_target_line(plan, sheet, &chart);
        draw_values(plan, sheet, &chart);
        if (covered(&chart, chart.words) > 0)
            sheet_add(sheet, BOX_FILL, chart.words, plan->colours.ground);
        sheet_text(sheet, &target.style, target.words, chart.words.x, chart.words.y);
    }
    draw_ends(plan, sheet, &chart, at, &ends);
}

double
chart_target_share(const struct plan *plan, enum field number)
{
    double now = item_number(plan->item, number, 0), target = item_number(plan->item, FIELD_TARGET, 0);
    return target > 0 && now > 0 ? now / target : 0;
}

void
chart_draw_bar(const struct plan *plan, struct sheet *sheet, float reached, struct rect at)
{
    struct rect done = {at.x, at.y, (int)((float)at.w * fminf(reached, 1)), at.h};
    sheet_add(sheet, BOX_FILL, at, theme_mix(plan->colours.ground, plan->colours.text, 0.16F))->radius_px =
        at.h / 2;
    if (done.w >= done.h)
        sheet_add(sheet, BOX_FILL, done, plan->colours.accent)->radius_px = at.h / 2;
}
