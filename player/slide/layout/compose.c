#include "slide/slide.h"

#include <math.h>

#include "base/number.h"
#include "type/bidi.h"
#include "slide/layout/body.h"
#include "slide/layout/truncate.h"
#include "slide/layout/flow.h"
#include "slide/layout/frame.h"
#include "slide/layout/wide_title.h"
#include "slide/layout/idle.h"
#include "slide/layout/kinds.h"
#include "slide/layout/logo.h"
#include "type/metrics_cache.h"
#include "slide/shapes/shapes.h"
#include "slide/layout/side.h"
#include "slide/sizes/few_sizes.h"

/* A block is placed slightly above the middle, at the optical centre. */
#define OPTICAL_CENTRE 0.47F
/* The maximum height of a picture, relative to the frame, and its part of the spare height. */
#define GROWN_MOST  0.55F
#define GROWN_SPARE 0.7F

static kind_fn *const kinds[] = {
#define KIND(id, name, ...) kind_##name,
#include "feed/kinds.def"
#undef KIND
};

static struct plan
plan_of(const struct item *item, const struct slide_context *context, struct arena *arena,
        const struct type_scale *type_scale)
{
    struct plan plan = {
        .item = item, .context = context, .arena = arena, .kind = item->kind, .type_scale = *type_scale};
    plan.colours = plan.frame_colours = context->theme->kinds[item->kind];
    plan.locale = labels_locale_for(context->labels, item->language, arena);
    plan.rtl = labels_rtl(context->labels);
    plan.clock = slide_clock_text(context, arena);
    plan_sizes(&plan);
    body_begin(&plan);
    side_choose_picture(&plan);
    plan.rtl = bidi_base_rtl(plan_headline(&plan), bidi_base_rtl(plan_remaining_body(&plan), plan.rtl));
    return plan;
}

/* The slide of an item without any content. */
static void
plan_nothing(struct plan *plan)
{
    struct str source = plan->item->source;
    if (str_blank(source))
        source = plan->item->feed;
    if (str_blank(source))
        source = labels_kind(plan->context->labels, plan->kind);
    plan_add_text(plan, &style_title, 0, source);
}

static void
plan_item(struct plan *plan)
{
    plan->footer = frame_usual_foot(plan);
    plan->footer_short = str_blank(plan->item->author) ? plan->item->source : plan->item->author;
    struct plan before = *plan;
    kinds[plan->kind](plan);
    if (plan->count == 0 && (plan->side.picture || plan->side.draw == side_draw_picture)) {
        *plan = before; /* a picture with nothing beside it has the whole frame */
        kind_picture(plan);
    }
    if (plan->count == 0 && !plan->side.draw && !plan->draw_slide)
        plan_nothing(plan);
    plan->brief = plan_is_brief(plan);
    if (!plan->side.draw)
        plan_enlarge_lone_title(plan);
    if (!plan->side.draw && !plan->backdrop && !plan->draw_slide)
        plan->backdrop = shapes_kind_icon;
}

static struct slide
finish(const struct plan *plan, struct sheet *sheet, int page, int pages, float scale)
{
    if (plan->backdrop) {
        int from = sheet->count;
        plan->backdrop(plan, sheet, page);
        sheet_put_behind(sheet, from);
    }
    if (plan->rtl)
        sheet_mirror(sheet, plan->context->width);
    struct rect progress = frame_progress(plan, scale);
    if (plan->rtl)
        progress.x = plan->context->width - progress.x - progress.w;
    return (struct slide){.boxes = sheet->boxes,
                          .count = sheet->count,
                          .ground = plan->frame_colours.ground,
                          .accent =
                              plan->footer_on_panel ? plan->colours.on_panel : plan->frame_colours.accent,
                          .track = plan->footer_on_panel ? plan->colours.panel : plan->frame_colours.ground,
                          .progress = progress,
                          .rtl = plan->rtl,
                          .words = sheet_words(sheet),
                          .page = page,
                          .pages = pages,
                          .kind = plan->kind};
}

static int
centred(int from, int room, int height)
{
    int spare = room - height;
    return from + (spare > 0 ? (int)lroundf((float)spare * OPTICAL_CENTRE) : 0);
}

/* The tops of the blocks: equal on all pages, so that nothing jumps between them. */
static int
tallest(const struct flow *flow, int from)
{
    int height = 0;
    for (int i = from; i < flow->count; i++)
        height = number_max(flow->pages[i].height, height);
    return height;
}

/* Stacked, side and column are centred as a group; else separately. */
static int
place_first(const struct plan *plan, const struct flow *flow, const struct rect *area,
            struct side_places *places)
{
    int height = flow->pages[0].height;
    if (plan->band)
        return places->column.y;
    if (!plan->side.draw || !side_stacked(plan) || plan->side.bleed)
        return centred(places->column.y, places->column.h, height);
    int gap = area->h - places->side.h - places->column.h;
    int top = centred(area->y, area->h, places->side.h + gap + height);
    places->side.y = plan->side.below ? top + height + gap : top;
    return plan->side.below ? top : top + places->side.h + gap;
}

