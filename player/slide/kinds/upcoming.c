/* The day as the leaf of a calendar, the picture, and the event. */
#include <math.h>

#include "base/number.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/side.h"
#include "type/typography.h"
#include "slide/layout/date_text.h"

#define LEAF_SHARE    0.37F
#define LEAF_PORTRAIT 0.27F
#define PAD           30
#define BLOCK         680 /* units: the total height of day, number and month */
/* With a picture: the share of both, and the part of the leaf: the upper in landscape, in portrait the first.
 */
#define BOTH_SHARE         0.38F
#define BOTH_PORTRAIT      0.34F
#define LEAF_PART          0.5F
#define LEAF_PART_PORTRAIT 0.42F
/* The part of its height for a word. */
#define WORD_PART 5
#define DAY_W     380 /* when the leaf is horizontal */

static const struct part_style style_word = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 46, .max = 84, .line_height = 1.2F};
/* The same, as large as a title, where both words have room for that. */
static const struct part_style style_bold = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 96, .max = 110, .line_height = 1.2F};
/* Beside the leaf, whose number and the title take two of the three sizes of a slide. */
static const struct part_style style_text = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 46, .max = 60, .line_height = 1.3F};
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
    style.size_px = type_scale_fit(&plan->type_scale, style.size_px, plan->min_small_px);
    style.line_px = at.h;
    return style;
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

/* The places of the leaf for weekday, number and month, from top to bottom. */
struct leaf {
    struct rect weekday, number, month;
    struct text_style words; /* of weekday and month */
};

/* Weekday and month in one size. */
static void
size_words_as(const struct plan *plan, const struct sheet *sheet, const struct part_style *style,
              const struct calendar_day *day, struct leaf *leaf)
{
    leaf->words = fitted(plan, sheet, style, day->weekday, leaf->weekday);
    struct text_style month = fitted(plan, sheet, style, day->month, leaf->month);
    leaf->words.size_px = number_min(leaf->words.size_px, month.size_px);
}

/* As large as the place allows. */
static void
size_words(const struct plan *plan, const struct sheet *sheet, const struct calendar_day *day,
           struct leaf *leaf)
{
    size_words_as(plan, sheet, &style_bold, day, leaf);
    if (leaf->words.size_px < plan_px(plan, style_bold.min) || plan->portrait)
        size_words_as(plan, sheet, &style_word, day, leaf);
}

static struct leaf
leaf_of(const struct plan *plan, const struct sheet *sheet, struct rect at, const struct calendar_day *day)
{
    struct rect safe = frame_of(plan).safe;
    int pad = plan_px(plan, PAD), top = number_max(at.y, safe.y), room = at.y + at.h - pad - top;
    bool whole = at.h == plan->context->height;
    int high = whole ? plan_px(plan, BLOCK) : number_min(plan_px(plan, BLOCK), room);
    int word = high / WORD_PART, y = whole ? at.y + (at.h - high) / 2 : top + (room - high) / 2;
    struct leaf leaf = {.weekday = {safe.x, y, at.x + at.w - pad - safe.x, word}};
    leaf.number = leaf.month = leaf.weekday;
    leaf.number.y += word;
    leaf.number.h = high - 2 * word;
    leaf.month.y += high - word;
    size_words(plan, sheet, day, &leaf);
    return leaf;
}

static void
draw_upright(const struct plan *plan, struct sheet *sheet, struct rect at, const struct calendar_day *day)
{
    struct leaf leaf = leaf_of(plan, sheet, at, day);
    struct text_style number = fitted(plan, sheet, &style_day, day->number, leaf.number);
    int widest = number_max(number_max(sheet_text_width(sheet, &leaf.words, day->weekday),
                                       sheet_text_width(sheet, &leaf.words, day->month)),
                            sheet_text_width(sheet, &number, day->number));
    /* the middle of the leaf, as far as the safe area allows */
    int middle = number_max(at.x + at.w / 2, leaf.number.x + (widest + 1) / 2);
    sheet_text_centred(sheet, &leaf.words, day->weekday, middle, leaf.weekday.y);
    sheet_text_centred(sheet, &number, day->number, middle, leaf.number.y);
    sheet_text_centred(sheet, &leaf.words, day->month, middle, leaf.month.y);
}

