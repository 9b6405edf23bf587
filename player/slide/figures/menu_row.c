#include "slide/figures/menu_row.h"

#include <math.h>

#include "base/duration.h"
#include "base/number.h"

#include "slide/layout/text_block.h"
#include "slide/layout/frame.h"
#include "slide/layout/date_text.h"

/* bytes; longer ones flow like any other text */
#define ROW_MAX    140
#define PRICE_MAX  24
#define PRICE_GAP  40
#define LEAF_GAP   12
#define MARKS_GAP  32
#define LEAF       1.2F /* times the size of its line */
#define DAY_GAP    40
#define DAY_SHARE  0.19F
#define DAY_MOST   0.45F
#define DISH_SHARE 0.42F
#define DISH_LEAST 0.28F
#define WIDER      1.03F /* than estimated */
#define COLUMNS_W  1150  /* units: in a narrower column, other dishes are below the main one */
#define SMALLEST   52
#define BAND_PAD   10
#define BAND_MORE  12 /* where there is room */
#define EVEN_PAGE  0.7F
#define EVEN_MOST  1.9F /* a row that is this many times higher than another does not change it */

static const struct part_style style_dish = {
    .role = ROLE_NAME, .face = FACE_HEADING, .min = 50, .max = 112, .line_height = 1.14F, .balanced = true};
static const struct part_style style_main = {
    .role = ROLE_NAME, .face = FACE_TITLE, .min = 84, .max = 150, .line_height = 1.06F, .balanced = true};
static const struct part_style style_course = {.role = ROLE_DETAIL,
                                               .face = FACE_LABEL,
                                               .min = 44,
                                               .max = 60,
                                               .line_height = 1.22F,
                                               .accent = true,
                                               .keep_with_next = true};
static const struct part_style style_marks = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 44, .max = 72, .line_height = 1.24F, .soft = true};
static const struct part_style style_day = {
    .role = ROLE_NAME, .face = FACE_LABEL, .min = 44, .max = 80, .line_height = 1.2F, .accent = true};
static const struct part_style style_others = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 42, .max = 92, .line_height = 1.22F, .soft = true};

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
    int marks_x;     /* start of the marks after the name or the course on its line; 0: below the name */
    bool marks_head; /* after the course */
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
    struct dish_layout layout = {.price =
                                     plan_text_style(plan, &style_dish, plan_size(plan, &style_dish, scale))};
    layout.price.colour = plan->colours.accent;
    if (dish->price.len)
        layout.price_w = metrics->width(metrics->ctx, layout.price.face, layout.price.size_px, dish->price);
    int room = width_px - (dish->price.len ? layout.price_w + plan_px(plan, PRICE_GAP) : 0);
    layout.name = fit_name(plan, dish, room, scale);
    int marks = plan_size(plan, &style_marks, scale);
    layout.leaf = dish->leaf ? (int)((float)marks * LEAF) : 0;
    layout.marks = text_block_fit(plan, &style_marks, dish->marks,
                                  room - layout.leaf - (layout.leaf ? plan_px(plan, LEAF_GAP) : 0), scale);
    layout.head = text_block_fit(plan, &style_course, dish->head, width_px, scale);
    layout.marks_x = marks_behind(plan, &layout, &layout.name, room);
    if (!layout.marks_x && layout.head.height) {
        layout.marks_x = marks_behind(plan, &layout, &layout.head, width_px);
        layout.marks_head = layout.marks_x > 0;
    }
    if (layout.marks_head) /* the higher of two fonts on its line */
        layout.head.height = number_max(layout.head.height, layout.marks.height);
    layout.height = layout.head.height + layout.name.height + (layout.marks_x ? 0 : layout.marks.height);
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
    text_block_draw(plan, sheet, &layout.name, at.x, name_y);
    if (dish->price.len) {
        layout.price.line_px = layout.name.style.line_px;
        sheet_text_ending(sheet, &layout.price, dish->price, at.x + at.w, name_y);
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
        plan_add_text(plan, &style_dish, plan->count > before ? 0 : gap, line->name);
        plan_add_text(plan, &style_marks, 4,
                      frame_join(plan->arena, line->price, marks_of(plan, line, &leaf)));
        return;
    }
    struct dish *dish = arena_alloc(plan->arena, sizeof(*dish));
    *dish = (struct dish){.style = line->main ? &style_main : &style_dish, .price = line->price};
    dish->head = plan_measure(plan, style_course.face, course);
    dish->name = plan_measure(plan, dish->style->face, line->name);
    dish->marks = plan_measure(plan, style_marks.face, marks_of(plan, line, &dish->leaf));
    plan_add_drawn(plan, gap, dish_height, draw_dish, dish);
}

