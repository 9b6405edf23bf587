#include <math.h>

#include "base/number.h"
#include "slide/layout/side.h"

/* Maximum part lost by cropping. */
#define LOSS_MAX 0.4F
/* Content that bleeds may lose more at its sides. */
#define LOSS_WIDE 0.55F
#define LOSS_HIGH 0.45F
/* An upright picture in the proportions of paper is a poster or a notice, with text up to its edges. */
#define PAPER_RATIO 0.7071F
#define PAPER_NEAR  0.012F
/* Beside words, one of these proportions is whole like a poster: that only makes it narrower. */
#define UPRIGHT_LEAST 0.5F
#define UPRIGHT_MOST  0.82F
#define PAPER_LOSS    0.02F
#define PAPER_MOST    0.54F /* of the width */
/* Other upright pictures lose so much at their sides before they get bars above and below, and so much above
 * and below in a portrait frame. */
#define UPRIGHT_LOSS     0.4F
#define UPRIGHT_LOSS_TOP 0.25F
#define POSTER_KINDS                                                                                         \
    (~(1U << KIND_COMPLIMENT | 1U << KIND_SPOTLIGHT | 1U << KIND_PEOPLE | 1U << KIND_CELEBRATION))
/* … and must keep so much of it when reduced for words. */
#define YIELDED_KEPT   0.33F
#define BLEED_PORTRAIT 0.5F
#define BLEED_UPRIGHT  0.6F /* of an upright picture in a portrait frame: chins of close faces are kept */
#define BLEED_STACKED  0.42F
#define BLEED_GROUP    0.46F
#define BLEED_CORNER   0.54F /* of the width */
#define CORNER_KINDS   (1U << KIND_NEWS | 1U << KIND_TIP | 1U << KIND_SMILE)
#define CORNER_RATIO   2.2F  /* wider ones are strips */
#define BESIDE_KEPT    0.52F /* a narrower frame than 16:9 crops no more of it beside words */
#define CORNER_BYTES   480   /* of title and body that may have room there */
#define CORNER_SHAPE   0.68F /* of the frame: 5:4 and wider */
#define BLEED_LEAST    0.12F
#define FILLED_LEAST   0.25F
#define STRIP_KEPT     0.3F
/* A wider picture of people shows several of them, also near its edges: the maximum part of its width to
 * crop. */
#define GROUP_RATIO  1.2F
#define GROUP_LOSS   0.1F
#define GROUP_BESIDE 0.7F /* in frames of this shape and wider it is placed beside the words */
#define GROUP_LEAST  0.25F
/* The disc behind it, relative to its width and the height above it. */
#define GROUP_DISC_WIDE 0.38F
#define GROUP_DISC_HIGH 0.72F
#define FOCUS_Y         0.36F
/* Wider ones than this are strips. */
#define STRIP_RATIO 3.0F

float
side_picture_ratio(const struct plan *plan)
{
    return (float)plan->picture.width / (float)plan->picture.height;
}

bool
side_fit_is(const struct plan *plan, struct str fit)
{
    return str_equal_nocase(item_text(plan->item, FIELD_FIT), fit);
}

bool
side_contains(const struct plan *plan, float ratio)
{
    if (side_fit_is(plan, STR("contain")) || side_fit_is(plan, STR("cover")))
        return side_fit_is(plan, STR("contain"));
    float kept = side_picture_ratio(plan) / ratio;
    return (kept > 1 ? 1 / kept : kept) < 1 - LOSS_MAX;
}

static float
within_picture(double number)
{
    return number < 0 ? 0 : number > 1 ? 1 : (float)number;
}

static bool
shows_people(const struct plan *plan)
{
    return plan->kind == KIND_COMPLIMENT || plan->kind == KIND_SPOTLIGHT || plan->kind == KIND_PEOPLE;
}

bool
side_shows_face(const struct plan *plan)
{
    return (shows_people(plan) || plan->kind == KIND_CELEBRATION) && plan->picture.height > 0 &&
           side_picture_ratio(plan) <= GROUP_RATIO;
}

void
side_focus(const struct plan *plan, struct box *box, float usual_y)
{
    const struct value *focus = plan->item->fields[FIELD_FOCUS];
    bool said = focus && focus->count == 2;
    box->focused = said || side_shows_face(plan);
    box->focus_x = said ? within_picture(focus->numbers[0]) : 0.5F;
    box->focus_y = said ? within_picture(focus->numbers[1]) : usual_y;
}

struct box *
side_add_picture(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct box *box = sheet_add(sheet, BOX_PICTURE, at, 0xFFFFFFFF);
    box->role = ROLE_PICTURE;
    box->url = arena_str(sheet->arena, plan->url);
    side_focus(plan, box, FOCUS_Y);
    box->radius_px = side_radius(plan);
    return box;
}

