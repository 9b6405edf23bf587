/* Who is celebrated, and why: the years of service as large as a figure, else the name; the face as a
 * balloon. */
#include <math.h>

#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/shapes/person.h"
#include "slide/shapes/shapes.h"
#include "slide/layout/side.h"
#include "slide/layout/date_text.h"

/* Where the balloons fly, and how large they are. */
#define PLACE_W          700
#define PLACE_H          800
#define PLACE_PORTRAIT_W 600
#define PLACE_PORTRAIT_H 640
#define BALLOON          0.72F /* of the place's width: the one with the face */
#define SMALL            0.28F /* those beside it */
#define RING             16
#define KNOT             42
#define STRING           15
#define STRING_POINTS    12
#define STRING_TURN      0.5F /* from point to point, radians: nearly a whole wave */
#define YEARS_PORTRAIT   270
#define TRIAL_PX         100 /* a size at which a width is measured */
#define YEARS_NARROW     130 /* the largest size of the years on a narrow screen */

/* What `what` may be besides a text: these have words in every language. */
static const char *const occasions[] = {"birthday", "years", "retirement", "birth"};

/* No title: short ones of these are not made larger than a line of theirs would be. */
static const struct part_style style_years = {.role = ROLE_NAME,
                                              .face = FACE_TITLE,
                                              .min = 120,
                                              .max = 380,
                                              .line_height = 1,
                                              .max_lines = 1,
                                              .emphasis = true};
static const struct part_style style_wish = {.role = ROLE_NAME,
                                             .face = FACE_HEADING,
                                             .min = 56,
                                             .max = 96,
                                             .line_height = 1.16F,
                                             .accent = true,
                                             .balanced = true};

/* One of `occasions`; NULL for none. */
static const char *
occasion_of(const struct plan *plan)
{
    struct str what = str_trim(item_text(plan->item, FIELD_WHAT));
    for (size_t i = 0; i < sizeof(occasions) / sizeof(occasions[0]); i++)
        if (str_equal_nocase(what, str_from(occasions[i])))
            return occasions[i];
    return NULL;
}

/* "30 ans", or absent. */
static struct str
years_of(const struct plan *plan)
{
    double years = item_number(plan->item, FIELD_YEARS, 0);
    return years > 0 ? labels_count(plan->context->labels, plan->arena, "celebration_years", years)
                     : STR_NONE;
}

/* True when the number of years is what is celebrated. */
static bool
counts_years(const struct plan *plan)
{
    struct str what = str_trim(item_text(plan->item, FIELD_WHAT));
    return years_of(plan).len && (str_blank(what) || str_equal_nocase(what, STR("years")));
}

/* The title unless it is the name. */
static struct str
title_of(const struct plan *plan)
{
    struct str who = str_trim(item_text(plan->item, FIELD_WHO));
    struct str title = str_trim(plan->item->title);
    return str_equal(who, title) ? STR_NONE : title;
}

/* "Joyeux anniversaire !", or what the item says itself. */
static struct str
wish_of(const struct plan *plan)
{
    const char *occasion = occasion_of(plan);
    const struct labels *labels = plan->context->labels;
    if (!occasion)
        return item_text(plan->item, FIELD_WHAT);
    return labels_text(labels, arena_printf(plan->arena, "celebration.%s", occasion).ptr);
}

/* "aujourd’hui · 16:00 · salle de pause" */
static struct str
details(const struct plan *plan)
{
    const struct slide_context *context = plan->context;
    struct field_date date;
    int64_t at_s;
    struct str where = item_text(plan->item, FIELD_WHERE);
    if (!date_text_field(plan, FIELD_ON, &date, &at_s))
        return where;
    struct str day =
        context->now.trusted
            ? labels_date_near(context->labels, plan->arena, at_s, date_text_now_s(plan), context->zone)
            : labels_date_part(context->labels, plan->arena, at_s, "EEEEdMMMM", context->zone);
    struct str hour = STR_NONE;
    if (date.instant)
        hour = labels_date_part(context->labels, plan->arena, at_s, "jm", context->zone);
    return frame_join(plan->arena, frame_join(plan->arena, day, hour), where);
}

/* A disc with its knot and its string, which ends at the foot of the place. */
static void
draw_balloon(const struct plan *plan, struct sheet *sheet, struct rect disc, int footer_y, uint32_t colour)
{
    float x = (float)disc.x + (float)disc.w / 2;
    float y = (float)(disc.y + disc.h);
    float knot = (float)plan_px(plan, KNOT);
    float bend = (float)disc.w / 16;
    float step = ((float)footer_y - y - 2 * knot) / (STRING_POINTS - 1);
    struct point string[STRING_POINTS];
    for (int i = 0; i < STRING_POINTS; i++)
        string[i] = (struct point){x + bend * sinf((float)i * STRING_TURN), y + knot + (float)i * step};
    struct point ends[] = {{x, y - knot / 2}, {x + knot, y + knot}, {x - knot, y + knot}};
    sheet_points(sheet, BOX_LINE, string, STRING_POINTS, colour)->width_px = (float)plan_px(plan, STRING);
    sheet_points(sheet, BOX_SHAPE, ends, 3, colour);
    sheet_add(sheet, BOX_DISC, disc, colour);
}

static void
draw_confetti(const struct plan *plan, struct sheet *sheet, int page)
{
    if (!page)
        shapes_confetti(plan, sheet, frame_of(plan).safe);
}

