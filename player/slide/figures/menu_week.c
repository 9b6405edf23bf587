#include "slide/figures/menu_week.h"

#include <math.h>

#include "base/duration.h"
#include "base/number.h"
#include "slide/figures/menu_row.h"
#include "slide/layout/date_text.h"
#include "slide/layout/frame.h"
#include "slide/layout/text_block.h"

#define DAY_GAP      40
#define DAY_SHARE    0.19F
#define DAY_MOST     0.45F
#define DISH_SHARE   0.42F
#define DISH_LEAST   0.28F
#define WIDER        1.03F /* than estimated */
#define COLUMNS_W    1150  /* units: in a narrower column, other dishes are below the main one */
#define SMALLEST     52
#define BAND_PAD     10
#define BAND_MORE    12 /* where there is room */
#define EVEN_PAGE    0.7F
#define STACKED_PAGE 0.84F /* the title needs the rest */
#define EVEN_MOST    1.9F  /* a row that is this many times higher than another does not change it */
#define NARROW_SHAPE 0.9F

static const struct part_style style_day = {
    .role = ROLE_NAME, .face = FACE_LABEL, .min = 44, .max = 80, .line_height = 1.2F, .accent = true};
static const struct part_style style_others = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 42, .max = 92, .line_height = 1.22F, .soft = true};

#define WEEK_DAYS 14

struct menu_week {
    const struct menu_day *days[WEEK_DAYS];
    int count;
    float name_em, dish_em, others_em; /* width of the longest of all days, in em */
    int columns_w, columns_h;          /* the height in columns, and at which width */
    /* how all rows were laid out last, and what for */
    bool columns;
    int name_px, dish_px, others_px; /* sizes; 0: each row its own */
    int height;                      /* likewise */
    int width_px, page_px;
    float scale;
};

