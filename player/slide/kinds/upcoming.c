/* The day as a block, and what comes. */
#include <math.h>

#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"
#include "type/typo.h"
#include "slide/layout/when.h"

#define LEAF_SHARE    0.34F
#define LEAF_PORTRAIT 0.27F
#define LEAF_STACKED  0.4F /* across a landscape frame */
#define PAD           44
#define BLOCK         620 /* units: the height of day, number and month together */
/* A word takes so much of its height. */
#define WORD_PART 5
#define DAY_W     380 /* where the leaf lies across */

static const struct style style_word = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 40, .max = 84, .line = 1.2F};
static const struct style style_large_word = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 46, .max = 120, .line = 1.2F};
static const struct style style_day = {
    .role = ROLE_DETAIL, .face = FACE_TITLE, .min = 150, .max = 430, .line = 0.8F};

/* A word of the block, as large as it fits. */
static struct look
fitted(const struct plan *plan, const struct sheet *sheet, const struct style *style, struct str word,
       struct rect at)
{
    struct look look = plan_look(plan, style, plan_size(plan, style, 1));
    look.colour = plan->colours.on_panel;
    look.size_px = look.size_px < at.h * 5 / 4 ? look.size_px : at.h * 5 / 4;
    while (look.size_px > plan->small_floor_px && sheet_text_width(sheet, &look, word) > at.w)
        look.size_px--;
    look.line_px = at.h;
    return look;
}

static void
draw_word(const struct plan *plan, struct sheet *sheet, const struct style *style, struct str word,
          struct rect at)
{
    struct look look = fitted(plan, sheet, style, word, at);
    sheet_text_centred(sheet, &look, word, at.x + at.w / 2, at.y);
}

struct day {
    struct str number, month, weekday;
};

/* "mars", or "mars 2027" when that is known to be another year. */
static struct str
month_of(const struct plan *plan, int64_t at_s)
{
    const struct slide_context *context = plan->context;
    struct str year = labels_date_part(context->labels, plan->arena, at_s, "y", context->zone);
    struct str now = labels_date_part(context->labels, plan->arena, when_now_s(plan), "y", context->zone);
    bool other = context->now.trusted && !str_equal(year, now);
    return labels_date_part(context->labels, plan->arena, at_s, other ? "yLLLL" : "LLLL", context->zone);
}

static struct day
day_of(const struct plan *plan)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s = 0;
    when_date(plan, FIELD_ON, &date, &at_s);
    return (struct day){labels_date_part(context->labels, plan->arena, at_s, "d", context->zone),
                        month_of(plan, at_s),
                        labels_date_part(context->labels, plan->arena, at_s, "EEEE", context->zone)};
}

/* Weekday, number and month under one another. */
static void
draw_upright(const struct plan *plan, struct sheet *sheet, struct rect at, const struct day *day)
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

/* The number, and beside it the month, above the weekday. */
static void
draw_across(const struct plan *plan, struct sheet *sheet, struct rect at, const struct day *day)
{
    struct rect safe = frame_of(plan).safe;
    int top = safe.y, high = at.y + at.h - plan_px(plan, PAD) - top;
    struct rect number = {safe.x, top, plan_px(plan, DAY_W), high};
    struct rect word = {number.x + number.w + plan_px(plan, PAD), top + high / 2, 0, high * 3 / 10};
    word.w = safe.x + safe.w - word.x;
    draw_word(plan, sheet, &style_day, day->number, number);
    struct look look = fitted(plan, sheet, &style_large_word, day->month, word);
    sheet_text(sheet, &look, day->month, word.x, word.y - word.h);
    look = fitted(plan, sheet, &style_word, day->weekday, word);
    sheet_text(sheet, &look, day->weekday, word.x, word.y);
}

/* The leaf of a calendar, from edge to edge. */
static void
draw_date(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct day day = day_of(plan);
    sheet_add(sheet, BOX_FILL, at, plan->colours.panel)->backdrop = true;
    if (side_stacked(plan))
        draw_across(plan, sheet, at, &day);
    else
        draw_upright(plan, sheet, at, &day);
}

/* What the block does not say: how far the day is, the hour, the place. */
static struct str
details(const struct plan *plan)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s;
    struct str where = item_text(plan->item, FIELD_WHERE);
    if (!when_date(plan, FIELD_ON, &date, &at_s))
        return where;
    struct str hour = STR_NONE;
    struct str ahead = STR_NONE;
    if (date.instant)
        hour = labels_date_part(context->labels, plan->arena, at_s, "jm", context->zone);
    if (context->now.trusted)
        ahead = labels_date_ahead(context->labels, plan->arena, at_s, when_now_s(plan), context->zone);
    ahead = frame_join(plan->arena, typo_unbroken(plan->arena, ahead), hour);
    return frame_join(plan->arena, ahead, where);
}

void
kind_upcoming(struct plan *plan)
{
    struct field_date date;
    int64_t at_s;
    struct part *title = plan_text(plan, &style_title, 0, plan_headline(plan));
    if (title)
        title->style.max = 128;
    struct part *detail = plan_text(plan, &style_caption, 30, details(plan));
    if (detail)
        detail->style.keep = false;
    plan_body(plan, &style_body, 40, plan_rest(plan));
    if (when_date(plan, FIELD_ON, &date, &at_s))
        plan->side = (struct side){
            .draw = draw_date, .bleed = true, .start = true, .share = LEAF_SHARE, .portrait = LEAF_PORTRAIT};
    else
        side_picture(plan);
    side_qr(plan);
    if (when_ahead(plan, FIELD_PUBLIC_ON)) {
        plan->label = labels_text(plan->context->labels, "upcoming.first");
        struct str day = labels_format(plan->context->labels, plan->arena, "upcoming.public",
                                       when_day(plan, FIELD_PUBLIC_ON), STR_NONE);
        struct str who = !str_blank(plan->item->author) ? plan->item->author : plan->item->source;
        plan->foot = frame_join(plan->arena, who, day);
    }
}
