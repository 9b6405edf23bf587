#include "slide/figures/menu_row.h"

#include "base/number.h"

#include "slide/layout/text_block.h"
#include "slide/layout/frame.h"

/* bytes; longer ones flow like any other text */
#define ROW_MAX   140
#define PRICE_MAX 24
#define PRICE_GAP 40
#define LEAF_GAP  12
#define MARKS_GAP 32
#define LEAF      1.2F /* times the size of its line */

const struct part_style menu_style_dish = {
    .role = ROLE_NAME, .face = FACE_HEADING, .min = 50, .max = 112, .line_height = 1.14F, .balanced = true};
static const struct part_style style_main = {
    .role = ROLE_NAME, .face = FACE_TITLE, .min = 84, .max = 150, .line_height = 1.06F, .balanced = true};
/* Of a day in landscape, where the height is scarce: the main dish is twice as large. */
static const struct part_style style_low_dish = {
    .role = ROLE_NAME, .face = FACE_HEADING, .min = 50, .max = 96, .line_height = 1.14F, .balanced = true};
static const struct part_style style_low_main = {
    .role = ROLE_NAME, .face = FACE_TITLE, .min = 84, .max = 168, .line_height = 1.06F, .balanced = true};
static const struct part_style style_course = {.role = ROLE_DETAIL,
                                               .face = FACE_LABEL,
                                               .min = 44,
                                               .max = 60,
                                               .line_height = 1.22F,
                                               .accent = true,
                                               .keep_with_next = true};
static const struct part_style style_marks = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 44, .max = 72, .line_height = 1.24F, .soft = true};

struct dish {
    const struct part_style *style;
    const struct text *head, *name, *marks; /* `head`: the course, above the name; no text: none */
    struct str price;
    bool leaf; /* without meat */
};

struct dish_layout {
    struct text_block head, name, marks;
    struct text_style price;
    int price_w, leaf, height;
    int marks_x;      /* start of the marks after the name or the course on its line; 0: below the name */
    bool marks_head;  /* after the course */
    bool price_below; /* the name has no room beside it */
};

/* The marks translated where the language has words for them: "végétarien · lait". */
static struct str
marks_of(const struct plan *plan, const struct menu_line *line, bool *leaf)
{
    static const char *const known[] = {"vegetarian", "vegan", "organic", "spicy", "gluten_free"};
    struct str out = STR_NONE, rest = line->marks;
    for (struct str mark = menu_mark(&rest); mark.len; mark = menu_mark(&rest)) {
        struct str words = mark;
        for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++) {
            if (!field_name_alike(mark, known[i]))
                continue;
            words = labels_text(plan->context->labels, arena_printf(plan->arena, "mark.%s", known[i]).ptr);
            *leaf = *leaf || i < 2;
        }
        out = frame_join(plan->arena, out, words);
    }
    return out;
}

/* At the size of the scale, like the other dishes; smaller only for a long word. */
static struct text_block
fit_name(const struct plan *plan, const struct dish *dish, int width_px, float scale)
{
    struct text_block block = {.text = dish->name};
    text_block_set_size(plan, dish->style, &block, width_px, plan_size(plan, dish->style, scale));
    return block.lines.broken_words ? text_block_fit(plan, dish->style, dish->name, width_px, scale) : block;
}

/* The start of the marks behind a text of one line, if they have room there; else 0. */
static int
marks_behind(const struct plan *plan, const struct dish_layout *layout, const struct text_block *text,
             int room)
{
    int x = text_block_width(text) + plan_px(plan, MARKS_GAP);
    bool one_line = text->lines.count == 1 && layout->marks.lines.count == 1;
    return one_line && x + layout->leaf + plan_px(plan, LEAF_GAP) + text_block_width(&layout->marks) <= room
               ? x
               : 0;
}

