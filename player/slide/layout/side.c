#include "slide/layout/side.h"

#include <math.h>

#include "base/number.h"

/* Smaller pictures are not shown: they are tracking pixels and spacers. */
#define SEEN_SIDE 24
/* Nor are longer ones than this, relative to their shorter side: lines between paragraphs. */
#define LINE_RATIO 20
/* The size of a side at scale 0, relative to scale 1. */
#define YIELD 0.74F
#define GAP   46
/* Content across the top that is higher than this is reduced for words as if it were not. */
#define STACKED_USUAL 0.5F
#define PORTRAIT_GAP  56
/* The least part kept of a picture in the corner. */
#define CORNER_KEPT 0.72F

#define ENLARGE_MAX 1.5F
#define LINES       1080

static bool
is_seen(struct slide_picture picture)
{
    int shorter = number_min(picture.width, picture.height),
        longer = number_max(picture.width, picture.height);
    return longer >= SEEN_SIDE && longer <= LINE_RATIO * shorter;
}

void
side_choose_picture(struct plan *plan)
{
    const struct slide_context *context = plan->context;
    const struct str_list *pictures = &plan->item->pictures;
    for (size_t i = 0; context->picture && i < pictures->count; i++) {
        struct slide_picture picture = context->picture(context->picture_ctx, pictures->items[i]);
        if (is_seen(picture)) {
            plan->url = pictures->items[i];
            plan->picture = picture;
            return;
        }
    }
}

float
slide_enlarge_max(int width, int height)
{
    float finer = (float)number_min(width, height) / LINES;
    return ENLARGE_MAX * fmaxf(finer, 1);
}

int
side_radius(const struct plan *plan)
{
    int w = plan->context->width;
    int h = plan->context->height;
    return number_min(w, h) * plan->context->theme->radius_milli / 1000;
}

uint32_t
side_panel_colour(const struct plan *plan)
{
    return plan->colours.second;
}

bool
side_stacked(const struct plan *plan)
{
    return plan->portrait || plan->side.stacked;
}

/* How much of what it yields a side has got back, 0 to 1: within a third of the scale; a picture with a code,
 * whose address takes a line of the words, only after these have grown by a third. */
static float
given_back(const struct side *side, float scale)
{
    return side->steady ? 1 : number_clamp(scale * 3 - (side->draw_picture ? 1 : 0), 0, 1);
}

/* The place of content that bleeds, in the frame. */
static struct rect
bleed_of(const struct plan *plan, struct rect area, float scale)
{
    const struct side *side = &plan->side;
    int w = plan->context->width, h = plan->context->height;
    float given = given_back(side, scale), yield = YIELD + (1 - YIELD) * given;
    float least = YIELD * fminf(side->portrait, STACKED_USUAL);
    if (side_stacked(plan))
        return (struct rect){0, 0, w,
                             (int)((float)h * (least + (side->portrait - least) * given)) + side->grown_px};
    int wide = (int)((float)w * side->share * yield);
    if (side->corner) {
        int most = (int)((float)wide / side->ratio / CORNER_KEPT);
        int high = number_clamp(most, 1, number_max(h - area.y, 1));
        return (struct rect){w - wide, h - high, wide, high};
    }
    return (struct rect){side->start ? 0 : w - wide, 0, wide, h};
}

/* The column beside it, with the space between them. */
static struct rect
beside_bleed(const struct plan *plan, struct rect area, struct rect bleed)
{
    struct rect column = area;
    int right = area.x + area.w, bottom = area.y + area.h, gap = plan_px(plan, GAP);
    if (side_stacked(plan)) {
        column.y = number_max(bleed.h + plan_header_px(plan), area.y);
        column.h = bottom - column.y;
    } else if (plan->side.start) {
        column.x = number_max(bleed.w + gap, area.x);
        column.w = right - column.x;
    } else {
        column.w = number_min(bleed.x - gap, right) - area.x;
    }
    return column;
}

static struct rect
size_of(const struct plan *plan, struct rect area, float scale)
{
    float yield = YIELD + (1 - YIELD) * fminf(scale * 3, 1);
    const struct side *side = &plan->side;
    bool stacked = side_stacked(plan);
    if (side->w > 0)
        return (struct rect){0, 0, plan_px(plan, side->w), number_min(plan_px(plan, side->h), area.h)};
    struct rect at = {0, 0, area.w, (int)((float)area.h * side->portrait * yield)};
    if (!stacked)
        at = (struct rect){0, 0, (int)((float)area.w * side->share * yield), area.h};
    if (side->ratio <= 0)
        return at;
    int high = (int)lroundf((float)at.w / side->ratio);
    if (high <= at.h)
        at.h = high;
    else if (!side->full_width || !stacked)
        at.w = (int)lroundf((float)at.h * side->ratio);
    return at;
}

struct rect
side_column(const struct plan *plan, struct rect area)
{
    int inset = plan_px(plan, plan->inset);
    return (struct rect){area.x + inset, area.y, area.w - inset, area.h};
}

struct side_places
side_place(const struct plan *plan, struct rect area, float scale)
{
    struct side_places out = {.column = area};
    bool stacked = side_stacked(plan);
    if (plan->side.draw && plan->side.bleed) {
        out.side = bleed_of(plan, area, scale);
        out.column = beside_bleed(plan, area, out.side);
    } else if (plan->side.draw) {
        struct rect at = size_of(plan, area, scale);
        int taken = stacked ? at.h + plan_px(plan, PORTRAIT_GAP) : at.w + plan_px(plan, GAP);
        bool first = stacked ? !plan->side.below : plan->side.start;
        at.x = area.x + (first || stacked ? 0 : area.w - at.w);
        at.y = area.y + (stacked ? (first ? 0 : area.h - at.h) : (area.h - at.h) / 2);
        out.side = at;
        *(stacked ? &out.column.h : &out.column.w) -= taken;
        if (first)
            *(stacked ? &out.column.y : &out.column.x) += taken;
    }
    out.column = side_column(plan, out.column);
    return out;
}