static struct rect
inset(struct rect at, int by)
{
    return (struct rect){at.x + by, at.y + by, at.w - 2 * by, at.h - 2 * by};
}

/* The face, or the initials, between two balloons. */
static void
draw_balloons(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    uint32_t left = theme_mix(plan->colours.panel, 0xFF2FA8FF, 0.75F);
    uint32_t right = theme_mix(plan->colours.accent, 0xFFFF4FA0, 0.6F);
    int large = (int)((float)at.w * BALLOON), small = (int)((float)at.w * SMALL);
    int y = at.y + large * 9 / 10; /* none lies behind the face */
    struct rect face = {at.x + (at.w - large) / 2, at.y, large, large};
    int footer_y = at.y + at.h;
    draw_balloon(plan, sheet, (struct rect){at.x, y + small / 8, small, small}, footer_y, left);
    draw_balloon(plan, sheet, (struct rect){at.x + at.w - small, y, small, small}, footer_y, right);
    draw_balloon(plan, sheet, face, footer_y, plan->colours.panel);
    if (plan->url.ptr)
        side_draw_disc(plan, sheet, inset(face, plan_px(plan, RING)));
    else
        person_draw_disc(plan, sheet, face, item_text(plan->item, FIELD_WHO));
}

static void
add_side(struct plan *plan)
{
    struct str who = item_text(plan->item, FIELD_WHO);
    if (!plan->url.ptr && !person_initials(plan->arena, who).len)
        return;
    float room = (float)frame_of(plan).area.h / plan->unit;
    plan->side = (struct side){.draw = draw_balloons, .w = PLACE_W, .h = fminf(PLACE_H, room)};
    if (plan->portrait)
        plan->side = (struct side){.draw = draw_balloons, .w = PLACE_PORTRAIT_W, .h = PLACE_PORTRAIT_H};
}

/* On screens such as 4:3, the balloons leave little of the width. */
static bool
is_narrow(const struct plan *plan)
{
    return !plan->portrait && 2 * plan->context->width < 3 * plan->context->height;
}

/* "30 ans", "de maison pour Mateo Silva"; returns the first. */
static struct plan_part *
add_years(struct plan *plan)
{
    struct str who = item_text(plan->item, FIELD_WHO);
    struct str line = title_of(plan);
    if (str_blank(line) && !str_blank(who))
        line = labels_format(plan->context->labels, plan->arena, "celebration.years_of", who, STR_NONE);
    struct plan_part *years = plan_add_text(plan, &style_years, 0, years_of(plan));
    if (years && (plan->portrait || is_narrow(plan)))
        years->style.max = plan->portrait ? YEARS_PORTRAIT : YEARS_NARROW;
    struct plan_part *title = plan_add_text(plan, &style_title, 10, line);
    if (title)
        title->style.max = 88;
    if (!str_blank(title_of(plan)) && str_find(line, str_trim(who)) == SIZE_MAX)
        plan_add_text(plan, &style_wish, 20, who);
    return years;
}

/* The years are one unbreakable word: no larger than the column beside the balloons. */
static void
fit_years(const struct plan *plan, struct plan_part *years)
{
    const struct metrics *metrics = plan->context->metrics;
    struct rect area = frame_of(plan).area;
    bool beside = plan->side.draw && !side_stacked(plan);
    int column = beside ? side_place(plan, area, 1).column.w : area.w;
    int width = metrics->width(metrics->ctx, years->style.face, TRIAL_PX, years_of(plan));
    float most = (float)column * TRIAL_PX / (float)(width > 0 ? width : 1) / plan->unit;
    years->style.max = fminf(years->style.max, most);
    years->style.min = fminf(years->style.min, years->style.max);
}

/* The name, and the wish in the words of the item or in ours. */
static void
add_name(struct plan *plan)
{
    struct str who = item_text(plan->item, FIELD_WHO);
    bool named = !str_blank(who);
    struct str wish = wish_of(plan);
    if (named && !str_blank(title_of(plan)))
        wish = frame_join(plan->arena, title_of(plan), occasion_of(plan) ? STR_NONE : wish);
    struct plan_part *title = plan_add_text(plan, &style_title, 0, named ? who : plan_headline(plan));
    if (title)
        title->style.max = 240;
    plan_add_text(plan, &style_wish, 20, frame_join(plan->arena, wish, years_of(plan)));
}

/* The text, also one so short that it is a headline where nothing else is. */
static struct str
rest_of(const struct plan *plan)
{
    bool named = !str_blank(item_text(plan->item, FIELD_WHO)) || counts_years(plan);
    bool headline = named && str_blank(plan->item->title) && str_blank(plan_remaining_body(plan));
    return headline ? plan_headline(plan) : plan_remaining_body(plan);
}

void
kind_celebration(struct plan *plan)
{
    struct plan_part *years = counts_years(plan) ? add_years(plan) : NULL;
    if (!counts_years(plan))
        add_name(plan);
    struct plan_part *detail = plan_add_text(plan, &style_caption, 30, details(plan));
    if (detail)
        detail->style.keep_with_next = false;
    plan_add_body(plan, &style_body, 36, rest_of(plan));
    add_side(plan);
    side_add_qr(plan);
    if (years)
        fit_years(plan, years);
    plan->backdrop = draw_confetti;
}
