/* Public praise: the message as a quote, the name as large as the message, never broken. */
#include <math.h>
#include <unicode/uchar.h>

#include "base/number.h"
#include "base/utf8.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/shapes/person.h"
#include "slide/shapes/shapes.h"
#include "slide/layout/side.h"
#include "slide/shapes/sunrise.h"
#include "type/typography.h"

#define INSET    150
#define MARK_W   92
#define DISC     168 /* of the person */
#define DISC_GAP 40
#define DISC_TOP 220 /* the same at the top of the slide */
#define TOP_GAP  30
#define FILLED   0.97F
/* Beside a picture that was reduced for words, a name has the remaining column. */
#define NAME_SCALE   0.2F
#define TO_SHORT     126 /* the minimum size of a short name */
#define SIDE_SHARE   0.39F
#define MESSAGE_MOST 120 /* bytes of a message above the sun */
#define TEXT_MOST    160 /* … and of the text on it */
#define DETAIL_BYTES 140 /* a longer line flows like any other text */
#define CHEER_BYTES  24  /* before the name */
#define LABEL_HONOUR "compliment.rule"

static const struct part_style style_message = {.role = ROLE_TITLE,
                                                .face = FACE_HEADING,
                                                .min = 46,
                                                .max = 112,
                                                .line_height = 1.16F,
                                                .max_lines = 5,
                                                .balanced = true};
/* No limit of lines: it would make the name smaller than the message. */
static const struct part_style style_to = {.role = ROLE_NAME,
                                           .face = FACE_TITLE,
                                           .min = 46,
                                           .max = 150,
                                           .line_height = 1.14F,
                                           .accent = true,
                                           .balanced = true};
/* The full message, under a title. */
static const struct part_style style_more = {
    .role = ROLE_BODY, .face = FACE_BODY, .min = 46, .max = 92, .line_height = 1.3F};

/* Two strokes, like the opening quotation mark “. */
static void
draw_mark(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    float u = plan->unit * (plan->portrait ? 0.9F : 1);
    float y = (float)at.y + 10 * u;
    for (int stroke = 0; stroke < 2; stroke++) {
        float x = (float)at.x + (float)stroke * 50 * u;
        struct point points[] = {{x + 26 * u, y},          {x + 44 * u, y + 8 * u}, {x + 40 * u, y + 34 * u},
                                 {x + 38 * u, y + 68 * u}, {x, y + 68 * u},         {x + 4 * u, y + 44 * u},
                                 {x + 14 * u, y + 18 * u}};
        sheet_points(sheet, BOX_SHAPE, points, sizeof(points) / sizeof(points[0]), plan->colours.accent);
    }
}

/* The top of the slide: the picture if there is no room for it beside the column, else the mark. */
static int
top_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    (void)width_px;
    (void)scale;
    return plan_px(plan, part->data ? DISC_TOP : MARK_W);
}

static void
draw_top(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
         float scale)
{
    (void)scale;
    if (part->data)
        side_draw_disc(plan, sheet, (struct rect){at.x, at.y, at.h, at.h});
    else
        draw_mark(plan, sheet, at);
}

static void
add_top(struct plan *plan, bool picture)
{
    plan_add_drawn(plan, 0, top_height, draw_top, picture ? plan->url.ptr : NULL)->style.keep_with_next =
        true;
}

static struct str
names_of(const struct plan *plan)
{
    struct str_list people = item_texts(plan->item, FIELD_TO);
    return people.count ? labels_list(plan->context->labels, plan->arena, people) : STR_NONE;
}

/* "Boutique d’Annecy · de la part d’Élodie" */
static struct str
from_whom(const struct plan *plan)
{
    struct str by = item_text(plan->item, FIELD_BY);
    if (str_blank(by))
        by = plan->item->author;
    if (!str_blank(by))
        by = labels_format(plan->context->labels, plan->arena, "compliment.by",
                           typography_no_break(plan->arena, by), STR_NONE);
    return frame_join(plan->arena, item_text(plan->item, FIELD_WHERE), by);
}

/* A title such as "Bravo, Awa !" above a message: a few words that end with the name of the only person. It
 * replaces the name under the message, which would repeat it. Else absent. */
static struct str
cheer_of(const struct plan *plan)
{
    struct str_list people = item_texts(plan->item, FIELD_TO);
    struct str title = str_trim(plan->item->title),
               name = people.count ? str_trim(people.items[0]) : STR_NONE;
    size_t at = people.count == 1 && name.len ? str_find(title, name) : SIZE_MAX;
    if (at == SIZE_MAX || at == 0 || at > CHEER_BYTES || str_blank(plan_remaining_body(plan)))
        return STR_NONE;
    struct str behind = str_slice(title, at + name.len, SIZE_MAX);
    for (size_t i = 0; i < behind.len;)
        if (u_isalnum((UChar32)utf8_next(behind, &i)))
            return STR_NONE;
    return plan_join_names(plan, title);
}

/* The title unless it repeats the name. */
static struct str
title_of(const struct plan *plan, struct str names)
{
    struct str title = plan->item->title;
    bool same = str_equal(typography_no_break(plan->arena, str_trim(title)), names);
    return same || str_equal(plan_join_names(plan, str_trim(title)), names) ? STR_NONE : title;
}

static void
add_message(struct plan *plan, struct str names)
{
    struct str title = title_of(plan, names);
    struct str rest = plan_remaining_body(plan);
    if (str_blank(title) && str_blank(rest))
        title = plan_headline(plan);
    if (str_blank(title)) {
        plan_add_body(plan, &style_message, 0, rest);
        return;
    }
    plan_add_text(plan, &style_message, 0, title);
    plan_add_body(plan, &style_more, 30, rest);
}

