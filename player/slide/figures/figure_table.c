#include "slide/figures/figure_table.h"

#include <math.h>

#include "base/number.h"
#include "slide/figures/row_list.h"
#include "slide/shapes/shapes.h"
#include "slide/layout/frame.h"
#include "slide/layout/side.h"
#include "slide/layout/text_block.h"
#include "slide/figures/trend.h"
#include "type/balance.h"

#define FIGURES_MIN 2
#define FIGURES_MAX 6
#define LABEL_BYTES 60
#define VALUE_BYTES 24

/* In units. */
#define GAP         24
#define PAD_X       40
#define PAD_Y       22
#define TILE_W      400 /* a narrower one is avoided by using fewer columns */
#define TITLE_LEAST 72
#define TITLE       104
#define COLUMNS     3
#define LABEL_STEPS 4
#define TALLEST     0.6F /* a tile, as a part of the column's height */

static const struct part_style style_value = {
    .role = ROLE_TITLE, .face = FACE_TITLE, .min = 72, .max = 200, .line_height = 1.06F};
static const struct part_style style_label = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 48, .max = 54, .line_height = 1.2F, .balanced = true};
static const struct part_style style_more = {.role = ROLE_DETAIL, .face = FACE_HEADING, .line_height = 1.06F};

struct table_layout {
    struct text_block labels[FIGURES_MAX], values[FIGURES_MAX];
    struct text_style more;
    int columns, rows, tile_w, tile_h;
    bool behind; /* changes are at the ends of the lines of values, else under the labels */
};

struct figure_table {
    struct row_list rows;
    const struct text *labels[FIGURES_MAX], *values[FIGURES_MAX];
    /* The last one, which all rows of a page share, with what it was made for. */
    struct table_layout layout;
    int width_px;
    float scale;
    bool for_first_row;
};

/* A part of the slide: a page may end after it. With fewer rows than figures, the last ones are empty. */
struct tile_row {
    struct figure_table *table;
    int number;
};

/* As many columns as give rows of equal length and sufficiently wide tiles. */
static int
columns_of(const struct plan *plan, int count, int width_px)
{
    int most = width_px / plan_px(plan, TILE_W);
    most = number_min(number_max(most, 1), plan->portrait && count < 4 ? 1 : COLUMNS);
    int rows = (count + most - 1) / most;
    return (count + rows - 1) / rows;
}

/* All values at the size at which the widest fits. */
static void
lay_values(const struct plan *plan, const struct figure_table *table, int width_px, float scale,
           struct table_layout *layout)
{
    int size = plan_size(plan, &style_value, scale);
    for (int i = 0; i < table->rows.count; i++) {
        layout->values[i].text = table->values[i];
        float em = text_width_em(table->values[i], 0);
        while (size > plan->min_body_px && em * (float)size > (float)width_px)
            size--;
    }
    for (int i = 0; i < table->rows.count; i++)
        text_block_set_size(plan, &style_value, &layout->values[i], width_px, size);
}

/* Sets all labels at a size; returns the price of their line breaks, infinite if a word is broken. */
static float
set_labels(const struct plan *plan, const struct figure_table *table, int width_px, int size_px,
           struct table_layout *layout)
{
    float price = 0;
    for (int i = 0; i < table->rows.count; i++) {
        layout->labels[i].text = table->labels[i];
        text_block_set_size(plan, &style_label, &layout->labels[i], width_px, size_px);
        price += layout->labels[i].lines.broken_words ? INFINITY : layout->labels[i].lines.price;
    }
    return price;
}

/* All labels at the size, from that of `scale` down, with the best line breaks; else at the smallest. */
static void
lay_labels(const struct plan *plan, const struct figure_table *table, int width_px, float scale,
           struct table_layout *layout)
{
    float largest = (float)plan_size(plan, &style_label, scale), lowest = INFINITY;
    int best = plan_size(plan, &style_label, 0);
    for (int step = LABEL_STEPS; step >= 0; step--) {
        int size = plan_size(plan, &style_label, scale * (float)step / LABEL_STEPS);
        float price =
            set_labels(plan, table, width_px, size, layout) + BALANCE_SIZE_LOSS * (1 - (float)size / largest);
        if (price < lowest) {
            lowest = price;
            best = size;
        }
    }
    set_labels(plan, table, width_px, best, layout);
}

