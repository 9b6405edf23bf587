#include "slide/layout/wide_title.h"

#include "base/number.h"
#include "slide/layout/side.h"

#define GAP 48
/* The minimum part of the height left for the rest. */
#define HEIGHT_SHARE 0.7F
/* The part needed by a picture above a code. */
#define BOTH_SHARE 0.75F

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
fits_above(struct wide_title *wide, const struct plan *plan, struct rect area, int parts)
{
    wide->plan = *plan;
    wide->plan.count = parts;
    wide->plan.side = (struct side){0};
    wide->at = area;
    wide->at.h = area.h - plan_px(plan, GAP) - needed(plan, area);
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
    if (!parts || !fits_above(wide, plan, *area, parts)) {
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

void
wide_title_draw(const struct wide_title *wide, struct sheet *sheet)
{
    if (wide->flow.count)
        flow_draw(&wide->plan, sheet, &wide->flow, 0, wide->at, wide->at.y);
}