#define WEEK_DAYS 14

struct menu_week {
    const struct menu_day *days[WEEK_DAYS];
    int count;
    float dish_em; /* width of the longest main dish, in em */
    /* the height last computed, and what for */
    int width_px, height;
    float scale;
};

struct menu_day {
    struct menu_week *week; /* NULL: a row beyond WEEK_DAYS, with its own height */
    const struct text *name, *dish, *others;
    float longest_em; /* width of the longest name of a day, in em */
    int ahead;        /* days from today; 0: today */
    bool known;
};

/* Three columns, or the other dishes below the main one, or everything below the day. */
struct day_layout {
    struct text_block name, dish, others;
    int dish_x, dish_y, others_x, height;
    bool columns;
};

/* Above and below the words of a row. */
static int
band_pad(const struct plan *plan, float scale)
{
    return plan_px(plan, BAND_PAD + BAND_MORE * scale);
}

/* The width of the column of the main dishes with the gap after it: as much as the longest needs. */
static int
dish_width(const struct plan *plan, const struct menu_week *week, int width_px, float scale)
{
    float most = DISH_SHARE * (float)width_px, least = DISH_LEAST * (float)width_px;
    float size = (float)plan_size(plan, &style_dish, scale);
    if (!week)
        return (int)most;
    return (int)number_clamp(week->dish_em * size * WIDER + (float)plan_px(plan, DAY_GAP), least, most);
}

static struct day_layout
lay_day_in(const struct plan *plan, const struct menu_day *day, int width_px, float scale, bool columns)
{
    struct day_layout layout = {.columns = columns};
    int gap = plan_px(plan, DAY_GAP), day_w = (int)((float)width_px * DAY_SHARE);
    int longest = (int)(day->longest_em * (float)plan_size(plan, &style_day, 0) * WIDER) + gap + 1;
    bool narrow = longest > number_max(day_w, (int)((float)width_px * DAY_MOST));
    layout.dish_x = narrow ? 0 : number_max(longest, day_w);
    layout.others_x = layout.dish_x + (layout.columns ? dish_width(plan, day->week, width_px, scale) : 0);
    int dish_w = (layout.columns ? layout.others_x - gap : width_px) - layout.dish_x;
    layout.name = text_block_fit(plan, &style_day, day->name, narrow ? width_px : layout.dish_x - gap, scale);
    layout.dish_y = narrow ? layout.name.height : 0;
    layout.dish = text_block_fit(plan, &style_dish, day->dish, dish_w, scale);
    layout.others = text_block_fit(plan, &style_others, day->others, width_px - layout.others_x, scale);
    int right = layout.columns && layout.others.height > layout.dish.height ? layout.others.height
                                                                            : layout.dish.height;
    right += layout.columns ? 0 : layout.others.height;
    layout.height = number_max(layout.dish_y + right, layout.name.height) + 2 * band_pad(plan, scale);
    return layout;
}

/* In columns where they are wide enough, for the words too. */
static struct day_layout
lay_day(const struct plan *plan, const struct menu_day *day, int width_px, float scale)
{
    float letters = fmaxf(plan->unit, (float)plan->min_body_px / SMALLEST);
    bool columns = (float)width_px >= COLUMNS_W * letters;
    struct day_layout layout = lay_day_in(plan, day, width_px, scale, columns);
    if (columns && layout.dish.lines.broken_words + layout.others.lines.broken_words)
        layout = lay_day_in(plan, day, width_px, scale, false);
    return layout;
}

/* The height of all rows; 0 for each its own: when the highest is far higher than the lowest, or when rows of
 * that height would fill the page at the smallest size. */