float
side_enlarge_max(const struct plan *plan)
{
    return slide_enlarge_max(plan->context->width, plan->context->height);
}

void
side_draw_disc(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    side_add_picture(plan, sheet, at)->radius_px = at.h / 2;
}

bool
side_strip(const struct plan *plan)
{
    return side_picture_ratio(plan) > STRIP_RATIO;
}

/* True of the chosen picture when it shows several people beside one another. */
static bool
is_group(const struct plan *plan)
{
    return shows_people(plan) && side_picture_ratio(plan) > GROUP_RATIO && !side_fit_is(plan, STR("cover")) &&
           !side_fit_is(plan, STR("contain"));
}

/* The height of a picture across the top of a portrait frame, relative to the frame. */
static float
portrait_share(const struct plan *plan)
{
    float wide = (float)plan->context->width / side_picture_ratio(plan) / (1 - GROUP_LOSS);
    if (is_group(plan))
        return number_clamp(wide / (float)plan->context->height, GROUP_LEAST, BLEED_PORTRAIT);
    float upright = shows_people(plan) ? 1 : UPRIGHT_MOST;
    return side_picture_ratio(plan) < upright ? BLEED_UPRIGHT : BLEED_PORTRAIT;
}

/* Width to height of the place of a picture that bleeds. */
static float
bleed_ratio(const struct plan *plan, float share)
{
    float w = (float)plan->context->width, h = (float)plan->context->height;
    return plan->portrait ? w / (h * portrait_share(plan)) : w * share / h;
}

static bool
is_paper(const struct plan *plan)
{
    return fabsf(side_picture_ratio(plan) - PAPER_RATIO) < PAPER_NEAR;
}

/* A picture with text up to its edges; in a landscape frame also any other upright one, which only becomes
 * narrower when it is whole. */
static bool
is_poster(const struct plan *plan)
{
    float ratio = side_picture_ratio(plan);
    bool beside = !plan->portrait && plan->kind != KIND_UPCOMING; /* there it is under the leaf */
    bool upright = beside && ratio >= UPRIGHT_LEAST && ratio <= UPRIGHT_MOST;
    return (POSTER_KINDS >> plan->kind & 1) && (upright || is_paper(plan));
}

/* True when a place of this ratio would lose too much of it, or the item requires it whole. */
static bool
whole_in(const struct plan *plan, float ratio)
{
    float own = side_picture_ratio(plan);
    float kept = own > ratio ? ratio / own : own / ratio;
    if (side_fit_is(plan, STR("contain")) || side_fit_is(plan, STR("cover")))
        return side_fit_is(plan, STR("contain"));
    bool poster = is_poster(plan), upright = plan->portrait && own < UPRIGHT_MOST && !shows_people(plan);
    float sides = is_group(plan) ? GROUP_LOSS : poster ? UPRIGHT_LOSS : LOSS_WIDE;
    if (poster && (is_paper(plan) || own <= ratio))
        return kept < 1 - PAPER_LOSS;
    return kept < 1 - (own > ratio ? sides : upright ? UPRIGHT_LOSS_TOP : LOSS_HIGH);
}

/* True for a picture with enough pixels to fill a side of the frame. */
static bool
may_bleed(const struct plan *plan, float share)
{
    float ratio = bleed_ratio(plan, share), own = side_picture_ratio(plan);
    float h = (float)plan->context->height * (plan->portrait ? portrait_share(plan) : 1), w = h * ratio;
    bool by_width = whole_in(plan, ratio) == (own > ratio);
    float enlarge = by_width ? w / (float)plan->picture.width : h / (float)plan->picture.height;
    return !side_strip(plan) && enlarge <= side_enlarge_max(plan);
}

/* True for a picture across the top of a landscape frame that keeps enough of its height around its upper
 * middle: shown whole it would be tiny. */
static bool
fills_strip(const struct plan *plan, struct rect at)
{
    float kept = side_picture_ratio(plan) * (float)at.h / (float)at.w;
    return !plan->portrait && plan->side.stacked && !shows_people(plan) && kept < 1 && kept >= STRIP_KEPT &&
           !side_fit_is(plan, STR("contain"));
}

/* True of a picture that was not whole in its place at its largest, and keeps enough in a smaller one: on a
 * panel it would be a stamp. */
static bool
stays_cropped(const struct plan *plan, struct rect at)
{
    float kept = (float)at.w / (float)at.h / side_picture_ratio(plan);
    kept = plan->portrait ? 1 / kept : kept;
    return plan->side.cropped && kept < 1 && kept >= YIELDED_KEPT;
}

