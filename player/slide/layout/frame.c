#include "slide/layout/frame.h"

#include <math.h>

#include "base/number.h"

#include "slide/layout/date_text.h"
#include "slide/layout/logo.h"
#include "slide/layout/side.h"
#include "type/typography.h"

/* For a 1920×1080 and a 1080×1920 frame. */
#define MARGIN          96 /* with the default safe area */
#define MARGIN_PORTRAIT 72
#define GAP_FOOT        20
#define ICON            48
#define ICON_GAP        18
#define SMALL_SIZE      52    /* of label, clock and footer */
#define FOOT_BYTES      400   /* longer ones do not fit on one line in any script */
#define BETWEEN         " · " /* the parts of a footer */
#define PAGE_ROOM       190
#define TAIL_ROOM       200 /* of a bubble that hangs down at the beginning of the line */
#define PROGRESS        10
#define NOTE_PAD_X      64
#define NOTE_PAD_Y      30

struct frame_places
frame_of(const struct plan *plan)
{
    int width = plan->context->width;
    int height = plan->context->height;
    float safe = (float)plan->context->safe_percent;
    float margin = plan->portrait ? MARGIN_PORTRAIT : MARGIN;
    int margin_x = plan_px(plan, margin * safe / SLIDE_SAFE_PERCENT);
    int safe_x = (int)ceilf((float)width * safe / 100);
    int safe_y = (int)ceilf((float)height * safe / 100);
    struct frame_places frame;
    if (margin_x < safe_x)
        margin_x = safe_x;
    frame.safe = (struct rect){margin_x, safe_y, width - 2 * margin_x, height - 2 * safe_y};
    frame.foot_w = frame.safe.w;
    frame.line_px = plan_line_px(plan);
    frame.label_y = safe_y + plan_px(plan, PLAN_LABEL_IN);
    frame.footer_y = height - safe_y - frame.line_px;
    int top = plan->hide_header ? safe_y : frame.label_y + frame.line_px + plan_px(plan, PLAN_LABEL_GAP);
    int bottom = plan->no_foot ? height - safe_y : frame.footer_y - plan_px(plan, GAP_FOOT);
    int in = plan->note ? plan_px(plan, NOTE_PAD_X) : 0, down = plan->note ? plan_px(plan, NOTE_PAD_Y) : 0;
    frame.area = (struct rect){frame.safe.x + in, top + down, frame.safe.w - 2 * in, bottom - top - 2 * down};
    return frame;
}

struct frame_places
frame_beside(const struct plan *plan, float scale)
{
    struct frame_places frame = frame_of(plan);
    struct side_places places = side_place(plan, frame.area, scale);
    if (!plan->side.bleed)
        return frame;
    frame.foot_w = places.column.w + plan_px(plan, plan->inset);
    if (plan->side.corner)
        return frame;
    frame.safe.x = places.column.x - plan_px(plan, plan->inset);
    frame.safe.w = frame.foot_w;
    if (side_stacked(plan))
        frame.label_y = number_max(places.side.h + plan_px(plan, PLAN_LABEL_IN), frame.label_y);
    return frame;
}

struct rect
frame_progress(const struct plan *plan, float scale)
{
    int width = plan->context->width;
    int height = plan->context->progress && !plan->no_progress ? plan_px(plan, PROGRESS) : 0;
    struct rect at = {0, plan->context->height - height, width, height};
    if (!plan->side.bleed || side_stacked(plan))
        return at;
    int taken = side_place(plan, frame_of(plan).area, scale).side.w;
    at.x = plan->side.start ? taken : 0;
    at.w -= taken;
    return at;
}

struct str
frame_join(struct arena *arena, struct str a, struct str b)
{
    a = str_trim(a);
    b = str_trim(b);
    if (!a.len)
        return b;
    if (!b.len || str_find(a, b) != SIZE_MAX)
        return a;
    return arena_printf(arena, "%.*s" BETWEEN "%.*s", STR_ARG(a), STR_ARG(b));
}

struct str
frame_usual_foot(const struct plan *plan)
{
    const struct item *item = plan->item;
    const struct slide_context *context = plan->context;
    struct str who = !str_blank(item->author) ? item->author : item->source;
    if (str_blank(who))
        who = str_from(context->site);
    if (item->published_s == TIME_NONE || !context->now.trusted || item->published_s > date_text_now_s(plan))
        return who;
    return frame_join(plan->arena, who,
                      labels_date_near(context->labels, plan->arena, item->published_s, date_text_now_s(plan),
                                       context->zone));
}

int
frame_small_px(const struct plan *plan)
{
    return plan->type_scale.count ? plan->type_scale.sizes_px[0]
                                  : number_max(plan_px(plan, SMALL_SIZE), plan->min_small_px);
}

