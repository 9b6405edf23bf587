/* The day as a block, and what comes. */
#include "slide/frame.h"
#include "slide/kinds.h"
#include "slide/side.h"
#include "slide/typo.h"
#include "slide/when.h"

#define BLOCK_W 420
#define BLOCK_H 456
#define PAD     40

static const struct style style_word = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 30, .max = 50, .line = 1.2F};
static const struct style style_day = {
    .role = ROLE_DETAIL, .face = FACE_TITLE, .min = 150, .max = 268, .line = 0.8F};

/* A word in the middle of the block, as large as it fits. */
static void
draw_word(const struct plan *plan, struct sheet *sheet, const struct style *style, struct str word,
          struct rect at)
{
    struct look look = plan_look(plan, style, plan_size(plan, style, 1));
    look.colour = plan->colours.on_accent;
    while (look.size_px > plan->small_floor_px && sheet_text_width(sheet, &look, word) > at.w)
        look.size_px--;
    look.line_px = at.h;
    sheet_text_centred(sheet, &look, word, at.x + at.w / 2, at.y);
}

static void
draw_date(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s = 0;
    when_date(plan, FIELD_ON, &date, &at_s);
    int pad = plan_px(plan, PAD);
    int word = at.h / 5;
    struct rect line = {at.x + pad / 2, at.y + pad / 2, at.w - pad, word};
    sheet_add(sheet, BOX_FILL, at, plan->colours.accent)->radius_px = side_radius(plan) * 3 / 2;
    draw_word(plan, sheet, &style_word,
              labels_date_part(context->labels, plan->arena, at_s, "LLLL", context->zone), line);
    line.y += word;
    line.h = at.h - pad - 2 * word;
    draw_word(plan, sheet, &style_day,
              labels_date_part(context->labels, plan->arena, at_s, "d", context->zone), line);
    line.y += line.h;
    line.h = word;
    draw_word(plan, sheet, &style_word,
              labels_date_part(context->labels, plan->arena, at_s, "EEEE", context->zone), line);
}

/* What the block does not say: how far the day is, the hour, the year when it is another, the place. */
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
    struct str year = STR_NONE;
    struct str ahead = STR_NONE;
    if (date.instant)
        hour = labels_date_part(context->labels, plan->arena, at_s, "jm", context->zone);
    struct str this_year =
        labels_date_part(context->labels, plan->arena, when_now_s(plan), "y", context->zone);
    if (context->now.trusted) {
        year = labels_date_part(context->labels, plan->arena, at_s, "y", context->zone);
        ahead = labels_date_ahead(context->labels, plan->arena, at_s, when_now_s(plan), context->zone);
    }
    if (str_equal(year, this_year))
        year = STR_NONE;
    ahead = frame_join(plan->arena, typo_unbroken(plan->arena, ahead), hour);
    return frame_join(plan->arena, frame_join(plan->arena, ahead, where), year);
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
        plan->side = (struct side){.draw = draw_date, .start = true, .w = BLOCK_W, .h = BLOCK_H};
    else
        side_picture(plan);
    side_qr(plan, false);
    if (when_ahead(plan, FIELD_PUBLIC_ON)) {
        plan->label = labels_text(plan->context->labels, "upcoming.first");
        struct str day = labels_format(plan->context->labels, plan->arena, "upcoming.public",
                                       when_day(plan, FIELD_PUBLIC_ON), STR_NONE);
        struct str who = !str_blank(plan->item->author) ? plan->item->author : plan->item->source;
        plan->foot = frame_join(plan->arena, who, day);
    }
}