/* Several people are placed on the lower edge, hardly cropped, before a disc. */
static void
draw_group(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    int high = (int)((float)at.w / side_picture_ratio(plan) / (1 - GROUP_LOSS));
    struct rect place = at;
    place.h = number_min(high, at.h);
    place.y += at.h - place.h;
    if (plan->side.stacked && place.h < high) { /* a flat place: narrower, so that faces are whole */
        place.w = at.w * place.h / high;
        place.x += (at.w - place.w) / 2;
        sheet_add(sheet, BOX_FILL, at, plan->colours.second)->backdrop = true;
    }
    int half = (int)fminf((float)at.w * GROUP_DISC_WIDE, (float)(at.h - place.h) * GROUP_DISC_HIGH);
    struct rect disc = {at.x + at.w / 2 - half, place.y - half, 2 * half, 2 * half};
    sheet_add(sheet, BOX_DISC, disc, plan->colours.panel)->backdrop = true;
    side_add_picture(plan, sheet, place)->radius_px = 0;
}

void
side_draw_bled(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    if (is_group(plan)) {
        draw_group(plan, sheet, at);
        return;
    }
    struct box *box = side_add_picture(plan, sheet, at);
    box->radius_px = 0;
    box->colour = plan->colours.second;
    box->bordered = !side_fit_is(plan, STR("cover"));
    box->contain =
        whole_in(plan, (float)at.w / (float)at.h) && !fills_strip(plan, at) && !stays_cropped(plan, at);
    box->clear_px = box->contain ? 0 : at.h;
    box->plate = at;
    box->plate_share = SIDE_PLATE_SHARE;
}

/* The part of the share that a picture of low resolution can fill. */
static float
filled_share(const struct plan *plan, float share)
{
    float most = (float)plan->picture.width * side_enlarge_max(plan) / (float)plan->context->width;
    return plan->portrait || most < FILLED_LEAST ? share : fminf(share, most);
}

/* True of a picture with enough pixels to go across the top of a landscape frame. */
static bool
fills_width(const struct plan *plan)
{
    return (float)plan->picture.width * side_enlarge_max(plan) >= (float)plan->context->width ||
           side_fit_is(plan, STR("contain"));
}

/* A picture of which the corner of the frame shows more than a strip across the top or a place of this ratio.
 */
static bool
suits_corner(const struct plan *plan, float ratio)
{
    float kept = ratio / side_picture_ratio(plan);
    if (plan->side.cropped && (kept >= BESIDE_KEPT || plan_shape(plan) >= 1))
        return false;
    return (CORNER_KINDS >> plan->kind & 1) &&
           plan_headline(plan).len + plan_remaining_body(plan).len < CORNER_BYTES &&
           side_picture_ratio(plan) < CORNER_RATIO && plan_shape(plan) >= CORNER_SHAPE &&
           !side_fit_is(plan, STR("contain"));
}

bool
side_bleed_picture(struct plan *plan, float share)
{
    share = filled_share(plan, share);
    if (!plan->url.ptr || !may_bleed(plan, share))
        return false;
    float own = side_picture_ratio(plan), ratio = bleed_ratio(plan, share);
    plan->side = (struct side){.draw = side_draw_bled,
                               .picture = true,
                               .bleed = true,
                               .share = share,
                               .portrait = portrait_share(plan)};
    plan->side.cropped = !whole_in(plan, ratio);
    if (plan->portrait && !plan->side.cropped && own > ratio && !is_group(plan)) {
        plan->side.portrait = portrait_share(plan) * ratio / own;
        plan->side.as_high = true;
    }
    if (plan->portrait)
        return true;
    plan->side.corner = own > ratio && !is_poster(plan) && suits_corner(plan, ratio);
    if (plan->side.cropped && !is_poster(plan) && !plan->side.corner)
        return true;
    plan->side.stacked = own > ratio && !is_poster(plan) && !plan->side.corner &&
                         (!is_group(plan) || plan_shape(plan) < GROUP_BESIDE);
    plan->side.portrait = is_group(plan) ? BLEED_GROUP : BLEED_STACKED;
    if (is_poster(plan))
        plan->side.share = fminf(share * own / ratio, PAPER_MOST);
    else if (own <= ratio)
        plan->side.share = fmaxf(share * own / ratio, BLEED_LEAST);
    if (plan->side.corner) {
        plan->side.share = filled_share(plan, BLEED_CORNER);
        plan->side.ratio = own;
    }
    if (!plan->side.stacked || fills_width(plan))
        return true;
    plan->side = (struct side){0};
    return false;
}

bool
side_leave_corner(struct plan *plan)
{
    plan->side.corner = false;
    plan->side.ratio = 0;
    plan->side.stacked = !plan->side.cropped;
    if (plan->side.cropped)
        plan->side.share = filled_share(plan, SIDE_BLEED_NARROW);
    return plan->side.cropped || fills_width(plan);
}