static struct text_style
small_style(const struct plan *plan, enum box_role role)
{
    int px = frame_small_px(plan);
    bool panel = role == ROLE_FOOTER || role == ROLE_PAGE ? plan->footer_on_panel : plan->header_on_panel;
    uint32_t colour = panel ? plan->frame_colours.on_panel : plan->frame_colours.text_soft;
    return (struct text_style){role, FACE_BODY, px, plan_line_px(plan), colour};
}

static struct text_style
label_style(const struct plan *plan)
{
    struct text_style style = small_style(plan, ROLE_LABEL);
    style.face = FACE_LABEL;
    if (!plan->header_on_panel)
        style.colour = plan->frame_colours.accent;
    return style;
}

/* The size of the icon of the kind: slightly larger than the letters of its label. */
static int
icon_px(const struct plan *plan)
{
    int usual = plan_px(plan, ICON);
    int beside = label_style(plan).size_px * ICON / SMALL_SIZE;
    return number_max(usual, beside);
}

static struct str
label_text(const struct plan *plan)
{
    return frame_join(plan->arena, labels_kind(plan->context->labels, plan->kind), plan->label);
}

/* The footer at its size, or smaller down to the minimum; false when it is still too long. */
static bool
fit_foot(const struct plan *plan, struct sheet *sheet, int room, struct text_style *style)
{
    if (plan->footer.len > FOOT_BYTES)
        return false;
    while (style->size_px > plan->min_small_px && sheet_text_width(sheet, style, plan->footer) > room)
        style->size_px--;
    return sheet_text_width(sheet, style, plan->footer) <= room;
}

/* The place of its words: between the logo and the page number. */
static int
foot_room(const struct plan *plan, const struct frame_places *frame)
{
    int kept = plan->foot_at_end ? plan_px(plan, TAIL_ROOM) : logo_footer_width(plan);
    return frame->foot_w - (plan->paged ? plan_px(plan, PAGE_ROOM) : 0) - kept;
}

/* A code remains the last part of the column. */
static void
put_before_code(struct plan *plan)
{
    struct plan_part *last = &plan->parts[plan->count - 1], part = *last;
    if (plan->count < 2 || !last[-1].follows_text)
        return;
    last[0] = last[-1];
    last[-1] = part;
}

static bool
foot_fits(const struct plan *plan, const struct frame_places *frame)
{
    struct sheet sheet = {.arena = plan->arena, .metrics = plan->context->metrics};
    struct text_style foot = small_style(plan, ROLE_FOOTER);
    return fit_foot(plan, &sheet, foot_room(plan, frame), &foot);
}

void
frame_shorten_foot(struct plan *plan, const struct frame_places *frame)
{
    plan->footer = plan->footer_short;
    if (!foot_fits(plan, frame))
        plan->footer = STR_NONE;
}

/* A footer for the column: name and date are not broken where they have room on a line. */
static struct str
whole_facts(const struct plan *plan, struct str foot, int width_px)
{
    struct sheet sheet = {.arena = plan->arena, .metrics = plan->context->metrics};
    struct text_style style = plan_text_style(plan, &style_detail, plan_size(plan, &style_detail, 0.5F));
    struct str out = STR_NONE;
    if (str_find(foot, STR(BETWEEN)) == SIZE_MAX)
        return foot;
    for (struct str rest = foot; rest.len;) {
        size_t end = str_find(rest, STR(BETWEEN));
        struct str fact = str_slice(rest, 0, end);
        rest = end == SIZE_MAX ? STR_NONE : str_slice(rest, end + STR(BETWEEN).len, SIZE_MAX);
        bool fits = sheet_text_width(&sheet, &style, fact) <= width_px;
        out = frame_join(plan->arena, out, fits ? typography_one_line(plan->arena, fact) : fact);
    }
    return out;
}

/* Moves a footer that is too long into the column, unless its kind prefers a shorter one. True if moved. */
static bool
settle_foot(struct plan *plan, const struct frame_places *frame)
{
    if (foot_fits(plan, frame))
        return false;
    struct str whole = plan->footer;
    if (plan->prefer_short_foot)
        frame_shorten_foot(plan, frame);
    if (plan->prefer_short_foot && plan->footer.len)
        return false;
    plan->footer = STR_NONE;
    plan->foot_at_end = false;
    whole = whole_facts(plan, whole, frame->foot_w);
    struct plan_part *part = plan_add_text(plan, &style_detail, 40, whole);
    if (part) {
        part->style.allow_extra_line = false; /* a date on one line, if it has room */
        put_before_code(plan);
    }
    return true;
}

/* The width of label and clock. */
static int
header_width(const struct plan *plan, struct sheet *sheet)
{
    struct text_style label = label_style(plan), clock = small_style(plan, ROLE_CLOCK);
    return icon_px(plan) + plan_px(plan, 3 * ICON_GAP) + sheet_text_width(sheet, &label, label_text(plan)) +
           sheet_text_width(sheet, &clock, plan->clock);
}