/* All changes at the size of the labels, or smaller where one would be wider than its tile. */
static void
lay_changes(const struct plan *plan, const struct figure_table *table, int width_px,
            struct table_layout *layout)
{
    layout->more = plan_text_style(plan, &style_more, layout->labels[0].style.size_px);
    for (int i = 0; i < table->rows.count; i++) {
        struct trend trend = trend_of_text(plan, table->rows.items[i].more);
        while (layout->more.size_px > plan->min_small_px &&
               trend_width(plan, &trend, &layout->more) > width_px) {
            int smaller = type_scale_fit(&plan->type_scale, layout->more.size_px - 1, plan->min_small_px);
            layout->more = plan_text_style(plan, &style_more, smaller);
        }
    }
}

/* True when each change has room after its value. */
static bool
fit_behind(const struct plan *plan, const struct figure_table *table, const struct table_layout *layout,
           int width_px)
{
    for (int i = 0; i < table->rows.count; i++) {
        struct trend trend = trend_of_text(plan, table->rows.items[i].more);
        int taken = text_block_width(&layout->values[i]) + layout->more.size_px;
        if (trend.text.len && taken + trend_width(plan, &trend, &layout->more) > width_px)
            return false;
    }
    return true;
}

static struct table_layout
lay_columns(const struct plan *plan, const struct figure_table *table, int columns, int width_px, float scale)
{
    struct table_layout layout = {.columns = columns};
    int gap = plan_px(plan, GAP), highest = 0;
    layout.rows = (table->rows.count + layout.columns - 1) / layout.columns;
    layout.tile_w = (width_px - gap * (layout.columns - 1)) / layout.columns;
    int inner = layout.tile_w - 2 * plan_px(plan, PAD_X);
    lay_values(plan, table, inner, scale, &layout);
    lay_labels(plan, table, inner, scale, &layout);
    lay_changes(plan, table, inner, &layout);
    layout.behind = fit_behind(plan, table, &layout, inner);
    for (int i = 0; i < table->rows.count; i++) {
        bool below = table->rows.items[i].more.len && !layout.behind;
        highest = number_max(highest, layout.values[i].height + layout.labels[i].height +
                                          (below ? layout.more.line_px : 0));
    }
    layout.tile_h = 2 * plan_px(plan, PAD_Y) + highest;
    return layout;
}

/* True when a word is broken in its tile, or tiles would fill a page. */
static bool
too_narrow(const struct plan *plan, const struct figure_table *table, const struct table_layout *layout)
{
    bool narrow = (float)layout->tile_h > TALLEST * (float)frame_of(plan).area.h;
    for (int i = 0; i < table->rows.count; i++)
        narrow = narrow || layout->labels[i].lines.broken_words || layout->values[i].lines.broken_words;
    return narrow;
}

/* With fewer columns if tiles are too narrow. Rows on further pages, which may be wider, have as many as the
 * first row. */
static const struct table_layout *
lay_out(const struct plan *plan, const struct tile_row *row, int width_px, float scale)
{
    struct figure_table *table = row->table;
    struct table_layout *layout = &table->layout;
    bool first = row->number == 0;
    if (layout->columns && table->width_px == width_px && table->scale == scale &&
        (table->for_first_row || !first))
        return layout;
    int columns = first ? columns_of(plan, table->rows.count, width_px) : layout->columns;
    *layout = lay_columns(plan, table, number_max(columns, 1), width_px, scale);
    while (first && layout->columns > 1 && too_narrow(plan, table, layout))
        *layout = lay_columns(plan, table, layout->columns - 1, width_px, scale);
    table->width_px = width_px;
    table->scale = scale;
    table->for_first_row = first;
    return layout;
}

/* The space between rows is a part of the lower one. */
static int
row_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    const struct tile_row *row = part->data;
    const struct table_layout *layout = lay_out(plan, row, width_px, scale);
    return row->number >= layout->rows ? 0 : layout->tile_h + (row->number ? plan_px(plan, GAP) : 0);
}

