#include "slide/layout/side.h"

#include <math.h>

#include "base/number.h"

/* The part of the width of a picture that bleeds. */
#define BLEED_SHARE 0.47F
#define PANEL_IN    28
/* A picture that would be smaller than this gets a place of its own size. */
#define SMALL_SIDE 480
/* … and at least this size, so that it has a margin. */
#define MOUNT_SIDE 190
/* A strip of low resolution, at most this high, keeps its size. */
#define STRIP_HIGH 360
/* Narrower ones than this have a place with their proportions. */
#define NARROWEST    0.25F
#define RATIO_MIN    0.8F
#define RATIO_MAX    1.25F
#define RATIO_HIGH   1.1F /* the same in a frame of 4:3 */
#define PORTRAIT_MIN 1.2F
#define PORTRAIT_MAX 1.6F

/* Whole on the panel whatever its shape. */
static void
draw_panel(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    int in = plan_px(plan, PANEL_IN);
    sheet_add(sheet, BOX_FILL, at, side_panel_colour(plan))->radius_px = side_radius(plan);
    float scale = fminf((float)(at.w - 2 * in) / (float)plan->picture.width,
                        (float)(at.h - 2 * in) / (float)plan->picture.height);
    scale = fminf(scale, side_enlarge_max(plan));
    int w = (int)fmaxf((float)plan->picture.width * scale, 1);
    int h = (int)fmaxf((float)plan->picture.height * scale, 1);
    struct box *box =
        side_add_picture(plan, sheet, (struct rect){at.x + (at.w - w) / 2, at.y + (at.h - h) / 2, w, h});
    box->contain = true;
    box->without_panel = true;
    box->plate = at;
    box->plate_share = SIDE_PLATE_SHARE;
    box->plate_radius_px = box->radius_px;
    box->radius_px = box->radius_px / 3;
}

static struct box *
add_plated(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct box *box = side_add_picture(plan, sheet, at);
    box->plate = at;
    box->plate_share = SIDE_PLATE_SHARE;
    box->plate_radius_px = box->radius_px;
    return box;
}

void
side_draw_whole(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    add_plated(plan, sheet, at)->contain = true;
}

/* The ratio nearest to the picture's that suits the layout, higher in a wide frame; its own if it would fill
 * too little of that. */
static float
wanted_ratio(const struct plan *plan)
{
    float own = side_picture_ratio(plan);
    if (plan->portrait)
        return number_clamp(own, PORTRAIT_MIN, PORTRAIT_MAX);
    float widest = number_clamp(RATIO_MAX * plan_shape(plan), RATIO_HIGH, RATIO_MAX);
    float ratio = number_clamp(own, RATIO_MIN, widest);
    return side_contains(plan, ratio) ? fmaxf(own, NARROWEST) : ratio;
}

void
side_draw_picture(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    /* in a place that was reduced for the text, a cropped picture does not become tiny */
    bool wanted = plan->side.full_width && plan->side.ratio > 0;
    float shape = wanted ? plan->side.ratio : (float)at.w / (float)at.h;
    float wider = (float)at.w / (float)plan->picture.width;
    float higher = (float)at.h / (float)plan->picture.height;
    bool whole = side_contains(plan, shape);
    if ((whole ? fminf(wider, higher) : fmaxf(wider, higher)) > side_enlarge_max(plan))
        draw_panel(plan, sheet, at);
    else if (whole)
        side_draw_whole(plan, sheet, at);
    else
        add_plated(plan, sheet, at)->clear_px = side_fit_is(plan, STR("cover")) ? 0 : at.h;
}

void
side_inset_picture(struct plan *plan)
{
    plan->side = (struct side){.draw = side_draw_picture,
                               .share = 0.41F,
                               .portrait = 0.5F,
                               .ratio = wanted_ratio(plan),
                               .full_width = plan->portrait,
                               .stacked = side_strip(plan)};
    float w = (float)plan->picture.width * side_enlarge_max(plan) / plan->unit;
    float h = (float)plan->picture.height * side_enlarge_max(plan) / plan->unit;
    float room = (float)(plan->context->width * (100 - 2 * plan->context->safe_percent)) / 100 / plan->unit;
    if (side_strip(plan) && w < room && h < STRIP_HIGH) {
        plan->side.w = w;
        plan->side.h = h;
    } else if (w < SMALL_SIDE && h < SMALL_SIDE) {
        plan->side.w = fmaxf(w + 2 * PANEL_IN, MOUNT_SIDE);
        plan->side.h = fmaxf(h + 2 * PANEL_IN, MOUNT_SIDE);
    }
}

void
side_picture(struct plan *plan)
{
    bool narrow = plan_shape(plan) < 1;
    if (plan->url.ptr && !side_bleed_picture(plan, narrow ? SIDE_BLEED_NARROW : BLEED_SHARE))
        side_inset_picture(plan);
}
