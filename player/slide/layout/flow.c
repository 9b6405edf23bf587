#include "slide/layout/flow.h"

#include <limits.h>
#include <math.h>
#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "slide/layout/flow_fit.h"
#include "slide/layout/flow_size.h"
#include "slide/layout/side.h"

#define SCALE_STEPS 12
#define AIR         0.04F
#define EVEN_STEPS  6
/* Content under a title on its band is lowered by this part of the free height. */
#define BELOW_BAND 0.42F
/* Tolerance of the estimated width of a text: kerning and trailing spaces may save so much. */
#define TIGHTEST 0.93F
/* With more pages than this, other sizes are not tried; so many of the last ones are balanced. */
#define PAGES_POLISHED 6
#define PAGES_LAST     3
/* So much of the largest scale is kept where a smaller one lets more pages end with a sentence. */
#define SENTENCE_SCALE 0.25F

struct attempt {
    struct flow_page *pages; /* NULL: only count */
    int count;
    int broken_words;
};

/* Large text needs space above and below it; if space is scarce, all of it is used. */
static float
air(float scale)
{
    return 1 - AIR * fminf(scale * 2, 1);
}

/* Fills pages from the cursor to the last part, at most `limit`; the first of them is page 0 when the cursor
 * is at the start. */
static struct attempt
fill_from(const struct plan *plan, struct rect area, struct flow_setting setting, struct flow_cursor cursor,
          int limit)
{
    struct attempt out = {.pages = arena_array(plan->arena, (size_t)limit, sizeof(struct flow_page))};
    bool start = cursor.part == 0 && cursor.segment == 0;
    while (cursor.part < plan->count && out.count < limit) {
        struct flow_setting here = setting;
        here.column =
            out.count || !start ? side_column(plan, area) : side_place(plan, area, setting.scale).column;
        here.fill = setting.fill * air(setting.scale);
        here.keep_together_fill = limit > 1 ? 1 : here.fill;
        here.wide_px = side_column(plan, area).w;
        out.broken_words += flow_fill_page(plan, &cursor, &here, &out.pages[out.count++]);
    }
    if (cursor.part < plan->count)
        out.count = limit + 1;
    return out;
}

static struct attempt
fill_all(const struct plan *plan, struct rect area, struct flow_setting setting, int limit)
{
    return fill_from(plan, area, setting, (struct flow_cursor){0, 0}, limit);
}

static struct flow
as_flow(struct attempt attempt, float scale)
{
    return (struct flow){
        .pages = attempt.pages, .count = attempt.count, .scale = scale, .broken = attempt.broken_words};
}

static bool
effort_used_up(const struct plan *plan)
{
    return effort_low(plan->context->metrics->effort, 0);
}

/* The minimum height of a part from a segment on, for any line breaks; 0 for a part that chooses its size. */
static int
least_height(const struct plan *plan, const struct plan_part *part, int segment, struct flow_setting setting,
             struct rect wide)
{
    if (!part->text || part->style.max_lines)
        return 0;
    int size = flow_size(plan, part, segment, &setting);
    setting.column = wide;
    float em = text_width_em(part->text, segment) * TIGHTEST;
    int lines = (int)(em * (float)size / (float)flow_column(part, &setting, size).width_px);
    return number_max(lines, 1) * (int)((float)size * part->style.line_height);
}

/* True when the content after the cursor needs more height than so many pages have: then it need not be
 * tried. */
static bool
too_much(const struct plan *plan, struct rect area, struct flow_setting setting, struct flow_cursor cursor,
         int pages)
{
    struct rect wide = side_column(plan, area);
    setting.column = side_place(plan, area, setting.scale).column;
    float high = fmaxf((float)wide.h, (float)setting.column.h) * setting.fill;
    int line = 2 * plan_size(plan, &style_body, 1); /* at least one line is placed on a page in any case */
    int room = ((int)high > line ? (int)high : line) * pages;
    for (int i = cursor.part; i < plan->count && room >= 0; i++)
        room -= least_height(plan, &plan->parts[i], i == cursor.part ? cursor.segment : 0, setting, wide);
    return room < 0;
}

/* How many pages repeat the title, and how many end inside a sentence. */
struct page_counts {
    int repeated, split;
};

static struct page_counts
count_pages(const struct flow_page *pages, int count)
{
    struct page_counts counts = {0};
    for (int i = 0; i < count; i++) {
        counts.repeated += pages[i].repeated;
        counts.split += pages[i].split;
    }
    return counts;
}

/* The largest scale with at most `limit` pages, or down to a part of it, one at which fewer of them end
 * inside a sentence; count 0 when there is none. */