static int
longest_name(const struct plan *plan, struct str names, float units)
{
    return person_longest_word_px(plan, style_to.face, names, plan_px(plan, units));
}

/* No name is wider than its column; a short one is larger than the message. */
static void
size_name(const struct plan *plan, struct plan_part *to, struct str names)
{
    int column = side_place(plan, frame_of(plan).area, NAME_SCALE).column.w;
    int longest = longest_name(plan, names, style_to.max);
    if (!to)
        return;
    if (longest > column)
        to->style.max = fmaxf(style_to.max * FILLED * (float)column / (float)longest, style_to.min);
    to->style.min = number_clamp(TO_SHORT, to->style.min, to->style.max);
}

/* One person whose name fits on one line at maximum size has a disc with the initials. */
static bool
add_person(struct plan *plan, struct str names, struct str detail)
{
    int column = plan_px(plan, plan->portrait ? 936 : 1440 - INSET) - plan_px(plan, DISC + DISC_GAP);
    struct str_list people = item_texts(plan->item, FIELD_TO);
    struct str initials_of = people.count ? people.items[0] : STR_NONE;
    if (plan->side.draw || people.count != 1 || detail.len > DETAIL_BYTES ||
        longest_name(plan, names, style_to.max) > column || !person_initials(plan->arena, initials_of).len)
        return false;
    person_add(plan, 52,
               &(struct person){false, initials_of, names, detail, &style_to, &style_detail, DISC, DISC_GAP});
    return true;
}

/* The picture is placed beside the message unless the name or a word of the title would be broken. */
static void
add_picture(struct plan *plan, struct str names)
{
    int column = plan->context->width * 9 / 10;
    side_picture(plan);
    if (!plan->side.draw)
        return;
    plan->side.share = SIDE_SHARE;
    plan->side.start = plan->side.bleed;
    column -=
        (int)((float)column * SIDE_SHARE) + plan_px(plan, (plan->side.bleed ? 0 : INSET) + 2 * DISC_GAP);
    if (!plan->portrait && (longest_name(plan, names, style_to.min) > column ||
                            longest_name(plan, title_of(plan, names), style_message.min) > column))
        plan->side = (struct side){0};
}

static struct str
honour(const struct plan *plan)
{
    struct str rule = item_text(plan->item, FIELD_RULE);
    return str_blank(rule) ? STR_NONE
                           : labels_format(plan->context->labels, plan->arena, LABEL_HONOUR, rule, STR_NONE);
}

/* A short compliment without a portrait is drawn as a sunrise. */
static bool
add_sunrise(struct plan *plan, struct str names, struct str detail)
{
    struct str_list people = item_texts(plan->item, FIELD_TO);
    struct str title = title_of(plan, names), rest = plan_remaining_body(plan);
    bool faces = people.count > 1 && plan->item->pictures.count == people.count;
    if (str_blank(title))
        title = str_blank(rest) ? plan_headline(plan) : rest;
    if (str_equal(title, rest))
        rest = STR_NONE;
    bool lines = str_find(title, STR("\n")) != SIZE_MAX || str_find(rest, STR("\n")) != SIZE_MAX ||
                 str_find(rest, STR("\t")) != SIZE_MAX || str_find(title, STR("\t")) != SIZE_MAX;
    if ((plan->url.ptr && !faces) || side_shows_qr(plan) || lines || title.len > MESSAGE_MOST ||
        rest.len > TEXT_MOST)
        return false;
    const struct sunrise sunrise = {.message = plan_join_names(plan, title),
                                    .people = people,
                                    .text = rest,
                                    .detail = detail,
                                    .footer = honour(plan)};
    return sunrise_plan(plan, &sunrise);
}

/* Rays behind words, and confetti where there are none. */
static void
draw_rays(const struct plan *plan, struct sheet *sheet, int page)
{
    float w = (float)plan->context->width, h = (float)plan->context->height;
    struct rect within = frame_of(plan).safe;
    shapes_rays(plan, sheet, (struct point){w * 0.6F, h * 1.25F});
    if (!page)
        shapes_confetti(plan, sheet, within);
}

/* "Thank you, Samira" alone is a headline, not a quotation. */
static bool
only_title(const struct plan *plan, struct str names, struct str detail)
{
    return !str_blank(title_of(plan, names)) && str_blank(plan_remaining_body(plan)) && !names.len &&
           !detail.len;
}

void
kind_compliment(struct plan *plan)
{
    struct str names = names_of(plan);
    struct str detail = from_whom(plan);
    if (only_title(plan, names, detail)) {
        kind_news(plan);
        return;
    }
    if (add_sunrise(plan, names, detail))
        return;
    struct str cheer = cheer_of(plan);
    if (cheer.len)
        names = cheer;
    plan->backdrop = draw_rays;
    add_picture(plan, names);
    bool top = (plan->portrait && !plan->side.bleed) || (plan->url.ptr && !plan->side.draw);
    if (top)
        add_top(plan, !plan->side.draw);
    int before = plan->count;
    add_message(plan, names);
    if (plan->count > before && plan->url.ptr && !plan->side.draw)
        plan->parts[before].gap = TOP_GAP;
    if (plan->count == before) {
        plan->count = 0;
    } else if (!top && !plan->side.bleed) {
        plan->inset = INSET;
        plan->inset_draw = draw_mark;
    }
    if (!add_person(plan, names, detail)) {
        size_name(plan, plan_add_text(plan, &style_to, 44, names), names);
        plan_add_text(plan, &style_detail, names.len ? 10 : 44, detail);
    }
    side_add_qr(plan);
    plan->footer = honour(plan).ptr ? honour(plan) : plan->item->source;
    plan->footer_short = item_text(plan->item, FIELD_RULE);
    plan->prefer_short_foot = true;
}
