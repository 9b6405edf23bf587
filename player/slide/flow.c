#include "slide/flow.h"

#include <math.h>
#include <string.h>

#include "slide/flow_fit.h"
#include "slide/side.h"

#define SCALE_STEPS 12
#define AIR         0.1F
#define EVEN_STEPS  6
#define PAGES_MAX   400
/* More pages than this are not tried again at other sizes; so many of their last are evened. */
#define PAGES_POLISHED 6
#define PAGES_LAST     3

struct attempt {
    struct flow_page *pages; /* NULL: only count */
    int count;
    int torn;
};

/* Large text wants air above and below it; where room is scarce all of it is used. */
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
        here.whole = limit > 1 ? 1 : here.fill;
        here.wide_px = side_column(plan, area).w;
        out.torn += flow_fill_page(plan, &cursor, &here, &out.pages[out.count++]);
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
    return (struct flow){attempt.pages, attempt.count, scale};
}

/* The largest scale with at most `limit` pages; count 0 when there is none. */
static struct flow
largest(const struct plan *plan, struct rect area, int limit)
{
    struct attempt least = fill_all(plan, area, (struct flow_setting){.fill = 1}, limit);
    if (least.count > limit)
        return (struct flow){0};
    for (int step = SCALE_STEPS; step > 0; step--) {
        float scale = (float)step / SCALE_STEPS;
        struct attempt attempt =
            fill_all(plan, area, (struct flow_setting){.scale = scale, .fill = 1}, limit);
        if (attempt.count <= limit && attempt.torn <= least.torn)
            return as_flow(attempt, scale);
    }
    return as_flow(least, 0);
}

/* How many pages repeat the title. */
static int
repeated(const struct flow_page *pages, int count)
{
    int again = 0;
    for (int i = 0; i < count; i++)
        again += pages[i].again;
    return again;
}

/* The same pages, none from `first` on much fuller than the others, nor without a title that it has room for.
 */
static void
even(const struct plan *plan, struct rect area, struct flow *flow, int first)
{
    float low = 0.4F;
    float high = 1;
    int count = flow->count - first;
    struct flow_page *pages = flow->pages + first;
    int again = repeated(pages, count);
    for (int i = 0; i < EVEN_STEPS; i++) {
        float middle = (low + high) / 2;
        struct flow_setting setting = {.scale = flow->scale, .fill = middle};
        struct attempt attempt = fill_from(plan, area, setting, pages->start, count);
        if (attempt.count != count || repeated(attempt.pages, count) < again) {
            low = middle;
        } else {
            high = middle;
            memcpy(pages, attempt.pages, (size_t)count * sizeof(*pages));
        }
    }
}

struct flow
flow_pages(const struct plan *plan, struct rect area)
{
    if (plan->count == 0)
        return (struct flow){arena_alloc(plan->arena, sizeof(struct flow_page)), 1, 1};
    struct flow one = largest(plan, area, 1);
    if (one.count)
        return one;
    struct flow_setting least = {.scale = 0, .fill = 1};
    struct flow flow = as_flow(fill_all(plan, area, least, PAGES_MAX), 0);
    if (flow.count > PAGES_MAX)
        flow.count = PAGES_MAX;
    else if (flow.count > PAGES_POLISHED)
        even(plan, area, &flow, flow.count - PAGES_LAST);
    else {
        struct flow large = largest(plan, area, flow.count);
        flow = large.count ? large : flow;
        even(plan, area, &flow, 0);
    }
    return flow;
}

static void
draw_marks(const struct plan *plan, struct sheet *sheet, const struct flow_piece *piece, struct rect at)
{
    const struct part *part = piece->part;
    struct look look = plan_look(plan, &piece->style, piece->size_px);
    if (part->mark.len && piece->begins) {
        look.colour = part->soft_mark ? plan->colours.text_soft : plan->colours.accent;
        int indent = (int)lroundf(part->mark_indent * (float)piece->size_px);
        sheet_text(sheet, &look, part->mark, at.x + indent, at.y);
    }
    int width = plan_px(plan, 6);
    if (part->bar)
        sheet_add(sheet, BOX_FILL, (struct rect){at.x, at.y + width, width, at.h - 2 * width},
                  plan->colours.accent)
            ->radius_px = width / 2;
}

static void
draw_text(const struct plan *plan, struct sheet *sheet, const struct flow_piece *piece, struct rect at)
{
    struct look look = plan_look(plan, &piece->style, piece->size_px);
    int indent = (int)lroundf(piece->part->indent * (float)piece->size_px);
    bool rtl = sheet->rtl;
    draw_marks(plan, sheet, piece, at);
    sheet->rtl = piece->part->text->rtl;
    for (int i = 0; i < piece->lines.count; i++) {
        struct str line = text_of_line(piece->part->text, piece->lines.lines[i]);
        int count = sheet->count;
        sheet_text(sheet, &look, line, at.x + indent, at.y + i * look.line_px);
        if (sheet->count > count)
            sheet->boxes[count].rtl = sheet->rtl;
    }
    sheet->rtl = rtl;
}

void
flow_draw(const struct plan *plan, struct sheet *sheet, const struct flow *flow, int page, struct rect column,
          int y)
{
    const struct flow_page *on = &flow->pages[page];
    for (int i = 0; i < on->count; i++) {
        const struct flow_piece *piece = &on->pieces[i];
        struct rect at = {column.x, y + piece->y, column.w, piece->h};
        if (piece->part->text)
            draw_text(plan, sheet, piece, at);
        else
            piece->part->draw(plan, sheet, piece->part, at, flow->scale);
    }
}