static struct flow
largest(const struct plan *plan, struct rect area, int limit)
{
    struct attempt least = fill_all(plan, area, (struct flow_setting){.fill = 1}, limit);
    if (least.count > limit)
        return (struct flow){0};
    const struct flow_cursor start = {0, 0};
    struct flow best = as_flow(least, 0);
    int fewest = count_pages(least.pages, least.count).split, lowest = INT_MAX, last = 1;
    for (int step = SCALE_STEPS; step >= last && lowest > fewest && !effort_used_up(plan); step--) {
        float scale = (float)step / SCALE_STEPS;
        struct flow_setting setting = {.scale = scale, .fill = 1};
        if (too_much(plan, area, setting, start, limit))
            continue;
        struct attempt attempt = fill_all(plan, area, setting, limit);
        if (attempt.count > limit || attempt.broken_words > least.broken_words)
            continue;
        int inside = count_pages(attempt.pages, attempt.count).split;
        if (inside >= lowest)
            continue;
        last = number_max(last, (int)(SENTENCE_SCALE * (float)step));
        lowest = inside;
        best = as_flow(attempt, scale);
    }
    return best;
}

/* True for as many pages, if no title is lost and no further sentence is split. */
static bool
is_as_good(const struct attempt *attempt, int count, struct page_counts before)
{
    if (attempt->count != count)
        return false;
    struct page_counts now = count_pages(attempt->pages, count);
    return now.repeated >= before.repeated && now.split <= before.split;
}

/* The same pages, such that none from `first` on is much fuller than the others, lacks a title that it has
 * room for, or ends inside a sentence that would fit. */
static void
even_out(const struct plan *plan, struct rect area, struct flow *flow, int first)
{
    float low = 0.4F;
    float high = 1;
    int count = flow->count - first;
    struct flow_page *pages = flow->pages + first;
    struct page_counts before = count_pages(pages, count);
    for (int i = 0; i < EVEN_STEPS && !effort_used_up(plan); i++) {
        float middle = (low + high) / 2;
        struct flow_setting setting = {.scale = flow->scale, .fill = middle};
        if (too_much(plan, area, setting, pages->start, count)) {
            low = middle;
            continue;
        }
        struct attempt attempt = fill_from(plan, area, setting, pages->start, count);
        if (is_as_good(&attempt, count, before)) {
            high = middle;
            memcpy(pages, attempt.pages, (size_t)count * sizeof(*pages));
        } else
            low = middle;
    }
}

/* True when the last page has less than half of the height of the one before it, which is not the first. */
static bool
last_is_short(const struct flow *flow)
{
    const struct flow_page *last = &flow->pages[flow->count - 1];
    return flow->count > 2 && last->height * 2 < last[-1].height;
}

/* Several pages: they have a page number, which leaves no room beside the footer for drawn parts. */
static struct flow
several_pages(const struct plan *whole, struct rect area)
{
    struct plan paged = *whole;
    const struct plan *plan = &paged;
    paged.paged = true;
    struct flow_setting least = {.scale = 0, .fill = 1};
    struct flow flow = as_flow(fill_all(plan, area, least, SLIDE_PAGES_MAX), 0);
    flow.cut = flow.count > SLIDE_PAGES_MAX;
    if (flow.cut)
        flow.count = SLIDE_PAGES_MAX;
    else if (flow.count > PAGES_POLISHED)
        even_out(plan, area, &flow, flow.count - PAGES_LAST);
    else {
        struct flow large = largest(plan, area, flow.count);
        flow = large.count ? large : flow;
        even_out(plan, area, &flow, 0);
        if (last_is_short(&flow))
            even_out(plan, area, &flow, 1); /* the first one may have no room for less */
    }
    return flow;
}

/* The size of the title on a page of nothing but texts, in units; else 0. */
static float
title_units(const struct plan *plan, const struct flow_page *page)
{
    float units = 0;
    for (int i = 0; i < page->count; i++) {
        if (!page->pieces[i].part->text)
            return 0;
        if (page->pieces[i].style.role == ROLE_TITLE)
            units = (float)page->pieces[i].size_px / plan->unit;
    }
    return units;
}

/* The page with larger texts under a title that keeps its size, because a larger one would need another line;
 * unless the column would become narrower for what is beside it, or a picture gets the room. */
static struct flow
under_title(const struct plan *plan, struct rect area, struct flow flow)
{
    float units = title_units(plan, flow.pages);
    struct plan kept = plan_copy(plan);
    if (units <= 0 || flow.scale >= 1 || plan->side.picture ||
        effort_low(plan->context->metrics->effort, EFFORT_SLIDE / 2))
        return flow;
    for (int i = 0; i < kept.count; i++)
        if (kept.parts[i].style.role == ROLE_TITLE)
            kept.parts[i].style.min = kept.parts[i].style.max = units;
    struct flow more = largest(&kept, area, 1);
    bool narrower = side_place(plan, area, more.scale).column.w < side_place(plan, area, flow.scale).column.w;
    if (!more.count || more.scale <= flow.scale || more.broken > flow.broken || narrower)
        return flow;
    for (int i = 0; i < more.pages->count; i++)
        more.pages->pieces[i].part = plan->parts + (more.pages->pieces[i].part - kept.parts);
    return more;
}

