/* The day as a block, and the event. */
#include <math.h>

#include "base/number.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"
#include "type/typography.h"
#include "slide/layout/date_text.h"

#define LEAF_SHARE    0.34F
#define LEAF_PORTRAIT 0.27F
#define PAD           44
#define BLOCK         620 /* units: the total height of day, number and month */
/* The part of its height for a word. */
#define WORD_PART 5
#define DAY_W     380 /* when the leaf is horizontal */

static const struct part_style style_word = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 46, .max = 96, .line_height = 1.2F};
static const struct part_style style_large_word = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 46, .max = 120, .line_height = 1.2F};
static const struct part_style style_day = {
    .role = ROLE_DETAIL, .face = FACE_TITLE, .min = 150, .max = 430, .line_height = 0.8F};

/* A word of the block, as large as possible. */
static struct text_style
fitted(const struct plan *plan, const struct sheet *sheet, const struct part_style *range, struct str word,
       struct rect at)
{
    struct text_style style = plan_text_style(plan, range, plan_size(plan, range, 1));
    style.colour = plan->colours.on_panel;
    int most = range == &style_day ? at.h * 5 / 4 : at.h * 19 / 20; /* digits have no descenders */
    style.size_px = number_min(style.size_px, number_max(most, plan->min_small_px));
    while (style.size_px > plan->min_small_px && sheet_text_width(sheet, &style, word) > at.w)
        style.size_px--;
    style.line_px = at.h;
    return style;
}

static void
draw_word(const struct plan *plan, struct sheet *sheet, const struct part_style *range, struct str word,
          struct rect at)
{
    struct text_style style = fitted(plan, sheet, range, word, at);
    sheet_text_centred(sheet, &style, word, at.x + at.w / 2, at.y);
}

struct calendar_day {
    struct str number, month, weekday;
};

/* "mars", or "mars 2027" if the year is known to be another one. */
static struct str
month_of(const struct plan *plan, int64_t at_s)
{
    const struct slide_context *context = plan->context;
    struct str year = labels_date_part(context->labels, plan->arena, at_s, "y", context->zone);
    struct str now =
        labels_date_part(context->labels, plan->arena, date_text_now_s(plan), "y", context->zone);
    bool other = context->now.trusted && !str_equal(year, now);
    return labels_date_part(context->labels, plan->arena, at_s, other ? "yLLLL" : "LLLL", context->zone);
}

static struct calendar_day
day_of(const struct plan *plan)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s = 0;
    date_text_field(plan, FIELD_ON, &date, &at_s);
    return (struct calendar_day){labels_date_part(context->labels, plan->arena, at_s, "d", context->zone),
                                 month_of(plan, at_s),
                                 labels_date_part(context->labels, plan->arena, at_s, "EEEE", context->zone)};
}

/* Weekday, number and month from top to bottom. */
static void
draw_upright(const struct plan *plan, struct sheet *sheet, struct rect at, const struct calendar_day *day)
{
    struct rect safe = frame_of(plan).safe;
    int pad = plan_px(plan, PAD), high = plan_px(plan, BLOCK), left = safe.x, end = at.x + at.w - pad;
    int word = high / WORD_PART;
    struct rect line = {left, at.y + (at.h - high) / 2, end - left, word};
    draw_word(plan, sheet, &style_word, day->weekday, line);
    line.y += word;
    line.h = high - 2 * word;
    draw_word(plan, sheet, &style_day, day->number, line);
    line.y += line.h;
    line.h = word;
    draw_word(plan, sheet, &style_word, day->month, line);
}

/* The number, and beside it the month above the weekday. */
static void
draw_across(const struct plan *plan, struct sheet *sheet, struct rect at, const struct calendar_day *day)
{
    struct rect safe = frame_of(plan).safe;
    int top = safe.y, high = at.y + at.h - plan_px(plan, PAD) - top;
    struct rect number = {safe.x, top, plan_px(plan, DAY_W), high};
    struct rect word = {number.x + number.w + plan_px(plan, PAD), top + high / 2, 0, high * 3 / 10};
    word.w = safe.x + safe.w - word.x;
    draw_word(plan, sheet, &style_day, day->number, number);
    struct text_style style = fitted(plan, sheet, &style_large_word, day->month, word);
    sheet_text(sheet, &style, day->month, word.x, word.y - word.h);
    style = fitted(plan, sheet, &style_word, day->weekday, word);
    sheet_text(sheet, &style, day->weekday, word.x, word.y);
}

/* The leaf of a calendar, from edge to edge. */
static void
draw_date(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct calendar_day day = day_of(plan);
    sheet_add(sheet, BOX_FILL, at, plan->colours.panel)->backdrop = true;
    if (side_stacked(plan))
        draw_across(plan, sheet, at, &day);
    else
        draw_upright(plan, sheet, at, &day);
}

/* Details that are not in the block: days to go, time, place. */
static struct str
details(const struct plan *plan)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s;
    struct str where = item_text(plan->item, FIELD_WHERE);
    if (!date_text_field(plan, FIELD_ON, &date, &at_s))
        return where;
    struct str hour = STR_NONE;
    struct str ahead = STR_NONE;
    if (date.instant)
        hour = labels_date_part(context->labels, plan->arena, at_s, "jm", context->zone);
    if (context->now.trusted)
        ahead = labels_date_ahead(context->labels, plan->arena, at_s, date_text_now_s(plan), context->zone);
    ahead = frame_join(plan->arena, typography_no_break(plan->arena, ahead), hour);
    return frame_join(plan->arena, ahead, where);
}

void
kind_upcoming(struct plan *plan)
{
    struct field_date date;
    int64_t at_s;
    struct plan_part *title = plan_add_text(plan, &style_title, 0, plan_headline(plan));
    if (title)
        title->style.max = 128;
    struct plan_part *detail = plan_add_text(plan, &style_caption, 30, details(plan));
    if (detail)
        detail->style.keep_with_next = false;
    plan_add_body(plan, &style_body, 40, plan_remaining_body(plan));
    if (date_text_field(plan, FIELD_ON, &date, &at_s))
        plan->side = (struct side){
            .draw = draw_date, .bleed = true, .start = true, .share = LEAF_SHARE, .portrait = LEAF_PORTRAIT};
    else
        side_picture(plan);
    side_add_qr(plan);
    if (date_text_upcoming(plan, FIELD_PUBLIC_ON)) {
        plan->label = labels_text(plan->context->labels, "upcoming.first");
        struct str day = labels_format(plan->context->labels, plan->arena, "upcoming.public",
                                       date_text_day(plan, FIELD_PUBLIC_ON), STR_NONE);
        struct str who = !str_blank(plan->item->author) ? plan->item->author : plan->item->source;
        plan->footer = frame_join(plan->arena, who, day);
    }
}