static void
draw_row(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
         float scale)
{
    const struct tile_row *row = part->data;
    const struct figure_table *table = row->table;
    const struct table_layout *layout = lay_out(plan, row, at.w, scale);
    int gap = plan_px(plan, GAP), pad = plan_px(plan, PAD_X), first = row->number * layout->columns;
    for (int i = first; i < number_min(first + layout->columns, table->rows.count); i++) {
        int x = at.x + (i - first) * (layout->tile_w + gap);
        int y = at.y + at.h - layout->tile_h;
        sheet_add(sheet, BOX_FILL, (struct rect){x, y, layout->tile_w, layout->tile_h}, plan->colours.second)
            ->radius_px = side_radius(plan);
        int top = y + plan_px(plan, PAD_Y), value_h = layout->values[i].height;
        text_block_draw(plan, sheet, &layout->values[i], x + pad, top);
        text_block_draw(plan, sheet, &layout->labels[i], x + pad, top + value_h);
        struct trend trend = trend_of_text(plan, table->rows.items[i].more);
        int bottom = y + layout->tile_h - plan_px(plan, PAD_Y) - layout->more.line_px;
        struct rect more = {x + pad, bottom, layout->tile_w, layout->more.line_px};
        if (layout->behind) {
            more.x = x + layout->tile_w - pad - trend_width(plan, &trend, &layout->more);
            more.y = top + (value_h - more.h) / 2;
        }
        if (trend.text.len)
            trend_draw(plan, sheet, &trend, layout->more, more);
    }
}

static bool
usable(const struct row_list *rows)
{
    for (int i = 0; i < rows->count; i++)
        if (str_blank(rows->items[i].value) || rows->items[i].value.len > VALUE_BYTES ||
            rows->items[i].more.len > VALUE_BYTES || rows->items[i].label.len > LABEL_BYTES)
            return false;
    return rows->count >= FIGURES_MIN && rows->count <= FIGURES_MAX;
}

static struct row_list
rows_of(const struct plan *plan, struct str body)
{
    struct row_list rows = {0};
    struct str_list texts = item_texts(plan->item, FIELD_VALUES);
    for (size_t i = 0; i < texts.count && rows.count < ROW_LIST_MAX; i++)
        rows.items[rows.count++] = row_list_cells(texts.items[i]);
    return texts.count || plan->item->fields[FIELD_NUMBER] ? rows : row_list_read(body);
}

/* The figures as a list, when they are too long or too many for tiles. */
static void
add_lines(struct plan *plan)
{
    struct str_list texts = item_texts(plan->item, FIELD_VALUES);
    struct str lines = STR_NONE;
    for (size_t i = 0; i < texts.count; i++) {
        struct list_row row = row_list_cells(texts.items[i]);
        struct str value = frame_join(plan->arena, row.value, row.more);
        lines = arena_printf(plan->arena, "%.*s•\t%.*s%s%.*s\n", STR_ARG(lines), STR_ARG(row.label),
                             value.len ? ": " : "", STR_ARG(value));
    }
    plan_add_body(plan, &style_body, 40, lines);
}

bool
figure_table_fill(struct plan *plan)
{
    struct str body = plan_remaining_body(plan);
    struct figure_table *table = arena_alloc(plan->arena, sizeof(*table));
    table->rows = rows_of(plan, body);
    if (!usable(&table->rows) && (plan->item->fields[FIELD_NUMBER] || !plan->item->fields[FIELD_VALUES]))
        return false;
    if (!usable(&table->rows)) {
        plan_headline_and_body(plan);
        add_lines(plan);
        side_picture(plan);
        side_add_qr(plan);
        return true;
    }
    for (int i = 0; i < table->rows.count; i++) {
        table->labels[i] = plan_measure(plan, style_label.face, table->rows.items[i].label);
        table->values[i] = plan_measure(plan, style_value.face, table->rows.items[i].value);
    }
    struct plan_part *title = plan_add_text(plan, &style_title, 0, plan_headline(plan));
    if (title) {
        title->style.min = TITLE_LEAST;
        title->style.max = TITLE;
    }
    for (int i = 0; i < table->rows.count; i++) {
        struct tile_row *row = arena_alloc(plan->arena, sizeof(*row));
        *row = (struct tile_row){table, i};
        plan_add_drawn(plan, i ? 0 : 44, row_height, draw_row, row);
    }
    plan_add_body(plan, &style_label, 40, str_slice(body, table->rows.bytes, SIZE_MAX));
    struct str period = item_text(plan->item, FIELD_PERIOD);
    plan->label = period;
    plan->backdrop = shapes_chart_area; /* nothing without a chart: the tiles are the shapes */
    side_picture(plan);
    side_add_qr(plan);
    return true;
}