/* Marks follow the name; where it leaves no room, the course above it; else they are below it. */
static struct dish_layout
lay_dish(const struct plan *plan, const struct dish *dish, int width_px, float scale)
{
    const struct metrics *metrics = plan->context->metrics;
    const struct part_style *price = plan->portrait ? &menu_style_dish : &style_low_dish;
    struct dish_layout layout = {.price = plan_text_style(plan, price, plan_size(plan, price, scale))};
    layout.price.colour = plan->colours.accent;
    if (dish->price.len)
        layout.price_w = metrics->width(metrics->ctx, layout.price.face, layout.price.size_px, dish->price);
    int room = width_px - (dish->price.len ? layout.price_w + plan_px(plan, PRICE_GAP) : 0);
    layout.name = fit_name(plan, dish, room, scale);
    struct text_block whole = fit_name(plan, dish, width_px, scale);
    layout.price_below = dish->price.len && (whole.lines.count + 1 < layout.name.lines.count ||
                                             text_block_width(&layout.name) > room);
    if (layout.price_below) {
        layout.name = whole;
        room = width_px;
    }
    layout.price.line_px = layout.name.style.line_px;
    int price_h = layout.price_below ? layout.price.line_px : 0;
    int marks = plan_size(plan, &style_marks, scale);
    layout.leaf = dish->leaf ? (int)((float)marks * LEAF) : 0;
    layout.marks = text_block_fit(plan, &style_marks, dish->marks,
                                  room - layout.leaf - (layout.leaf ? plan_px(plan, LEAF_GAP) : 0), scale);
    layout.leaf = number_min(layout.leaf, layout.marks.style.line_px);
    layout.head = text_block_fit(plan, &style_course, dish->head, width_px, scale);
    layout.marks_x = layout.price_below ? 0 : marks_behind(plan, &layout, &layout.name, room);
    if (!layout.marks_x && layout.head.height) {
        layout.marks_x = marks_behind(plan, &layout, &layout.head, width_px);
        layout.marks_head = layout.marks_x > 0;
    }
    if (layout.marks_head) /* the higher of two fonts on its line */
        layout.head.height = number_max(layout.head.height, layout.marks.height);
    layout.height =
        layout.head.height + layout.name.height + price_h + (layout.marks_x ? 0 : layout.marks.height);
    return layout;
}

static int
dish_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    return lay_dish(plan, part->data, width_px, scale).height;
}

static void
draw_dish(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
          float scale)
{
    const struct dish *dish = part->data;
    struct dish_layout layout = lay_dish(plan, dish, at.w, scale);
    const struct text_block *before = layout.marks_head ? &layout.head : &layout.name;
    int name_y = at.y + layout.head.height, x = at.x + layout.marks_x;
    int y = layout.marks_head ? at.y : name_y;
    y += layout.marks_x ? (before->height - layout.marks.height) / 2 : layout.name.height;
    text_block_draw(plan, sheet, &layout.head, at.x, at.y);
    int first = sheet->count;
    text_block_draw(plan, sheet, &layout.name, at.x, name_y);
    if (layout.price_below) {
        sheet_text(sheet, &layout.price, dish->price, at.x, name_y + layout.name.height);
        y += layout.marks_head ? 0 : layout.price.line_px;
    } else if (dish->price.len) {
        int price = sheet->count; /* moved to the baseline of the name */
        sheet_text_ending(sheet, &layout.price, dish->price, at.x + at.w, name_y);
        int down = sheet->boxes[first].baseline_px - sheet->boxes[price].baseline_px;
        sheet->boxes[price].baseline_px += down;
        sheet->boxes[price].at.y += down;
        sheet->boxes[price].at.h -= down;
    }
    if (layout.leaf) {
        struct rect leaf = {x, y + (layout.marks.style.line_px - layout.leaf) / 2, layout.leaf, layout.leaf};
        sheet_add(sheet, BOX_ICON, leaf, plan->colours.accent)->text = STR("leaf");
        x += layout.leaf + plan_px(plan, LEAF_GAP);
    }
    text_block_draw(plan, sheet, &layout.marks, x, y);
}

void
menu_row_course(struct plan *plan, float gap, struct str course)
{
    plan_add_text(plan, &style_course, gap, course);
}

void
menu_row_dish(struct plan *plan, float gap, struct str course, const struct menu_line *line)
{
    if (str_blank(line->name))
        return;
    if (course.len > ROW_MAX || line->name.len > ROW_MAX || line->marks.len > ROW_MAX ||
        line->price.len > PRICE_MAX) {
        bool leaf = false;
        int before = plan->count;
        menu_row_course(plan, gap, course);
        plan_add_text(plan, &menu_style_dish, plan->count > before ? 0 : gap, line->name);
        plan_add_text(plan, &style_marks, 4,
                      frame_join(plan->arena, line->price, marks_of(plan, line, &leaf)));
        return;
    }
    struct dish *dish = arena_alloc(plan->arena, sizeof(*dish));
    const struct part_style *high = line->main ? &style_main : &menu_style_dish;
    const struct part_style *low = line->main ? &style_low_main : &style_low_dish;
    *dish = (struct dish){.style = plan->portrait ? high : low, .price = line->price};
    dish->head = plan_measure(plan, style_course.face, course);
    dish->name = plan_measure(plan, dish->style->face, line->name);
    dish->marks = plan_measure(plan, style_marks.face, marks_of(plan, line, &dish->leaf));
    plan_add_drawn(plan, gap, dish_height, draw_dish, dish);
}
