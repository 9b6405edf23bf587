#include "slide/shapes/sunrise.h"

#include <math.h>

#include "base/number.h"
#include "slide/layout/text_block.h"
#include "slide/layout/frame.h"
#include "slide/shapes/horizon.h"
#include "slide/shapes/shapes.h"
#include "type/typography.h"

#define MESSAGE_GAP      54 /* from the message to the top of the sun */
#define MESSAGE_LINES    3
#define MESSAGE_BESIDE   170 /* its maximum size between label and clock, and in portrait */
#define MESSAGE_PORTRAIT 200
#define MESSAGE_TOP      0.27F /* its beginning in portrait, relative to the height */
#define SUN_RADIUS       0.97F /* of the height: the minimum … */
#define SUN_PORTRAIT     0.6F
#define SUN_MOST         2.4F  /* … and the maximum, of the width: a flat horizon */
#define CLEARANCE        36    /* units between a letter and the edge of the sun */
#define INSIDE           0.64F /* of the free height of the sun is above the name */
#define GAP              14
#define STEPS            24
#define NAME_BYTES       60

static const struct part_style style_message = {.role = ROLE_TITLE,
                                                .face = FACE_TITLE,
                                                .min = 76,
                                                .max = 150,
                                                .line_height = 1.1F,
                                                .max_lines = MESSAGE_LINES,
                                                .balanced = true};
static const struct part_style style_sun = {.role = ROLE_NAME,
                                            .face = FACE_TITLE,
                                            .min = 84,
                                            .max = 370,
                                            .line_height = 1.06F,
                                            .max_lines = 2,
                                            .balanced = true,
                                            .panel = true};

/* The slide during layout. */
struct sunrise_layout {
    struct text_block message, name, text, detail, footer;
    int message_y, name_y, text_y, detail_y, footer_y;
    float radius, top; /* of the sun */
};

/* The radius at which a line of a given width, so far below the top of the sun, does not touch its edge. */
static float
radius_for(float width, float below, float clear)
{
    float half = width / 2 + clear;
    below -= clear;
    return below > 0 ? (half * half + below * below) / (2 * below) : INFINITY;
}

/* Places the content of the sun from its bottom up to its name; false when the name is too large for it. */
static bool
place_inside(const struct plan *plan, const struct frame_places *frame, struct sunrise_layout *layout)
{
    int bottom = frame->footer_y + frame->line_px, gap = plan_px(plan, GAP);
    float least = (float)plan->context->height * (plan->portrait ? SUN_PORTRAIT : SUN_RADIUS);
    layout->footer_y = bottom - layout->footer.height;
    int end = layout->footer.height ? layout->footer_y - 2 * gap : bottom;
    int height = layout->name.height + layout->text.height + layout->detail.height;
    height += (layout->text.height ? 2 * gap : 0) + (layout->detail.height ? gap : 0);
    int spare = end - (int)layout->top - height;
    layout->name_y = (int)layout->top + (int)((float)spare * INSIDE);
    layout->text_y = layout->name_y + layout->name.height + 2 * gap;
    layout->detail_y = layout->text_y + (layout->text.height ? layout->text.height + gap : -gap);
    float capitals = (float)layout->name_y + (float)layout->name.style.line_px * 0.16F;
    float wide = (float)text_block_width(&layout->name), clear = (float)plan_px(plan, CLEARANCE);
    layout->radius = fmaxf(least, radius_for(wide, capitals - layout->top, clear));
    if (spare < 0 || layout->radius > SUN_MOST * (float)plan->context->width)
        return false;
    float text = (float)text_block_width(layout->text.height > 0 ? &layout->text : &layout->detail);
    layout->radius = fmaxf(layout->radius, radius_for(text, (float)layout->text_y - layout->top, clear));
    return layout->radius <= SUN_MOST * (float)plan->context->width;
}

/* Places the message: between label and clock if it is a word or two, else under them. */
static bool
place_message(const struct plan *plan, const struct frame_places *frame, const struct sunrise *sunrise,
              struct sunrise_layout *layout)
{
    int width = frame->safe.w, line = frame->line_px;
    struct part_style style = style_message;
    style.max = plan->portrait ? MESSAGE_PORTRAIT : MESSAGE_BESIDE;
    layout->message = text_block_of(plan, &style, sunrise->message, width, 1);
    bool beside =
        !plan->portrait && text_block_width(&layout->message) < width / 2 && layout->message.lines.count == 1;
    if (!beside && !plan->portrait)
        layout->message = text_block_of(plan, &style_message, sunrise->message, width, 1);
    layout->message_y = beside ? frame->label_y : frame->label_y + line + plan_px(plan, 2 * GAP);
    if (plan->portrait)
        layout->message_y = (int)((float)plan->context->height * MESSAGE_TOP);
    if (layout->message.lines.count > 1 && !plan->portrait)
        layout->message = text_block_of(plan, &style_message, sunrise->message, width, 0.25F);
    layout->top = (float)(layout->message_y + layout->message.height + plan_px(plan, MESSAGE_GAP));
    return text_block_within(&layout->message, MESSAGE_LINES + plan->portrait);
}

