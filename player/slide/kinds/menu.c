/* The menu of the canteen: for a day its dishes, the main one larger; for a week one line per day. */
#include "feed/menu.h"

#include <math.h>

#include "base/zone.h"
#include "slide/layout/text_block.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/figures/menu_row.h"
#include "slide/figures/menu_week.h"
#include "slide/shapes/shapes.h"
#include "slide/layout/side.h"
#include "slide/layout/date_text.h"

#define GAP_DISH       20
#define GAP_HEAD       22
#define GAP_DAY        4
#define GAP_HIGH       84 /* in portrait */
#define WORKING_DAYS   5
#define WEEK_TITLE     96
#define GAP_WEEK       56
#define PANEL_SHARE    0.3F
#define PANEL_PORTRAIT 0.26F
#define PANEL_PAD      40
#define LEAF_POINTS    10
#define PLATE_SEEN     0.86F /* of its radius, below its middle */
#define DAY_BYTES      16    /* a longer title is set in the column */
#define FOOT_BYTES     60    /* texts up to this length are in the footer */

/* Text beside the dishes, such as the hours. */
static const struct part_style style_served = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 48, .max = 60, .line_height = 1.3F, .soft = true};
static const struct part_style style_day = {.role = ROLE_TITLE,
                                            .face = FACE_TITLE,
                                            .min = 60,
                                            .max = 160,
                                            .line_height = 1.1F,
                                            .max_lines = 1,
                                            .panel = true};

/* A day of the week of the menu: `on`; of a menu read from a text the last day, which its title may tell;
 * else today. */
static struct field_date
week_of(const struct plan *plan, bool written)
{
    struct field_date date;
    if (item_date(plan->item, FIELD_ON, &date) || (written && item_date(plan->item, FIELD_UNTIL, &date)))
        return date;
    struct zone *zone = zone_create(plan->context->zone);
    struct zone_day day = zone_local(zone, plan->context->now.wall_ms).day;
    zone_destroy(zone);
    return (struct field_date){.year = day.year, .month = day.month, .day = day.day};
}

static void
add_day(struct plan *plan, struct str_list lines, float gap)
{
    struct str course = STR_NONE; /* of the next dish */
    for (size_t i = 0; i < lines.count; i++) {
        struct menu_line line = menu_line(lines.items[i]);
        if (line.head.ptr) {
            menu_row_course(plan, plan->count ? GAP_HEAD : 0, course);
            course = line.head;
            continue;
        }
        if (str_blank(line.name))
            continue;
        menu_row_dish(plan, !plan->count ? 0 : str_blank(course) ? gap : GAP_HEAD, course, &line);
        course = STR_NONE;
        gap = GAP_DISH;
    }
    menu_row_course(plan, plan->count ? GAP_HEAD : 0, course);
}

/* "Salade verte, poire": all dishes of a day except its first or main one, which goes to *first. */
static struct str
dishes_of_day(const struct plan *plan, struct str_list lines, size_t from, struct menu_line *first)
{
    struct str others = STR_NONE;
    *first = (struct menu_line){0};
    for (size_t i = from; i < lines.count; i++) {
        struct menu_line line = menu_line(lines.items[i]);
        if (line.head.ptr && menu_names_day(&line))
            break;
        if (line.head.ptr || !line.name.len)
            continue;
        struct str beside = line.name;
        if (!first->name.len || (line.main && !first->main)) {
            beside = first->name;
            *first = line;
        }
        if (beside.len)
            others = others.ptr ? arena_printf(plan->arena, "%.*s, %.*s", STR_ARG(others), STR_ARG(beside))
                                : beside;
    }
    return others;
}

/* The corners of a leaf and where its edges bend between them, relative to the plate. */
static const struct point leaf_corners[] = {{0.06F, -0.27F}, {0.53F, -0.13F}, {0.11F, -0.02F}};
static const struct point leaf_bends[] = {{0.41F, -0.45F}, {0.35F, 0.12F}};

/* The point at a part of a quadratic curve. */
static struct point
on_curve(struct point from, struct point bend, struct point to, float part)
{
    float a = (1 - part) * (1 - part), b = 2 * part * (1 - part), c = part * part;
    return (struct point){a * from.x + b * bend.x + c * to.x, a * from.y + b * bend.y + c * to.y};
}

