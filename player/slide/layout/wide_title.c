#include "slide/layout/wide_title.h"

#include "base/number.h"
#include "slide/layout/side.h"

#define GAP 48
/* The minimum part of the height left for the rest. */
#define HEIGHT_SHARE 0.7F
/* The part needed by a picture above a code. */
#define BOTH_SHARE 0.75F
/* The part for words and a picture in the corner; more of it for longer words. */
#define CORNER_USUAL 0.55F
#define CORNER_MOST  0.7F
#define CORNER_PAGES 2

/* How many parts are above all: up to a title of which a word would be broken beside something; else 0. */
static int
parts_above(const struct plan *plan, const struct flow *flow)
{
    const struct flow_page *first = flow->pages;
    if (!plan->side.draw || plan->side.bleed || side_stacked(plan) || plan->inset > 0)
        return 0;
    for (int i = 0; i < first->count; i++)
        if (first->pieces[i].style.role == ROLE_TITLE && first->pieces[i].lines.broken_words)
            return i + 1;
    return 0;
}

/* The minimum height of the content beside the column. */
static int
needed(const struct plan *plan, struct rect area)
{
    if (plan->side.w > 0)
        return plan_px(plan, plan->side.h);
    return (int)((float)area.h * (plan->side.ratio > 0 ? 1 - HEIGHT_SHARE : BOTH_SHARE));
}

static bool
fits_above(struct wide_title *wide, const struct plan *plan, struct rect area, int parts, int needed_px)
{
    wide->plan = *plan;
    wide->plan.count = parts;
    wide->plan.side = (struct side){0};
    wide->at = area;
    wide->at.h = area.h - plan_px(plan, GAP) - needed_px;
    wide->flow = flow_pages(&wide->plan, wide->at);
    return wide->flow.count == 1 && !parts_above(plan, &wide->flow);
}

/* The unused height of the pages. */
static int
spare(const struct plan *plan, const struct flow *flow, struct rect area)
{
    int height = side_place(plan, area, flow->scale).side.h;
    for (int i = 0; i < flow->count; i++)
        height = number_max(flow->pages[i].height, height);
    return area.h > height ? area.h - height : 0;
}

struct flow
wide_title_pages(struct wide_title *wide, struct plan *plan, struct rect *area)
{
    struct flow flow = flow_pages(plan, *area);
    int parts = parts_above(plan, &flow);
    if (!parts || !fits_above(wide, plan, *area, parts, needed(plan, *area))) {
        *wide = (struct wide_title){0};
        return flow;
    }
    struct rect under = *area;
    under.y += wide->flow.pages->height + plan_px(plan, GAP);
    under.h -= under.y - area->y;
    plan->parts += parts;
    plan->count -= parts;
    flow = flow_pages(plan, under);
    /* equal space above the title, under it and under everything */
    int air = spare(plan, &flow, under) / 3;
    wide->at.y += air;
    *area = (struct rect){under.x, under.y + air, under.w, under.h - air};
    return flow;
}

/* The height needed under the title: of most of the picture, and of words. */
static int
corner_needed(const struct plan *plan, struct rect area, float share)
{
    int wide = (int)((float)plan->context->width * plan->side.share);
    int whole = (int)((float)wide / side_picture_ratio(plan)) - plan->context->height + area.y + area.h;
    return number_max(whole, (int)(share * (float)area.h));
}

/* True when the second page begins inside a sentence or a list. */
static bool
cuts_sentence(const struct plan *plan, const struct flow *flow)
{
    if (flow->count < 2)
        return false;
    struct flow_cursor start = flow->pages[1].start;
    const struct plan_part *part = &plan->parts[start.part];
    bool in_list = start.segment == 0 && start.part > 0 && part->mark.len && part[-1].mark.len;
    return flow->pages->split || in_list;
}

/* The title, and stars above it; 0 if the first text is not a title. */
static int
parts_to_title(const struct plan *plan)
{
    for (int i = 0; i < plan->count; i++)
        if (plan->parts[i].text)
            return plan->parts[i].style.role == ROLE_TITLE ? i + 1 : 0;
    return 0;
}

/* Title, picture and words at a share of the height for the last two; false when there is not enough room on
 * so many pages. */
static bool
fits_corner(struct wide_title *wide, struct plan *plan, struct rect *area, struct flow *flow, float share)
{
    int pages = plan->paged ? CORNER_PAGES : 1, parts = parts_to_title(plan);
    if (!fits_above(wide, plan, *area, parts, corner_needed(plan, *area, share)))
        return false;
    struct rect under = *area;
    under.y += wide->flow.pages->height + plan_px(plan, GAP);
    under.h -= under.y - area->y;
    plan->parts += parts;
    plan->count -= parts;
    *flow = flow_pages(plan, under);
    if (flow->count > pages || flow->broken || flow->cut || cuts_sentence(plan, flow))
        return false;
    /* words begin beside the picture, where there is room */
    int lower = side_place(plan, under, flow->scale).side.y - under.y;
    int air = number_clamp(under.h - flow->pages->height, 0, lower);
    wide->at.y += air / 2;
    *area = (struct rect){under.x, under.y + air, under.w, under.h - air};
    return true;
}

static bool
lay_corner(struct wide_title *wide, struct plan *plan, struct rect *area, struct flow *flow)
{
    static const struct {
        float share;
        bool steady;
    } tries[] = {{CORNER_USUAL, true}, {CORNER_MOST, true}, {CORNER_MOST, false}};
    if (!parts_to_title(plan) || plan->count <= parts_to_title(plan))
        return false;
    for (size_t i = 0; i < sizeof(tries) / sizeof(tries[0]); i++) {
        struct plan corner = *plan;
        corner.side.steady = tries[i].steady;
        if (!fits_corner(wide, &corner, area, flow, tries[i].share))
            continue;
        *plan = corner;
        return true;
    }
    return false;
}

/* On one page, or on several if the picture would be a strip otherwise. */
static bool
settle_corner(struct plan *plan, struct frame_places *frame, struct wide_title *wide_title, struct flow *flow,
              bool paged)
{
    struct plan corner = plan_copy(plan);
    corner.prefer_short_foot = true;
    struct frame_places narrow = frame_beside(&corner, 1);
    frame_settle(&corner, &narrow);
    if (paged)
        frame_settle_paged(&corner, &narrow);
    bool fits = lay_corner(wide_title, &corner, &frame->area, flow);
    if (fits)
        *plan = corner;
    return fits;
}

bool
wide_title_corner_pages(struct plan *plan, struct frame_places *frame, struct wide_title *wide_title,
                        struct flow *flow)
{
    if (!plan->side.corner)
        return false;
    if (settle_corner(plan, frame, wide_title, flow, false) ||
        (!plan->side.cropped && settle_corner(plan, frame, wide_title, flow, true)))
        return true;
    *wide_title = (struct wide_title){0};
    if (!side_leave_corner(plan))
        side_inset_picture(plan);
    return false;
}

void
wide_title_draw(const struct wide_title *wide, struct sheet *sheet)
{
    if (wide->flow.count)
        flow_draw(&wide->plan, sheet, &wide->flow, 0, wide->at, wide->at.y);
}
