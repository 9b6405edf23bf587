#include "slide/layout/sunrise.h"

#include <math.h>

#include "slide/layout/block.h"
#include "slide/layout/frame.h"
#include "slide/layout/horizon.h"
#include "slide/layout/shapes.h"
#include "type/typo.h"

#define MESSAGE_GAP   54 /* from the message to the top of the sun */
#define MESSAGE_LINES 3
#define MESSAGE_TOP   0.2F  /* in portrait it begins so far down the frame */
#define SUN_RADIUS    0.97F /* of the height: the least … */
#define SUN_PORTRAIT  0.6F
#define SUN_MOST      2.4F  /* … and the most, of the width: a flat horizon */
#define CLEARANCE     36    /* units between a letter and the edge of the sun */
#define INSIDE        0.46F /* of the free height of the sun is above the name */
#define GAP           14
#define STEPS         16
#define NAME_BYTES    60

static const struct style style_message = {.role = ROLE_TITLE,
                                           .face = FACE_TITLE,
                                           .min = 76,
                                           .max = 150,
                                           .line = 1.1F,
                                           .lines = MESSAGE_LINES,
                                           .balanced = true};
static const struct style style_sun = {.role = ROLE_NAME,
                                       .face = FACE_TITLE,
                                       .min = 84,
                                       .max = 370,
                                       .line = 1.06F,
                                       .lines = 2,
                                       .balanced = true,
                                       .panel = true};
static const struct style style_inside = {.role = ROLE_BODY,
                                          .face = FACE_BODY,
                                          .min = 46,
                                          .max = 58,
                                          .line = 1.28F,
                                          .balanced = true,
                                          .panel = true};
static const struct style style_foot = {
    .role = ROLE_FOOT, .face = FACE_BODY, .min = 34, .max = 36, .line = 1.3F, .panel = true};

/* What is on the slide, laid out. */
struct laid {
    struct block message, name, text, detail, foot;
    int message_y, name_y, text_y, detail_y, foot_y;
    float radius, top; /* of the sun */
};

static bool
fits(const struct block *block, int lines)
{
    return block->lines.count <= lines && !block->lines.torn;
}

/* The radius at which a line of a width, so far below the top of the sun, keeps clear of its edge. */
static float
radius_for(float width, float below, float clear)
{
    float half = width / 2 + clear;
    below -= clear;
    return below > 0 ? (half * half + below * below) / (2 * below) : INFINITY;
}

static struct block
set(const struct plan *plan, const struct style *style, struct str text, int width, float scale)
{
    return block_of(plan, style, plan_measure(plan, style->face, text), width, scale);
}

/* Places what is in the sun from its bottom up to its name; false when the name is too large for it. */
static bool
place_inside(const struct plan *plan, const struct frame_places *frame, struct laid *laid)
{
    int bottom = frame->foot_y + frame->line_px, gap = plan_px(plan, GAP);
    float least = (float)plan->context->height * (plan->portrait ? SUN_PORTRAIT : SUN_RADIUS);
    laid->foot_y = bottom - laid->foot.height;
    int end = laid->foot.height ? laid->foot_y - 2 * gap : bottom;
    int height = laid->name.height + laid->text.height + laid->detail.height;
    height += (laid->text.height ? 2 * gap : 0) + (laid->detail.height ? gap : 0);
    int spare = end - (int)laid->top - height;
    laid->name_y = (int)laid->top + (int)((float)spare * INSIDE);
    laid->text_y = laid->name_y + laid->name.height + 2 * gap;
    laid->detail_y = laid->text_y + (laid->text.height ? laid->text.height + gap : -gap);
    float capitals = (float)laid->name_y + (float)laid->name.look.line_px * 0.16F;
    float wide = (float)block_width(&laid->name), clear = (float)plan_px(plan, CLEARANCE);
    laid->radius = fmaxf(least, radius_for(wide, capitals - laid->top, clear));
    if (spare < 0 || laid->radius > SUN_MOST * (float)plan->context->width)
        return false;
    float text = (float)block_width(laid->text.height > 0 ? &laid->text : &laid->detail);
    laid->radius = fmaxf(laid->radius, radius_for(text, (float)laid->text_y - laid->top, clear));
    return laid->radius <= SUN_MOST * (float)plan->context->width;
}