static void
draw_leaf(struct sheet *sheet, struct point middle, float radius)
{
    struct point edge[2 * LEAF_POINTS];
    for (int i = 0; i < 2 * LEAF_POINTS; i++) {
        int side = i / LEAF_POINTS;
        struct point at = on_curve(leaf_corners[side], leaf_bends[side], leaf_corners[side + 1],
                                   (float)(i % LEAF_POINTS) / LEAF_POINTS);
        edge[i] = (struct point){middle.x + at.x * radius, middle.y + at.y * radius};
    }
    sheet_points(sheet, BOX_SHAPE, edge, 2 * LEAF_POINTS, 0xFF5E9A3A)->backdrop = true;
}

/* A plate with a dish on it, cut off by the edges of its place. */
static void
draw_plate(struct sheet *sheet, struct point middle, float radius)
{
    static const struct {
        float x, y, radius;
        uint32_t colour;
    } food[] = {{-0.19F, -0.12F, 0.3F, 0xFFE0533A},
                {-0.19F, -0.12F, 0.2F, 0xFFF0705A},
                {0.11F, 0.29F, 0.16F, 0xFFF2B632},
                {0.32F, 0.23F, 0.13F, 0xFFF7CB5C},
                {0.22F, 0.42F, 0.11F, 0xFFE9A92A}};
    struct rect plate = {(int)(middle.x - radius), (int)(middle.y - radius), (int)(2 * radius),
                         (int)(2 * radius)};
    int in = (int)(radius * 0.24F);
    sheet_add(sheet, BOX_DISC, plate, 0xFFFFFDF6)->backdrop = true;
    struct rect rim = {plate.x + in, plate.y + in, plate.w - 2 * in, plate.h - 2 * in};
    struct box *ring = sheet_add(sheet, BOX_RING, rim, 0xFFC4BFA2);
    ring->width_px = fmaxf(radius * 0.045F, 1);
    ring->backdrop = true;
    draw_leaf(sheet, middle, radius);
    for (size_t i = 0; i < sizeof(food) / sizeof(food[0]); i++) {
        float side = food[i].radius * radius;
        struct rect at = {(int)(middle.x + food[i].x * radius - side),
                          (int)(middle.y + food[i].y * radius - side), (int)(2 * side), (int)(2 * side)};
        sheet_add(sheet, BOX_DISC, at, food[i].colour)->backdrop = true;
    }
}

/* The day, and below it the plate. */
static void
draw_panel(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    const struct str *day = plan->side.data;
    struct rect safe = frame_of(plan).safe;
    bool stacked = side_stacked(plan);
    int pad = plan_px(plan, PANEL_PAD), room = at.x + at.w - pad - safe.x;
    struct text_block word = text_block_fit(plan, &style_day, plan_measure(plan, style_day.face, *day),
                                            stacked ? at.w / 2 : room, 1);
    int y = safe.y + plan_px(plan, PANEL_PAD);
    sheet_add(sheet, BOX_FILL, at, plan->colours.panel)->backdrop = true;
    float radius = (float)at.h * 0.56F;
    struct point middle = {(float)(at.x + at.w) - radius * 0.8F, (float)at.y + (float)at.h * 0.4F};
    if (stacked) {
        y = at.y + at.h - pad - word.height;
    } else {
        float top = (float)(y + word.height + pad);
        radius = fmaxf((float)at.w * 0.48F, ((float)at.h - top) * 0.52F);
        radius = fminf(radius, (float)at.w * 0.62F);
        /* low enough that the edge of the frame cuts it off, as it does at the start */
        middle = (struct point){(float)at.x + (float)at.w * 0.44F,
                                fmaxf(top + radius, (float)(at.y + at.h) - radius * PLATE_SEEN)};
        if (middle.x + radius > (float)(at.x + at.w) - (float)pad / 2)
            middle.x = (float)(at.x + at.w) - (float)pad / 2 - radius;
    }
    draw_plate(sheet, middle, radius);
    text_block_draw(plan, sheet, &word, safe.x, y);
}

