/* What the canteen serves: of a day its dishes, the one of the day larger; of a week a line a day. */
#include "feed/menu.h"

#include "base/zone.h"
#include "slide/layout/block.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/menu_row.h"
#include "slide/layout/side.h"
#include "slide/layout/when.h"

#define GAP_DISH   26
#define GAP_HEAD   30
#define GAP_DAY    30
#define FOOT_BYTES 60 /* a text that is no longer stands in the foot */

static const struct style style_course = {.role = ROLE_DETAIL,
                                          .face = FACE_LABEL,
                                          .min = 38,
                                          .max = 44,
                                          .line = 1.3F,
                                          .accent = true,
                                          .keep = true};

/* The list of a body, for menus that come from an ordinary CMS; its other lines are in *rest. */
static struct str_list
body_list(const struct plan *plan, struct str body, struct str *rest)
{
    struct buf other;
    size_t lines = 1;
    for (size_t i = 0; i < body.len; i++)
        lines += body.ptr[i] == '\n';
    struct str_list out = {.items = arena_array(plan->arena, lines, sizeof(struct str))};
    buf_init(&other, body.len + 2);
    for (struct str left = body; left.ptr;) {
        struct str line = str_split(&left, '\n');
        size_t tab = str_find(line, STR("\t"));
        if (tab != SIZE_MAX) {
            out.items[out.count++] = str_slice(line, tab + 1, SIZE_MAX);
        } else {
            buf_put(&other, line);
            buf_put_char(&other, '\n');
        }
    }
    *rest = arena_str(plan->arena, str_trim(buf_str(&other)));
    buf_finish(&other);
    return out;
}

/* A day of the week that the item is about: `on`, else today. */
static struct field_date
week_of(const struct plan *plan)
{
    struct field_date date;
    if (item_date(plan->item, FIELD_ON, &date))
        return date;
    struct zone *zone = zone_create(plan->context->zone);
    struct zone_day day = zone_local(zone, plan->context->now.wall_ms).day;
    zone_destroy(zone);
    return (struct field_date){.year = day.year, .month = day.month, .day = day.day};
}

static void
add_day(struct plan *plan, struct str_list lines, float gap)
{
    for (size_t i = 0; i < lines.count; i++) {
        struct menu_line line = menu_line(lines.items[i]);
        if (line.head.ptr)
            plan_text(plan, &style_course, plan->count ? GAP_HEAD : 0, line.head);
        else
            menu_row_dish(plan, plan->count ? gap : 0, &line);
        gap = line.head.ptr ? 0 : GAP_DISH;
    }
}

/* "Salade verte, poire": all dishes of a day but its first or its main one, which goes to *first. */
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

static void
add_week(struct plan *plan, struct str_list lines)
{
    struct field_date week = week_of(plan);
    for (size_t i = 0; i < lines.count; i++) {
        struct menu_line line = menu_line(lines.items[i]);
        struct menu_line first;
        if (!line.head.ptr || !menu_names_day(&line))
            continue;
        struct field_date date = menu_day(&line, &week);
        int64_t at_s = labels_date_s(&date, plan->context->zone);
        struct str others = dishes_of_day(plan, lines, i + 1, &first);
        menu_row_day(plan, plan->count ? GAP_DAY : 0, at_s, first.name, others);
    }
}

/* The item's own title, else the day, or that it is this week's. */
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
    return when_date(plan, FIELD_ON, &date, &at_s)
               ? labels_date_part(context->labels, plan->arena, at_s, "EEEE", context->zone)
               : STR_NONE;
}

void
kind_menu(struct plan *plan)
{
    struct str rest = str_blank(plan->item->title) ? plan_headline(plan) : plan_rest(plan);
    struct str_list lines = item_texts(plan->item, FIELD_DISHES);
    bool week = menu_is_week(plan->item);
    if (!lines.count) {
        rest = plan_rest(plan);
        lines = body_list(plan, rest, &rest);
    }
    struct part *title =
        plan_text(plan, &style_title, 0, lines.count ? title_of(plan, week) : plan_headline(plan));
    if (title)
        title->style.max = week ? 96 : 112;
    if (title && lines.count)
        title->style.min = 72;
    if (week)
        add_week(plan, lines);
    else
        add_day(plan, lines, 40);
    if (lines.count && rest.len <= FOOT_BYTES && str_find(rest, STR("\n")) == SIZE_MAX)
        plan->foot = str_blank(rest) ? plan->foot : rest;
    else
        plan_body(plan, lines.count ? &style_detail : &style_body, 40, rest);
    side_picture(plan);
    side_qr(plan);
}