/* The plan of a further page: without the side and the background of the first one. */
static struct plan
further(const struct plan *plan)
{
    struct plan out = *plan;
    out.header_on_panel = out.footer_on_panel = false;
    out.side_before = plan->side.draw != NULL;
    out.side = (struct side){0};
    return out;
}

/* A picture across the top that was reduced for words of other pages gets back the space that the words of
 * the first page leave. */
static struct plan
with_grown_picture(const struct plan *plan, const struct flow *flow, struct rect area)
{
    struct plan out = *plan;
    if (!plan->side.picture || !plan->side.bleed || plan->side.as_high || !side_stacked(plan))
        return out;
    struct side_places places = side_place(plan, area, flow->scale);
    int most = (int)(GROWN_MOST * (float)plan->context->height) - places.side.h;
    int spare = (int)(GROWN_SPARE * (float)(places.column.h - flow->pages[0].height));
    out.side.grown_px = number_clamp(spare, 0, number_max(most, 0));
    return out;
}

static struct slide
draw_page(const struct plan *plan, const struct flow *flow, int page, const struct frame_places *frame,
          const struct wide_title *wide)
{
    struct sheet sheet = {.arena = plan->arena, .metrics = plan->context->metrics, .rtl = plan->rtl};
    struct side_places places = {.column = side_column(plan, frame->area)};
    struct frame_places here = *frame;
    int y = centred(places.column.y, places.column.h, tallest(flow, 1));
    if (page == 0) {
        places = side_place(plan, frame->area, flow->scale);
        if (plan->side.bleed)
            here = frame_beside(plan, flow->scale);
        y = place_first(plan, flow, &frame->area, &places);
        if (plan->side.draw)
            plan->side.draw(plan, &sheet, places.side);
    }
    frame_draw(plan, &sheet, &here);
    frame_draw_page(plan, &sheet, &here, page, flow->count);
    if (plan->inset_draw) {
        struct rect at = places.column;
        at.x -= plan_px(plan, plan->inset);
        plan->inset_draw(plan, &sheet, (struct rect){at.x, y, plan_px(plan, plan->inset), 0});
    }
    wide_title_draw(wide, &sheet);
    flow_draw(plan, &sheet, flow, page, places.column, y);
    return finish(plan, &sheet, page, flow->count, flow->scale);
}

/* A slide that its kind draws itself. */
static struct slides
compose_whole(const struct plan *plan)
{
    struct sheet sheet = {.arena = plan->arena, .metrics = plan->context->metrics, .rtl = plan->rtl};
    struct slide *one = arena_alloc(plan->arena, sizeof(*one));
    plan->draw_slide(plan, &sheet, frame_of(plan).area);
    *one = finish(plan, &sheet, 0, 1, 1);
    return (struct slides){.pages = one, .count = 1, .cut = plan->cut};
}

/* True when content that bleeds takes too much space: all words beside it have their smallest size, though it
 * is optional, one is broken, or a title moves to another page. */
static bool
is_crowded(const struct plan *plan, const struct flow *flow)
{
    if (!plan->side.bleed)
        return false;
    if (plan->side.optional && (flow->count > 1 || (flow->scale <= 0 && !plan->portrait)))
        return true;
    for (int i = 0; !side_stacked(plan) && i < flow->pages->count; i++)
        if (flow->pages->pieces[i].lines.broken_words)
            return true;
    for (int i = flow->count > 1 ? flow->pages[1].start.part : plan->count; i < plan->count; i++)
        if (plan->parts[i].style.role == ROLE_TITLE)
            return true;
    return false;
}

/* Moves a code beside the column to the end of the text if fewer pages then end inside a sentence. */
static bool
lay_whole_sentence(struct plan *plan, struct rect area, struct flow *flow)
{
    struct plan moved = plan_copy(plan);
    if (!flow->split || !side_code_to_end(&moved))
        return false;
    struct flow whole = flow_pages(&moved, area);
    if (whole.count > flow->count || whole.cut > flow->cut || whole.split >= flow->split ||
        whole.broken > flow->broken)
        return false;
    *plan = moved;
    *flow = whole;
    return true;
}

static struct flow
lay_pages(struct plan *plan, struct rect *area, struct wide_title *wide_title)
{
    struct plan before = *plan;
    struct rect whole = *area;
    struct flow flow = wide_title_pages(wide_title, plan, area);
    if (lay_whole_sentence(&before, whole, &flow)) {
        *plan = before;
        *area = whole;
        *wide_title = (struct wide_title){0};
    }
    for (int step = 0; step < 2 && is_crowded(plan, &flow); step++) {
        bool stacked = side_stacked(plan) || plan->side.optional;
        plan->side.stacked = true;
        if (stacked) {
            plan->side = (struct side){0};
            plan->backdrop = plan->backdrop ? plan->backdrop : shapes_kind_icon;
        }
        flow = wide_title_pages(wide_title, plan, area);
    }
    return flow;
}