bool
frame_label_fits(const struct plan *plan, float share)
{
    struct sheet sheet = {.arena = plan->arena, .metrics = plan->context->metrics};
    return header_width(plan, &sheet) <= (int)((float)frame_of(plan).safe.w * share);
}

/* At the top of the column, which is on the panel where the label is. */
static void
insert_label(struct plan *plan, struct str label)
{
    struct part_style style = style_caption;
    style.panel = plan->header_on_panel;
    style.accent = style.accent && !style.panel;
    plan_insert_first(plan, &style, label);
}

/* Dropped first is the text after the label, then the clock, and finally the label itself. */
static void
settle_label(struct plan *plan, struct sheet *sheet, int width_px)
{
    struct text_style label = label_style(plan);
    struct text_style clock = small_style(plan, ROLE_CLOCK);
    int room = width_px - icon_px(plan) - plan_px(plan, ICON_GAP);
    int beside = room - plan_px(plan, 2 * ICON_GAP) - sheet_text_width(sheet, &clock, plan->clock);
    if (sheet_text_width(sheet, &label, label_text(plan)) <= beside)
        return;
    insert_label(plan, plan->label);
    plan->label = STR_NONE;
    int width = sheet_text_width(sheet, &label, label_text(plan));
    plan->hide_label = width > room;
    plan->hide_clock = width > beside && !plan->hide_label;
    if (plan->hide_label)
        insert_label(plan, label_text(plan));
}

void
frame_settle(struct plan *plan, const struct frame_places *frame)
{
    struct sheet sheet = {.arena = plan->arena, .metrics = plan->context->metrics};
    settle_label(plan, &sheet, frame->safe.w);
    settle_foot(plan, frame);
}

bool
frame_settle_paged(struct plan *plan, const struct frame_places *frame)
{
    plan->paged = true;
    return settle_foot(plan, frame);
}

bool
frame_foot_ends_before(const struct plan *plan, int x)
{
    struct sheet sheet = {.arena = plan->arena, .metrics = plan->context->metrics};
    struct frame_places frame = frame_of(plan);
    struct text_style foot = small_style(plan, ROLE_FOOTER);
    int begin = frame.safe.x + logo_footer_width(plan);
    /* at the size at which it will be drawn */
    bool fits = fit_foot(plan, &sheet, foot_room(plan, &frame), &foot);
    return fits && !plan->paged && begin + sheet_text_width(&sheet, &foot, plan->footer) <= x;
}

int
frame_below_area(const struct plan *plan)
{
    struct frame_places frame = frame_of(plan);
    return frame.safe.y + frame.safe.h - frame.area.y - frame.area.h;
}

static void
draw_footer(const struct plan *plan, struct sheet *sheet, const struct frame_places *frame)
{
    struct text_style foot = small_style(plan, ROLE_FOOTER);
    fit_foot(plan, sheet, foot_room(plan, frame), &foot);
    logo_draw_footer(plan, sheet, frame);
    int end = frame->safe.x + frame->foot_w - (plan->paged ? plan_px(plan, PAGE_ROOM) : 0);
    if (plan->foot_at_end)
        sheet_text_ending(sheet, &foot, plan->footer, end, frame->footer_y);
    else
        sheet_text(sheet, &foot, plan->footer, frame->safe.x + logo_footer_width(plan), frame->footer_y);
}

void
frame_draw(const struct plan *plan, struct sheet *sheet, const struct frame_places *frame)
{
    struct text_style label = label_style(plan);
    struct text_style clock = small_style(plan, ROLE_CLOCK);
    draw_footer(plan, sheet, frame);
    if (plan->hide_header)
        return;
    int icon = icon_px(plan);
    struct rect at = {frame->safe.x, frame->label_y + (frame->line_px - icon) / 2, icon, icon};
    sheet_add(sheet, BOX_ICON, at, label.colour)->text = str_from(kind_name(plan->kind));
    if (!plan->hide_label)
        sheet_text(sheet, &label, label_text(plan), at.x + icon + plan_px(plan, ICON_GAP), frame->label_y);
    if (!plan->hide_clock)
        sheet_text_ending(sheet, &clock, plan->clock, frame->safe.x + frame->safe.w, frame->label_y);
}

void
frame_draw_page(const struct plan *plan, struct sheet *sheet, const struct frame_places *frame, int page,
                int pages)
{
    if (pages < 2)
        return;
    struct text_style style = small_style(plan, ROLE_PAGE);
    struct str first = labels_number(plan->context->labels, plan->arena, page + 1, 0);
    struct str last = labels_number(plan->context->labels, plan->arena, pages, 0);
    sheet_text_ending(sheet, &style, arena_printf(plan->arena, "%.*s / %.*s", STR_ARG(first), STR_ARG(last)),
                      frame->safe.x + frame->foot_w, frame->footer_y);
}
