#include "slide/layout/list.h"

#include <math.h>

#include "base/number.h"
#include "slide/layout/text_block.h"
#include "slide/layout/frame.h"
#include "slide/layout/side.h"

/* In units. */
#define COLUMNS_GAP 66
#define COLUMNS_W   1000 /* a narrower place has one column */
#define ONE_W       1500 /* in a longer line the value is hard to associate */
#define HAIRLINE    3

#define LINE      1.7F /* the height of a line, in em */
#define VALUE_GAP 0.5F
#define MARK_GAP  0.4F
/* Fewer lines are just a sentence or two; fewer than the other limit do not need two columns. */
#define LINES_LEAST   3
#define COLUMNS_LEAST 4
#define BULLETS_LEAST 5

static const struct part_style style_line = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 48, .max = 84, .line_height = 1.3F};
static const struct part_style style_value = {
    .role = ROLE_BODY, .face = FACE_TITLE, .min = 48, .max = 84, .line_height = 1.3F, .accent = true};

struct list {
    const struct text *labels[ROW_LIST_MAX], *values[ROW_LIST_MAX];
    struct str marks[ROW_LIST_MAX];
    int count;
    float mark_em;   /* indent of the labels for their numbers */
    float widest_em; /* of a label with its value */
};

struct list_layout {
    int columns, lines, column_w, step, size, line_h;
};

static struct list_layout
lay_out(const struct plan *plan, const struct list *list, int width_px, float scale)
{
    struct list_layout layout = {.columns = 1, .column_w = width_px};
    int gap = plan_px(plan, COLUMNS_GAP), one = plan_px(plan, ONE_W);
    if (!plan->portrait && list->count >= COLUMNS_LEAST && width_px >= plan_px(plan, COLUMNS_W)) {
        layout.columns = 2;
        layout.column_w = (width_px - gap) / 2;
    } else if (layout.column_w > one) {
        layout.column_w = one;
    }
    layout.step = layout.column_w + gap;
    layout.lines = (list->count + layout.columns - 1) / layout.columns;
    int least = plan_size(plan, &style_line, 0);
    layout.size = plan_size(plan, &style_line, scale);
    while (layout.size > least && list->widest_em * (float)layout.size > (float)layout.column_w)
        layout.size--;
    layout.size = type_scale_fit(&plan->type_scale, layout.size, plan->min_body_px);
    layout.line_h = (int)((float)plan_size(plan, &style_line, scale) * LINE);
    return layout;
}

static int
list_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    struct list_layout layout = lay_out(plan, part->data, width_px, scale);
    return layout.lines * layout.line_h;
}

static void
draw_word(const struct plan *plan, struct sheet *sheet, const struct part_style *style,
          const struct text *text, struct rect at, int size, bool ending)
{
    struct text_block block = {.text = text};
    text_block_set_size(plan, style, &block, at.w, size);
    int x = ending ? at.x + at.w - text_block_width(&block) : at.x;
    text_block_draw(plan, sheet, &block, x, at.y + (at.h - block.style.line_px) / 2);
}

static void
draw_mark(const struct plan *plan, struct sheet *sheet, struct str mark, struct rect at, int size)
{
    struct text_style style = plan_text_style(plan, &style_value, size);
    sheet_text(sheet, &style, mark, at.x, at.y + (at.h - style.line_px) / 2);
}

static void
draw_list(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
          float scale)
{
    const struct list *list = part->data;
    struct list_layout layout = lay_out(plan, list, at.w, scale);
    uint32_t line = theme_mix(plan->colours.ground, plan->colours.accent, 0.3F);
    for (int i = 0; i < list->count; i++) {
        struct rect row = {at.x + i / layout.lines * layout.step, at.y + i % layout.lines * layout.line_h,
                           layout.column_w, layout.line_h};
        if (i % layout.lines)
            sheet_add(sheet, BOX_FILL, (struct rect){row.x, row.y, row.w, plan_px(plan, HAIRLINE)}, line);
        draw_mark(plan, sheet, list->marks[i], row, layout.size);
        int indent = (int)(list->mark_em * (float)layout.size);
        row.x += indent;
        row.w -= indent;
        draw_word(plan, sheet, &style_line, list->labels[i], row, layout.size, false);
        if (list->values[i]->count)
            draw_word(plan, sheet, &style_value, list->values[i], row, layout.size, true);
    }
}

/* True when all lines fit in their columns, and the columns on a page. */
static bool
fits(const struct plan *plan, const struct list *list)
{
    struct rect area = frame_of(plan).area;
    struct list_layout layout = lay_out(plan, list, area.w, 0);
    return list->widest_em * (float)layout.size <= (float)layout.column_w &&
           layout.lines * layout.line_h <= area.h;
}

static struct list *
measure(const struct plan *plan, const struct row_list *rows)
{
    struct list *list = arena_alloc(plan->arena, sizeof(*list));
    list->count = rows->count;
    for (int i = 0; i < rows->count; i++) {
        const struct list_row *row = &rows->items[i];
        list->labels[i] = plan_measure(plan, style_line.face, row->label);
        list->values[i] = plan_measure(plan, style_value.face, row->value);
        list->marks[i] = row->mark;
        float mark = text_width_em(plan_measure(plan, style_value.face, row->mark), 0);
        list->mark_em = fmaxf(list->mark_em, mark > 0 ? mark + MARK_GAP : 0);
        float em = text_width_em(list->labels[i], 0);
        em += row->value.len ? VALUE_GAP + text_width_em(list->values[i], 0) : 0;
        list->widest_em = number_max(em, list->widest_em);
    }
    list->widest_em += list->mark_em;
    return list;
}

bool
list_add(struct plan *plan, float gap, const struct row_list *rows)
{
    int values = 0;
    for (int i = 0; i < rows->count; i++)
        values += rows->items[i].value.len > 0;
    int least = values == rows->count ? LINES_LEAST : BULLETS_LEAST;
    if (rows->count < least || plan->url.ptr || side_shows_qr(plan) || (plan->portrait && !values))
        return false;
    struct list *list = measure(plan, rows);
    if (!fits(plan, list))
        return false;
    plan_add_drawn(plan, gap, list_height, draw_list, list);
    return true;
}

bool
list_alone(const struct plan *plan)
{
    return plan->count == 2 && plan->parts[0].style.role == ROLE_TITLE && plan->parts[1].draw == draw_list;
}