static int
week_height(const struct plan *plan, struct menu_week *week, int width_px, float scale)
{
    if (week->width_px == width_px && week->scale == scale)
        return week->height;
    int least = 0, most = 0;
    for (int i = 0; i < week->count; i++) {
        int height = lay_day(plan, week->days[i], width_px, scale).height;
        least = i ? number_min(least, height) : height;
        most = number_max(most, height);
    }
    week->width_px = width_px;
    week->scale = scale;
    bool high = scale <= 0 && (float)(most * week->count) > (float)frame_of(plan).area.h * EVEN_PAGE;
    week->height = (float)most <= (float)least * EVEN_MOST && !high ? most : 0;
    return week->height;
}

static int
day_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    const struct menu_day *day = part->data;
    int height = day->week ? week_height(plan, day->week, width_px, scale) : 0;
    return height ? height : lay_day(plan, day, width_px, scale).height;
}

/* The same distance of the first lines from the top, so that day and dish have the same baseline. */
static void
draw_beside(const struct plan *plan, struct sheet *sheet, struct text_block *block, int line_px, int x, int y)
{
    text_block_draw(plan, sheet, block, x, y + (line_px - block->style.line_px) / 2);
}

static void
draw_day(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
         float scale)
{
    const struct menu_day *day = part->data;
    struct day_layout layout = lay_day(plan, day, at.w, scale);
    int pad = band_pad(plan, scale), line = layout.dish.style.line_px;
    int y = at.y + pad + (at.h - layout.height) / 2;
    if (day->known && day->ahead == 0) {
        bool alone = !plan->side.draw;
        int left = alone ? 0 : at.x - pad, right = alone ? plan->context->width : at.x + at.w + pad;
        sheet_add(sheet, BOX_FILL, (struct rect){left, at.y, right - left, at.h}, plan->colours.panel)
            ->backdrop = true;
        layout.name.style.colour = layout.dish.style.colour = layout.others.style.colour =
            plan->colours.on_panel;
    } else if (day->known && day->ahead < 0) {
        layout.name.style.colour = layout.dish.style.colour = plan->colours.text_soft;
    }
    if (layout.dish_y)
        text_block_draw(plan, sheet, &layout.name, at.x, y);
    else
        draw_beside(plan, sheet, &layout.name, line, at.x, y);
    y += layout.dish_y;
    draw_beside(plan, sheet, &layout.dish, line, at.x + layout.dish_x, y);
    if (layout.columns)
        draw_beside(plan, sheet, &layout.others, line, at.x + layout.others_x, y);
    else
        text_block_draw(plan, sheet, &layout.others, at.x + layout.others_x, y + layout.dish.height);
}

static float
longest_em(const struct plan *plan, int64_t at_s)
{
    const struct slide_context *context = plan->context;
    float longest = 0;
    for (int day = 0; day < 7; day++) {
        struct str name =
            labels_date_part(context->labels, plan->arena, at_s + day * DAY_S, "EEEE", context->zone);
        longest = fmaxf(longest, text_longest_word_em(plan_measure(plan, style_day.face, name)));
    }
    return longest;
}

struct menu_week *
menu_row_week(struct plan *plan)
{
    struct menu_week *week = arena_alloc(plan->arena, sizeof(*week));
    *week = (struct menu_week){0};
    return week;
}

void
menu_row_day(struct plan *plan, float gap, struct menu_week *week, int64_t at_s, bool known, struct str dish,
             struct str others)
{
    const struct slide_context *context = plan->context;
    struct menu_day *day = arena_alloc(plan->arena, sizeof(*day));
    struct str name = labels_date_part(context->labels, plan->arena, at_s, "EEEE", context->zone);
    day->dish = plan_measure(plan, style_dish.face, dish);
    if (week->count < WEEK_DAYS) {
        day->week = week;
        week->days[week->count++] = day;
        week->dish_em = fmaxf(week->dish_em, text_width_em(day->dish, 0));
    }
    day->longest_em = longest_em(plan, at_s);
    day->known = known && context->now.trusted;
    day->ahead = labels_days_until(at_s, date_text_now_s(plan), context->zone);
    day->name = plan_measure(plan, style_day.face, name);
    day->others = plan_measure(plan, style_others.face, others);
    plan_add_drawn(plan, gap, day_height, draw_day, day);
}