struct menu_day {
    struct menu_week *week; /* NULL: a row beyond WEEK_DAYS, with its own height */
    const struct text *name, *dish, *others;
    float name_em; /* width of the longest name of a day, in em */
    int ahead;     /* days from today; 0: today */
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

/* True for a frame such as 4:3, where three columns have little room. */
static bool
is_narrow(const struct plan *plan)
{
    return !plan->portrait && plan_shape(plan) < NARROW_SHAPE;
}

/* The largest size up to the scale's at which a text of this width is on one line; at least the smallest. */
static int
line_size(const struct plan *plan, const struct part_style *style, float em, int width_px, float scale)
{
    int size = plan_size(plan, style, scale), least = plan_size(plan, style, 0);
    while (size > least && em * (float)size * WIDER > (float)width_px)
        size--;
    return type_scale_fit(&plan->type_scale, size, plan_min_size(plan, style));
}

/* In a narrow frame the same size for all rows; smaller only for a long word. */
static struct text_block
fit_cell(const struct plan *plan, const struct part_style *style, const struct text *text, float longest_em,
         int width_px, float scale)
{
    struct text_block block = {.text = text};
    if (!is_narrow(plan))
        return text_block_fit(plan, style, text, width_px, scale);
    text_block_set_size(plan, style, &block, width_px, line_size(plan, style, longest_em, width_px, scale));
    return block.lines.broken_words ? text_block_fit(plan, style, text, width_px, scale) : block;
}

/* The same at the size that all rows share; 0: there is none. */
static struct text_block
set_cell(const struct plan *plan, const struct part_style *style, const struct text *text, int shared_px,
         float longest_em, int width_px, float scale)
{
    struct text_block block = {.text = text};
    if (!shared_px)
        return fit_cell(plan, style, text, longest_em, width_px, scale);
    text_block_set_size(plan, style, &block, width_px, shared_px);
    return block;
}

/* The width of the column of the main dishes with the gap after it: as much as the longest needs. */
static int
dish_width(const struct plan *plan, const struct menu_week *week, int width_px, float scale)
{
    int gap = plan_px(plan, DAY_GAP);
    float most = DISH_SHARE * (float)width_px, least = DISH_LEAST * (float)width_px;
    if (!week)
        return (int)most;
    float size =
        (float)(is_narrow(plan) ? line_size(plan, &menu_style_dish, week->dish_em, (int)most - gap, scale)
                                : plan_size(plan, &menu_style_dish, scale));
    return (int)number_clamp(week->dish_em * size * WIDER + (float)gap, least, most);
}

static struct day_layout
lay_day_in(const struct plan *plan, const struct menu_day *day, int width_px, float scale, bool columns)
{
    static const struct menu_week none = {0};
    const struct menu_week *week = day->week ? day->week : &none;
    struct day_layout layout = {.columns = columns};
    int gap = plan_px(plan, DAY_GAP), day_w = (int)((float)width_px * DAY_SHARE);
    float name_em = day->week ? week->name_em : day->name_em;
    int longest = (int)(name_em * (float)plan_size(plan, &style_day, 0) * WIDER) + gap + 1;
    bool above = longest > number_max(day_w, (int)((float)width_px * DAY_MOST));
    layout.dish_x = above ? 0 : number_max(longest, day_w);
    layout.others_x = layout.dish_x + (layout.columns ? dish_width(plan, day->week, width_px, scale) : 0);
    int name_w = above ? width_px : layout.dish_x - gap, others_w = width_px - layout.others_x;
    int dish_w = (layout.columns ? layout.others_x - gap : width_px) - layout.dish_x;
    layout.name = set_cell(plan, &style_day, day->name, week->name_px, name_em, name_w, scale);
    layout.dish_y = above ? layout.name.height : 0;
    layout.dish = set_cell(plan, &menu_style_dish, day->dish, week->dish_px, week->dish_em, dish_w, scale);
    layout.others =
        set_cell(plan, &style_others, day->others, week->others_px, week->others_em, others_w, scale);
    if (is_narrow(plan) && layout.others.style.size_px > layout.dish.style.size_px)
        text_block_set_size(plan, &style_others, &layout.others, others_w, layout.dish.style.size_px);
    int right = layout.columns && layout.others.height > layout.dish.height ? layout.others.height
                                                                            : layout.dish.height;
    right += layout.columns ? 0 : layout.others.height;
    layout.height = number_max(layout.dish_y + right, layout.name.height) + 2 * band_pad(plan, scale);
    return layout;
}

/* The height of all rows in columns at the smallest sizes. */
static int
columns_height(const struct plan *plan, struct menu_week *week, int width_px)
{
    if (week->columns_w == width_px)
        return week->columns_h;
    week->columns_w = width_px;
    week->columns_h = 0;
    for (int i = 0; i < week->count; i++)
        week->columns_h += lay_day_in(plan, week->days[i], width_px, 0, true).height;
    return week->columns_h;
}

/* True when the three columns of a narrow frame need a second line for a dish even at the smallest size,
 * while the page has room for two lines for each day, the others below the main dish, or not for the columns
 * either. */
static bool
wraps(const struct plan *plan, struct menu_week *week, int dish_x, int width_px)
{
    float dish = (float)plan_size(plan, &menu_style_dish, 0),
          others = (float)plan_size(plan, &style_others, 0);
    int wide = dish_width(plan, week, width_px, 0);
    bool one_line = week->dish_em * dish <= (float)(wide - plan_px(plan, DAY_GAP)) &&
                    week->others_em * others * WIDER <= (float)(width_px - dish_x - wide);
    float high =
        dish * menu_style_dish.line_height + others * style_others.line_height + 2 * (float)band_pad(plan, 0);
    float page = (float)frame_of(plan).area.h * STACKED_PAGE;
    return is_narrow(plan) && !one_line &&
           (high * (float)week->count <= page || (float)columns_height(plan, week, width_px) > page);
}

/* True when columns are wide enough, for the words of all rows too. */
static bool
fits_columns(const struct plan *plan, struct menu_week *week, int width_px, float scale)
{
    for (int i = 0; i < week->count; i++) {
        struct day_layout row = lay_day_in(plan, week->days[i], width_px, scale, true);
        if (row.dish.lines.broken_words || row.others.lines.broken_words ||
            wraps(plan, week, row.dish_x, width_px))
            return false;
    }
    return true;
}

/* Gives all rows the sizes that the longest words need, the others none that is larger than the main dish. */
static void
share_sizes(const struct plan *plan, struct menu_week *week, int width_px, float scale)
{
    int name_px = plan_size(plan, &style_day, scale), dish_px = plan_size(plan, &menu_style_dish, scale),
        others_px = plan_size(plan, &style_others, scale);
    for (int i = 0; i < week->count; i++) {
        struct day_layout row = lay_day_in(plan, week->days[i], width_px, scale, week->columns);
        name_px = number_min(name_px, row.name.style.size_px);
        dish_px = number_min(dish_px, row.dish.style.size_px);
        others_px = number_min(others_px, row.others.style.size_px);
    }
    week->name_px = name_px;
    week->dish_px = dish_px;
    week->others_px = number_min(others_px, dish_px);
}

/* Lays out all rows alike. Their height is 0, for each its own, when the highest is far higher than the
 * lowest, or when rows of that height would fill the page at the smallest size. */
static void
fit_week(const struct plan *plan, struct menu_week *week, int width_px, float scale, bool wide)
{
    int page_px = frame_of(plan).area.h;
    if (week->width_px == width_px && week->page_px == page_px && week->scale == scale)
        return;
    week->width_px = width_px;
    week->page_px = page_px;
    week->scale = scale;
    week->name_px = week->dish_px = week->others_px = 0;
    week->columns = wide && fits_columns(plan, week, width_px, scale);
    if (!is_narrow(plan))
        share_sizes(plan, week, width_px, scale);
    int least = 0, most = 0;
    for (int i = 0; i < week->count; i++) {
        int height = lay_day_in(plan, week->days[i], width_px, scale, week->columns).height;
        least = i ? number_min(least, height) : height;
        most = number_max(most, height);
    }
    bool high = scale <= 0 && (float)(most * week->count) > (float)page_px * EVEN_PAGE;
    week->height = (float)most <= (float)least * EVEN_MOST && !high ? most : 0;
}

static struct day_layout
lay_day(const struct plan *plan, const struct menu_day *day, int width_px, float scale)
{
    float letters = fmaxf(plan->unit, (float)plan->min_body_px / SMALLEST);
    bool columns = (float)width_px >= COLUMNS_W * letters;
    if (day->week) {
        fit_week(plan, day->week, width_px, scale, columns);
        columns = day->week->columns;
    }
    return lay_day_in(plan, day, width_px, scale, columns);
}

static int
day_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    const struct menu_day *day = part->data;
    int height = lay_day(plan, day, width_px, scale).height;
    return day->week && day->week->height ? day->week->height : height;
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

/* "Monday", or "23/11" in a language without words, if the week is known. */
static struct str
day_name(const struct plan *plan, int64_t at_s, bool known)
{
    const struct slide_context *context = plan->context;
    struct str name = labels_date_part(context->labels, plan->arena, at_s, "EEEE", context->zone);
    return str_blank(name) && known
               ? labels_date_part(context->labels, plan->arena, at_s, "Md", context->zone)
               : name;
}

static float
longest_name_em(const struct plan *plan, int64_t at_s, bool known)
{
    float longest = 0;
    for (int day = 0; day < 7; day++) {
        struct str name = day_name(plan, at_s + day * DAY_S, known);
        longest = fmaxf(longest, text_longest_word_em(plan_measure(plan, style_day.face, name)));
    }
    return longest;
}

struct menu_week *
menu_week_create(struct plan *plan)
{
    struct menu_week *week = arena_alloc(plan->arena, sizeof(*week));
    *week = (struct menu_week){0};
    return week;
}

void
menu_week_add(struct plan *plan, float gap, struct menu_week *week, int64_t at_s, bool known, struct str dish,
              struct str others)
{
    const struct slide_context *context = plan->context;
    struct menu_day *day = arena_alloc(plan->arena, sizeof(*day));
    day->dish = plan_measure(plan, menu_style_dish.face, dish);
    day->others = plan_measure(plan, style_others.face, others);
    day->name_em = longest_name_em(plan, at_s, known);
    if (week->count < WEEK_DAYS) {
        day->week = week;
        week->name_em = fmaxf(week->name_em, day->name_em);
        week->days[week->count++] = day;
        week->dish_em = fmaxf(week->dish_em, text_width_em(day->dish, 0));
        week->others_em = fmaxf(week->others_em, text_width_em(day->others, 0));
    }
    day->known = known && context->now.trusted;
    day->ahead = labels_days_until(at_s, date_text_now_s(plan), context->zone);
    day->name = plan_measure(plan, style_day.face, day_name(plan, at_s, known));
    plan_add_drawn(plan, gap, day_height, draw_day, day);
}