struct flow
flow_pages(const struct plan *plan, struct rect area)
{
    if (plan->count == 0)
        return (struct flow){
            .pages = arena_alloc(plan->arena, sizeof(struct flow_page)), .count = 1, .scale = 1};
    struct flow flow = largest(plan, area, 1);
    flow = flow.count ? under_title(plan, area, flow) : several_pages(plan, area);
    flow.split = count_pages(flow.pages, flow.count).split;
    return flow;
}

static void
draw_marks(const struct plan *plan, struct sheet *sheet, const struct flow_piece *piece, struct rect at)
{
    const struct plan_part *part = piece->part;
    struct text_style style = plan_text_style(plan, &piece->style, piece->size_px);
    if (part->mark.len && piece->begins) {
        style.colour = plan->colours.accent;
        int indent = (int)lroundf(part->mark_indent * (float)piece->size_px);
        sheet_text(sheet, &style, part->mark, at.x + indent, at.y);
    }
    int width = plan_px(plan, 6);
    if (part->bar)
        sheet_add(sheet, BOX_FILL, (struct rect){at.x, at.y + width, width, at.h - 2 * width},
                  plan->colours.accent)
            ->radius_px = width / 2;
}

/* The line with "…" after the last word that leaves room for it. */
static struct str
with_ellipsis(const struct sheet *sheet, const struct text_style *style, struct str line, int room_px)
{
    struct str out;
    for (;;) {
        bool closed = str_ends(line, STR(".")) || str_ends(line, STR("!")) || str_ends(line, STR("?"));
        out = arena_printf(sheet->arena, "%.*s%s…", STR_ARG(line), closed ? " " : "");
        if (line.len == 0 || sheet_text_width(sheet, style, out) <= room_px)
            return out;
        size_t end = line.len - 1;
        while (end > 0 && line.ptr[end - 1] != ' ')
            end--;
        line = end ? str_trim(str_slice(line, 0, end)) : utf8_prefix(line, line.len - 1);
    }
}

static void
draw_text(const struct plan *plan, struct sheet *sheet, const struct flow_piece *piece, struct rect at,
          bool more_follows)
{
    struct text_style style = plan_text_style(plan, &piece->style, piece->size_px);
    int indent = (int)lroundf(piece->part->indent * (float)piece->size_px);
    bool rtl = sheet->rtl;
    draw_marks(plan, sheet, piece, at);
    sheet->rtl = piece->part->text->rtl;
    for (int i = 0; i < piece->lines.count; i++) {
        struct str line = text_of_line(piece->part->text, piece->lines.lines[i]);
        int count = sheet->count;
        if (more_follows && i == piece->lines.count - 1)
            line = with_ellipsis(sheet, &style, line, at.w - indent);
        sheet_text(sheet, &style, line, at.x + indent, at.y + i * style.line_px);
        if (sheet->count > count)
            sheet->boxes[count].rtl = sheet->rtl;
    }
    sheet->rtl = rtl;
}

/* True when the text of the piece continues but the rest is not shown. */
static bool
ends_early(const struct flow *flow, int page, int piece)
{
    const struct flow_page *on = &flow->pages[page];
    const struct text *text = on->pieces[piece].part->text;
    const struct text_lines *lines = &on->pieces[piece].lines;
    bool last = flow->cut && page == flow->count - 1 && piece == on->count - 1;
    return last || (text->cut && lines->count && lines->lines[lines->count - 1].to == text->count);
}

void
flow_draw(const struct plan *plan, struct sheet *sheet, const struct flow *flow, int page, struct rect column,
          int y)
{
    const struct flow_page *on = &flow->pages[page];
    int below = plan->band && !page ? (int)((float)(column.h - on->height) * BELOW_BAND) : 0;
    bool title = true;
    for (int i = 0; i < on->count; i++) {
        const struct flow_piece *piece = &on->pieces[i];
        title = title && piece->style.role == ROLE_TITLE;
        struct rect at = {column.x, y + piece->y + (title ? 0 : below), column.w, piece->h};
        if (piece->part->text)
            draw_text(plan, sheet, piece, at, ends_early(flow, page, i));
        else
            piece->part->draw(plan, sheet, piece->part, at, flow->scale);
    }
}