/* Where the message stands: between label and clock when it is a word or two, else under them. */
static bool
place_message(const struct plan *plan, const struct frame_places *frame, const struct sunrise *sunrise,
              struct laid *laid)
{
    int width = frame->safe.w, line = frame->line_px;
    laid->message = set(plan, &style_message, sunrise->message, width, 1);
    bool beside =
        !plan->portrait && block_width(&laid->message) < width / 2 && laid->message.lines.count == 1;
    laid->message_y = beside ? frame->label_y : frame->label_y + line + plan_px(plan, 2 * GAP);
    if (plan->portrait)
        laid->message_y = (int)((float)plan->context->height * MESSAGE_TOP);
    if (laid->message.lines.count > 1 && !plan->portrait)
        laid->message = set(plan, &style_message, sunrise->message, width, 0.25F);
    laid->top = (float)(laid->message_y + laid->message.height + plan_px(plan, MESSAGE_GAP));
    return fits(&laid->message, MESSAGE_LINES + plan->portrait);
}

/* The name as large as it goes. */
static bool
set_name(const struct plan *plan, const struct frame_places *frame, struct str name, struct laid *laid)
{
    int width = frame->safe.w - plan_px(plan, 2 * CLEARANCE);
    for (int step = STEPS; step >= 0; step--) {
        laid->name = set(plan, &style_sun, name, width, (float)step / STEPS);
        if (fits(&laid->name, 2) && block_width(&laid->name) <= width && place_inside(plan, frame, laid))
            return true;
    }
    return false;
}

static bool
lay(const struct plan *plan, const struct sunrise *sunrise, struct laid *laid)
{
    struct frame_places frame = frame_of(plan);
    int width = frame.safe.w - plan_px(plan, 2 * CLEARANCE);
    if (!place_message(plan, &frame, sunrise, laid))
        return false;
    laid->text = set(plan, &style_inside, sunrise->text, width * 3 / 4, 1);
    laid->detail = set(plan, &style_inside, sunrise->detail, width, 0);
    laid->foot = set(plan, &style_foot, sunrise->foot, width, 1);
    if (!fits(&laid->text, 3) || !fits(&laid->detail, 2) || !fits(&laid->foot, 1))
        return false;
    return set_name(plan, &frame, typo_unbroken(plan->arena, sunrise->people.items[0]), laid) ||
           set_name(plan, &frame, sunrise->people.items[0], laid);
}

static void
draw(const struct plan *plan, struct sheet *sheet, struct rect area)
{
    const struct sunrise *sunrise = plan->side.data;
    struct frame_places frame = frame_of(plan);
    struct plan bare = *plan;
    struct laid laid = {0};
    int middle = plan->context->width / 2;
    (void)area;
    bare.foot = STR_NONE;
    lay(plan, sunrise, &laid);
    frame_draw(&bare, sheet, &frame);
    block_draw_centred(plan, sheet, &laid.message, middle, laid.message_y);
    block_draw_centred(plan, sheet, &laid.name, middle, laid.name_y);
    block_draw_centred(plan, sheet, &laid.text, middle, laid.text_y);
    block_draw_centred(plan, sheet, &laid.detail, middle, laid.detail_y);
    block_draw_centred(plan, sheet, &laid.foot, middle, laid.foot_y);
}

/* Rays, the sun, and confetti between them. */
static void
draw_sun(const struct plan *plan, struct sheet *sheet, int page)
{
    struct laid laid = {0};
    int width = plan->context->width;
    (void)page;
    lay(plan, plan->side.data, &laid);
    struct point centre = {(float)width / 2, laid.top + laid.radius};
    int radius = (int)laid.radius;
    shapes_rays(plan, sheet, centre);
    struct rect disc = {width / 2 - radius, (int)laid.top, 2 * radius, 2 * radius};
    sheet_add(sheet, BOX_DISC, disc, plan->colours.panel);
    shapes_confetti(plan, sheet, frame_of(plan).safe);
}

bool
sunrise_plan(struct plan *plan, const struct sunrise *sunrise)
{
    struct laid laid;
    struct sunrise *kept = arena_alloc(plan->arena, sizeof(*kept));
    *kept = *sunrise;
    if (sunrise->people.count > 1)
        return horizon_plan(plan, kept);
    if (!sunrise->people.count || str_blank(sunrise->message) || sunrise->people.items[0].len > NAME_BYTES ||
        !lay(plan, sunrise, &laid))
        return false;
    plan->side = (struct side){.data = kept};
    plan->whole_slide = draw;
    plan->backdrop = draw_sun;
    plan->foot_on_panel = true;
    return true;
}