/* The panel beside the dishes, with the title on it if that is short. */
static void
add_panel(struct plan *plan, struct str day)
{
    struct str *kept = arena_alloc(plan->arena, sizeof(*kept));
    *kept = day;
    plan->side = (struct side){.draw = draw_panel,
                               .data = kept,
                               .bleed = true,
                               .steady = true, /* its word is as wide */
                               .start = true,
                               .share = PANEL_SHARE,
                               .portrait = PANEL_PORTRAIT};
}

/* `written`: in a text, which may not say what week it is of. */
static void
add_week(struct plan *plan, struct str_list lines, bool written)
{
    struct field_date week = week_of(plan, written);
    bool known = !written || plan->item->fields[FIELD_ON] || plan->item->fields[FIELD_UNTIL];
    struct menu_week *rows = menu_week_create(plan);
    for (size_t i = 0; i < lines.count; i++) {
        struct menu_line line = menu_line(lines.items[i]);
        struct menu_line first;
        if (!line.head.ptr || !menu_names_day(&line))
            continue;
        struct field_date date = menu_day(&line, &week);
        int64_t at_s = labels_date_s(&date, plan->context->zone);
        struct str others = dishes_of_day(plan, lines, i + 1, &first);
        float gap = !i ? GAP_WEEK : plan->portrait && lines.count <= WORKING_DAYS ? GAP_HIGH : GAP_DAY;
        menu_week_add(plan, gap, rows, at_s, known, first.name, others);
    }
}

/* The item's own title, else the day, or a text for the present week. */
static struct str
title_of(const struct plan *plan, bool week)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s;
    if (!str_blank(plan->item->title))
        return plan->item->title;
    if (week)
        return labels_text(context->labels, "menu.week");
    return date_text_field(plan, FIELD_ON, &date, &at_s)
               ? labels_date_part(context->labels, plan->arena, at_s, "EEEE", context->zone)
               : STR_NONE;
}

static void
add_title(struct plan *plan, struct str title, bool dishes, bool week)
{
    struct plan_part *part = plan_add_text(plan, &style_title, 0, title);
    if (part)
        part->style.max = week ? WEEK_TITLE : 112;
    if (part && dishes)
        part->style.min = week ? WEEK_TITLE : 72;
}

static struct str
on_one_line(const struct plan *plan, struct str lines)
{
    struct str line = str_split(&lines, '\n');
    while (lines.ptr) {
        struct str next = str_split(&lines, '\n');
        line = arena_printf(plan->arena, "%.*s · %.*s", STR_ARG(line), STR_ARG(next));
    }
    return line;
}

void
kind_menu(struct plan *plan)
{
    struct str rest = str_blank(plan->item->title) ? plan_headline(plan) : plan_remaining_body(plan);
    struct str_list lines = item_texts(plan->item, FIELD_DISHES);
    bool written = !lines.count;
    if (written) {
        rest = plan_remaining_body(plan);
        if (!menu_from_text(plan->arena, rest, &lines, &rest))
            lines.count = 0;
    }
    bool week = menu_is_week(lines);
    struct str title = lines.count ? title_of(plan, week) : plan_headline(plan);
    bool panel = lines.count && !week && !plan->url.ptr && !side_shows_qr(plan);
    if (!panel || title.len > DAY_BYTES)
        add_title(plan, title, lines.count > 0, week);
    if (week)
        add_week(plan, lines, written);
    else
        add_day(plan, lines, 40);
    plan->label = item_text(plan->item, FIELD_WHERE);
    if (lines.count && rest.len <= FOOT_BYTES)
        plan->footer = str_blank(rest) ? plan->footer : on_one_line(plan, rest);
    else
        plan_add_body(plan, lines.count ? &style_served : &style_body, 40, rest);
    if (panel) {
        add_panel(plan, title.len > DAY_BYTES ? STR_NONE : title);
        return;
    }
    side_picture(plan);
    side_add_qr(plan);
    plan->band = week && !plan->side.draw;
    if (plan->band)
        plan->backdrop = shapes_quiet_band;
}