static bool
name_fits(const struct plan *plan, const struct frame_places *frame, int width_px, int size_px,
          struct sunrise_layout *layout)
{
    text_block_set_size(plan, &style_sun, &layout->name, width_px, size_px);
    return text_block_within(&layout->name, 2) && text_block_width(&layout->name) <= width_px &&
           place_inside(plan, frame, layout);
}

/* The name as large as possible. */
static bool
set_name(const struct plan *plan, const struct frame_places *frame, struct str name,
         struct sunrise_layout *layout)
{
    /* in portrait the sun is wider than the frame */
    int width = frame->safe.w - (plan->portrait ? 0 : plan_px(plan, 2 * CLEARANCE));
    const struct text *measured = plan_measure(plan, style_sun.face, name);
    if (text_longest_word_em(measured) * (float)plan_size(plan, &style_sun, 0) > (float)width)
        return false; /* measuring at all sizes would use up the effort reserved for other texts */
    layout->name.text = measured;
    for (int step = STEPS; step >= 0; step--) {
        int size = plan_size(plan, &style_sun, (float)step / STEPS);
        if (!name_fits(plan, frame, width, size, layout))
            continue;
        int most = plan_size(plan, &style_sun, (float)number_min(step + 1, STEPS) / STEPS);
        while (size < most && name_fits(plan, frame, width, size + 1, layout))
            size++;
        return name_fits(plan, frame, width, size, layout);
    }
    return false;
}

static bool
lay_out(const struct plan *plan, const struct sunrise *sunrise, struct sunrise_layout *layout)
{
    struct frame_places frame = frame_of(plan);
    int width = frame.safe.w - plan_px(plan, 2 * CLEARANCE);
    if (!place_message(plan, &frame, sunrise, layout))
        return false;
    layout->text = text_block_of(plan, &style_sun_text, sunrise->text, width * 3 / 4, 1);
    layout->detail = text_block_of(plan, &style_sun_text, sunrise->detail, width, 0);
    layout->footer = text_block_of(plan, &style_sun_footer, sunrise->footer, width, 1);
    if (!text_block_within(&layout->text, 3) || !text_block_within(&layout->detail, 2) ||
        !text_block_within(&layout->footer, 1))
        return false;
    return set_name(plan, &frame, typography_no_break(plan->arena, sunrise->people.items[0]), layout) ||
           set_name(plan, &frame, sunrise->people.items[0], layout);
}

static void
draw(const struct plan *plan, struct sheet *sheet, struct rect area)
{
    const struct sunrise *sunrise = plan->side.data;
    struct frame_places frame = frame_of(plan);
    struct plan bare = *plan;
    struct sunrise_layout layout = {0};
    int middle = plan->context->width / 2;
    (void)area;
    bare.footer = STR_NONE;
    lay_out(plan, sunrise, &layout);
    frame_draw(&bare, sheet, &frame);
    text_block_draw_centred(plan, sheet, &layout.message, middle, layout.message_y);
    text_block_draw_centred(plan, sheet, &layout.name, middle, layout.name_y);
    text_block_draw_centred(plan, sheet, &layout.text, middle, layout.text_y);
    text_block_draw_centred(plan, sheet, &layout.detail, middle, layout.detail_y);
    text_block_draw_centred(plan, sheet, &layout.footer, middle, layout.footer_y);
}

/* Rays, the sun, and confetti between them. */
static void
draw_sun(const struct plan *plan, struct sheet *sheet, int page)
{
    struct sunrise_layout layout = {0};
    int width = plan->context->width;
    (void)page;
    lay_out(plan, plan->side.data, &layout);
    struct point centre = {(float)width / 2, layout.top + layout.radius};
    int radius = (int)layout.radius;
    shapes_rays(plan, sheet, centre);
    struct rect disc = {width / 2 - radius, (int)layout.top, 2 * radius, 2 * radius};
    sheet_add(sheet, BOX_DISC, disc, plan->colours.panel);
    shapes_confetti(plan, sheet, frame_of(plan).safe);
}

bool
sunrise_plan(struct plan *plan, const struct sunrise *sunrise)
{
    struct sunrise_layout layout;
    struct sunrise *kept = arena_alloc(plan->arena, sizeof(*kept));
    *kept = *sunrise;
    if (sunrise->people.count > 1)
        return horizon_plan(plan, kept);
    if (!sunrise->people.count || str_blank(sunrise->message) || sunrise->people.items[0].len > NAME_BYTES ||
        !lay_out(plan, sunrise, &layout))
        return false;
    plan->side = (struct side){.data = kept};
    plan->draw_slide = draw;
    plan->backdrop = draw_sun;
    plan->footer_on_panel = true;
    return true;
}
