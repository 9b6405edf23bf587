/* Public praise: the message as a quote, the name as large as the message, never split. */
#include "slide/frame.h"
#include "slide/kinds.h"
#include "slide/person.h"
#include "slide/side.h"
#include "slide/typo.h"

#define INSET        172
#define MARK_W       92
#define LABEL_HONOUR "compliment.rule"

static const struct style style_message = {.role = ROLE_TITLE,
                                           .face = FACE_HEADING,
                                           .min = 46,
                                           .max = 100,
                                           .line = 1.16F,
                                           .lines = 5,
                                           .balanced = true};
/* No number of lines: it would shrink the name alone, below the message. */
static const struct style style_to = {.role = ROLE_NAME,
                                      .face = FACE_TITLE,
                                      .min = 46,
                                      .max = 100,
                                      .line = 1.14F,
                                      .accent = true,
                                      .balanced = true};

/* Two strokes, as the opening mark “ has them. */
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

static int
mark_height(const struct plan *plan, const struct part *part, int width_px, float scale)
{
    (void)part;
    (void)width_px;
    (void)scale;
    return plan_px(plan, MARK_W);
}

static void
draw_mark_part(const struct plan *plan, struct sheet *sheet, const struct part *part, struct rect at,
               float scale)
{
    (void)part;
    (void)scale;
    draw_mark(plan, sheet, at);
}

/* Names of the people praised. */
static struct str
names_of(const struct plan *plan)
{
    const struct value *to = plan->item->fields[FIELD_TO];
    if (!to)
        return STR_NONE;
    struct str one = to->text;
    struct str_list names = to->type == FIELD_TEXTS ? to->texts : (struct str_list){&one, 1};
    return labels_list(plan->context->labels, plan->arena, names);
}

/* "Boutique d’Annecy · de la part d’Élodie" */
static struct str
from_whom(const struct plan *plan)
{
    struct str by = item_text(plan->item, FIELD_BY);
    if (str_blank(by))
        by = plan->item->author;
    if (!str_blank(by))
        by = labels_format(plan->context->labels, plan->arena, "compliment.by", by, STR_NONE);
    return frame_join(plan->arena, item_text(plan->item, FIELD_WHERE), by);
}

/* The title unless the name says the same. */
static struct str
title_of(const struct plan *plan, struct str names)
{
    struct str title = plan->item->title;
    bool same = str_equal(typo_unbroken(plan->arena, str_trim(title)), names);
    return same ? STR_NONE : title;
}

static void
add_message(struct plan *plan, struct str names)
{
    struct str title = title_of(plan, names);
    struct str rest = plan_rest(plan);
    if (str_blank(title) && str_blank(rest))
        title = plan_headline(plan);
    if (str_blank(title)) {
        plan_body(plan, &style_message, 0, rest);
        return;
    }
    plan_text(plan, &style_message, 0, title);
    plan_body(plan, &style_large, 30, rest);
}

void
kind_compliment(struct plan *plan)
{
    struct str names = names_of(plan);
    if (plan->portrait)
        plan_drawn(plan, 0, mark_height, draw_mark_part, NULL);
    int before = plan->count;
    add_message(plan, names);
    if (plan->count == before) {
        plan->count = 0;
    } else if (!plan->portrait) {
        plan->inset = INSET;
        plan->inset_draw = draw_mark;
    }
    plan_text(plan, &style_to, 44, names);
    plan_text(plan, &style_detail, names.len ? 14 : 44, from_whom(plan));
    side_picture(plan);
    if (plan->side.draw)
        plan->side.share = 0.34F;
    side_qr(plan, false);
    struct str rule = item_text(plan->item, FIELD_RULE);
    plan->foot = plan->item->source;
    if (!str_blank(rule))
        plan->foot = labels_format(plan->context->labels, plan->arena, LABEL_HONOUR, rule, STR_NONE);
}