/* Without a footer, a single page reaches to the end of the safe area; false if there is more than one. */
static bool
lay_to_end(struct plan *plan, struct frame_places *frame, struct wide_title *wide_title, struct flow *flow)
{
    struct plan high = *plan;
    high.no_foot = true;
    struct frame_places place = frame_of(&high);
    if (plan->footer.len || logo_footer_width(plan))
        return false;
    *flow = lay_pages(&high, &place.area, wide_title);
    if (flow->count > 1)
        return false;
    *plan = high;
    *frame = place;
    return true;
}

/* The pages; with several, a footer has less room: a long one moves to the column unless that would need
 * another page. */
static struct flow
lay_all(struct plan *plan, struct frame_places *frame, const struct frame_places *narrow,
        struct wide_title *wide_title)
{
    struct plan settled = *plan;
    struct frame_places place = *frame;
    struct flow flow = lay_pages(plan, &frame->area, wide_title);
    plan->paged = flow.count > 1;
    if (!plan->paged)
        return flow;
    bool moved = frame_settle_paged(&settled, narrow);
    plan->footer = settled.footer;
    if (!moved)
        return flow;
    struct plan with_foot = settled;
    struct wide_title wide;
    struct flow longer = lay_pages(&with_foot, &place.area, &wide);
    if (longer.count > flow.count || longer.cut) {
        frame_shorten_foot(plan, narrow);
        return flow;
    }
    *plan = with_foot;
    *frame = place;
    *wide_title = wide;
    return longer;
}

/* The pages with the texts of the frame in their places. Where a footer in the column needs a second page
 * beside a picture, a shorter one in its own place is used. */
static struct flow
lay_settled(struct plan *plan, struct frame_places *frame, struct wide_title *wide_title)
{
    struct plan shorter = plan_copy(plan);
    struct frame_places place = *frame, narrow = frame_beside(plan, 1);
    struct str foot = plan->footer;
    frame_settle(plan, &narrow);
    bool moved = plan->side.bleed && foot.len && !plan->footer.len;
    struct flow flow;
    if (lay_to_end(plan, frame, wide_title, &flow))
        return flow;
    flow = lay_all(plan, frame, &narrow, wide_title);
    if (!moved || flow.count != 2)
        return flow;
    struct wide_title title;
    shorter.prefer_short_foot = true;
    frame_settle(&shorter, &narrow);
    struct flow one = lay_pages(&shorter, &place.area, &title);
    if (one.count > 1 || !shorter.side.draw)
        return flow;
    *plan = shorter;
    *frame = place;
    *wide_title = title;
    return one;
}

static struct slides
compose(const struct item *item, const struct slide_context *context, struct arena *arena,
        const struct type_scale *type_scale)
{
    struct plan plan = plan_of(item, context, arena, type_scale);
    plan_item(&plan);
    if (plan.draw_slide)
        return compose_whole(&plan);
    struct frame_places frame = frame_of(&plan);
    struct wide_title wide_title;
    struct flow flow;
    if (!wide_title_corner_pages(&plan, &frame, &wide_title, &flow))
        flow = lay_settled(&plan, &frame, &wide_title);
    struct slides out = {.pages = arena_array(arena, (size_t)flow.count, sizeof(struct slide)),
                         .count = flow.count,
                         .cut = plan.cut || flow.cut,
                         .broken = flow.broken};
    struct plan first = with_grown_picture(&plan, &flow, frame.area), next = further(&plan);
    for (int page = 0; page < flow.count; page++)
        out.pages[page] = draw_page(page ? &next : &first, &flow, page, &frame, &wide_title);
    return out;
}

/* What is laid out, for few_sizes_compose. */
struct subject {
    const struct item *item;
    const struct slide_context *context;
    struct arena *arena;
};

static struct slides
compose_in(const void *ctx, const struct type_scale *scale)
{
    const struct subject *subject = ctx;
    subject->context->metrics->effort->left = EFFORT_SLIDE; /* the texts are not cut in another place */
    return compose(subject->item, subject->context, subject->arena, scale);
}

struct slides
slide_compose(const struct item *item, const struct slide_context *context, struct arena *arena)
{
    struct item bounded;
    struct slide_context limited = *context;
    bool emoji_cut = false;
    bool cut = truncate_item(arena, item, &bounded, &emoji_cut);
    limited.metrics = metrics_cached(arena, context->metrics);
    const struct subject subject = {&bounded, &limited, arena};
    struct legible_sizes legible = legible_sizes_of(&limited);
    struct slides slides = few_sizes_compose(compose_in, &subject, &legible, limited.metrics->effort);
    slides.cut |= cut;
    slides.emoji_cut = emoji_cut;
    return slides;
}

struct slides
slide_compose_idle(const struct slide_context *context, struct arena *arena)
{
    struct item nothing = {.kind = KIND_NEWS};
    struct plan plan = plan_of(&nothing, context, arena, &(struct type_scale){.count = 0});
    plan.draw_slide = idle_draw;
    struct slides slides = compose_whole(&plan);
    slides.pages->progress = (struct rect){0}; /* it stays until something else is shown */
    return slides;
}