/* The number, and beside it the month above the weekday. */
static struct leaf
leaf_across(const struct plan *plan, const struct sheet *sheet, struct rect at,
            const struct calendar_day *day)
{
    struct rect safe = frame_of(plan).safe;
    int top = safe.y, high = at.y + at.h - plan_px(plan, PAD) - top, line = high * 3 / 10;
    struct leaf leaf = {.number = {safe.x, top, plan_px(plan, DAY_W), high}};
    int left = leaf.number.x + leaf.number.w + plan_px(plan, PAD);
    leaf.month = leaf.weekday = (struct rect){left, top + high / 2, safe.x + safe.w - left, line};
    leaf.month.y -= line;
    size_words(plan, sheet, day, &leaf);
    return leaf;
}

static void
draw_across(const struct plan *plan, struct sheet *sheet, struct rect at, const struct calendar_day *day)
{
    struct leaf leaf = leaf_across(plan, sheet, at, day);
    struct text_style number = fitted(plan, sheet, &style_day, day->number, leaf.number);
    sheet_text_centred(sheet, &number, day->number, leaf.number.x + leaf.number.w / 2, leaf.number.y);
    sheet_text(sheet, &leaf.words, day->month, leaf.month.x, leaf.month.y);
    sheet_text(sheet, &leaf.words, day->weekday, leaf.weekday.x, leaf.weekday.y);
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

/* The leaf, and the picture below it or, in portrait, beside it; only the leaf where it is flat. */
static void
draw_both(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct calendar_day day = day_of(plan);
    struct rect leaf = at, picture = at;
    if (side_stacked(plan) && !plan->portrait) {
        draw_date(plan, sheet, at);
        return;
    }
    if (plan->portrait) {
        leaf.w = (int)((float)at.w * LEAF_PART_PORTRAIT);
        picture.x += leaf.w;
        picture.w -= leaf.w;
    } else {
        leaf.h = (int)((float)at.h * LEAF_PART);
        picture.y += leaf.h;
        picture.h -= leaf.h;
    }
    side_draw_bled(plan, sheet, picture);
    sheet_add(sheet, BOX_FILL, leaf, plan->colours.panel)->backdrop = true;
    draw_upright(plan, sheet, leaf, &day);
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

/* The leaf, with the picture if there is one. */
static void
add_leaf(struct plan *plan)
{
    bool pictured = side_bleed_picture(plan, BOTH_SHARE);
    plan->side = (struct side){.draw = pictured ? draw_both : draw_date,
                               .bleed = true,
                               .start = true,
                               .steady = plan->portrait,
                               .share = pictured ? BOTH_SHARE : LEAF_SHARE,
                               .portrait = pictured ? BOTH_PORTRAIT : LEAF_PORTRAIT};
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
    bool dated = date_text_field(plan, FIELD_ON, &date, &at_s);
    plan_add_body(plan, dated ? &style_text : &style_body, 40, plan_remaining_body(plan));
    if (dated)
        add_leaf(plan);
    else
        side_picture(plan);
    side_add_qr(plan);
    if (date_text_upcoming(plan, FIELD_PUBLIC_ON)) {
        plan->label = labels_text(plan->context->labels, "upcoming.first");
        struct str day = date_text_day(plan, FIELD_PUBLIC_ON);
        if (str_equal(day, date_text_day(plan, FIELD_ON)))
            day = STR_NONE; /* it is on the leaf */
        else
            day = labels_format(plan->context->labels, plan->arena, "upcoming.public", day, STR_NONE);
        struct str who = !str_blank(plan->item->author) ? plan->item->author : plan->item->source;
        plan->footer = frame_join(plan->arena, who, day);
    }
}
