/* Who comes, goes, moves or takes over: from → to drawn. */
#include "slide/layout/block.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/layout/person.h"
#include "slide/layout/shapes.h"
#include "slide/layout/side.h"
#include "slide/layout/when.h"

#define PAD_X      56
#define PAD_Y      64
#define ARROW      240 /* its place, with the air around it */
#define ARROW_ONE  220 /* the same beside the only box */
#define ARROW_IN   56
#define ARROW_HIGH 110  /* its place between boxes that stand under one another */
#define STACKED    1150 /* a narrower column has them so */
#define PLACE_MAX  90   /* bytes; longer places stand as text */

static const char *const moves[] = {"arrives", "leaves", "replaces", "moves", "promoted"};

static const struct style style_when = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 38, .max = 46, .line = 1.3F};
static const struct style style_place = {
    .role = ROLE_BODY, .face = FACE_HEADING, .min = 46, .max = 84, .line = 1.12F, .balanced = true};

/* What the boxes say; either `from` or `to` may be empty. */
struct places {
    const struct text *from_when, *from, *to_when, *to;
};

/* The words of the boxes: places, the old and the new person, or the new role. */
struct turn {
    struct str from, to;
    bool role; /* `to` is the role */
};

/* One of `moves`; NULL for none. */
static const char *
move_of(const struct plan *plan)
{
    struct str move = item_text(plan->item, FIELD_MOVE);
    for (size_t i = 0; i < sizeof(moves) / sizeof(moves[0]); i++)
        if (str_equal_nocase(move, str_from(moves[i])))
            return moves[i];
    return NULL;
}

struct laid {
    struct block from_when, from, to_when, to;
    struct rect from_at, to_at, arrow; /* from the top left of the part; a width of 0: none */
    bool down;
    int height;
};

/* Where boxes of a height stand, and the arrow. */
static void
place(const struct plan *plan, struct laid *laid, int width_px, int box_w, int box_h)
{
    int in = plan_px(plan, ARROW_IN);
    bool from = laid->from.height > 0;
    bool to = laid->to.height > 0;
    laid->height = laid->down ? 2 * box_h + plan_px(plan, ARROW_HIGH) : box_h;
    if (from)
        laid->from_at = (struct rect){0, 0, box_w, box_h};
    if (to)
        laid->to_at = (struct rect){width_px - box_w, laid->height - box_h, box_w, box_h};
    if (laid->down) {
        int air = plan_px(plan, 20);
        laid->arrow =
            (struct rect){0, box_h + air, plan_px(plan, 2 * PAD_X), laid->height - 2 * (box_h + air)};
        return;
    }
    int x = from ? box_w + in : 0;
    int end = to ? width_px - box_w - in : width_px;
    laid->arrow = (struct rect){x, 0, end - x, box_h};
}

/* Two places in one size, the smaller. */
static void
alike(const struct plan *plan, struct block *a, struct block *b, int width_px)
{
    int size = a->look.size_px < b->look.size_px ? a->look.size_px : b->look.size_px;
    block_set(plan, &style_place, a, width_px, size);
    block_set(plan, &style_place, b, width_px, size);
}

static struct laid
lay_as(const struct plan *plan, const struct places *places, int width_px, float scale, bool down)
{
    struct laid laid = {.down = down};
    bool both = places->from->count && places->to->count;
    int box_w = laid.down ? width_px
                : both    ? (width_px - plan_px(plan, ARROW)) / 2
                          : width_px - plan_px(plan, ARROW_ONE);
    int inner = box_w - 2 * plan_px(plan, PAD_X);
    laid.from_when = block_of(plan, &style_when, places->from_when, inner, scale);
    laid.to_when = block_of(plan, &style_when, places->to_when, inner, scale);
    laid.from = block_of(plan, &style_place, places->from, inner, scale);
    laid.to = block_of(plan, &style_place, places->to, inner, scale);
    if (both)
        alike(plan, &laid.from, &laid.to, inner);
    int from = laid.from.height ? laid.from_when.height + laid.from.height : 0;
    int to = laid.to.height ? laid.to_when.height + laid.to.height : 0;
    place(plan, &laid, width_px, box_w, (from > to ? from : to) + 2 * plan_px(plan, PAD_Y));
    return laid;
}

/* Side by side where there is room for that. */
static struct laid
lay(const struct plan *plan, const struct places *places, int width_px, float scale)
{
    bool both = places->from->count && places->to->count;
    bool down = both && (plan->portrait || width_px < plan_px(plan, STACKED));
    struct laid laid = lay_as(plan, places, width_px, scale, down);
    bool torn =
        laid.from_when.lines.torn || laid.from.lines.torn || laid.to_when.lines.torn || laid.to.lines.torn;
    return both && !down && torn ? lay_as(plan, places, width_px, scale, true) : laid;
}

static int
boxes_height(const struct plan *plan, const struct part *part, int width_px, float scale)
{
    return lay(plan, part->data, width_px, scale).height;
}

static void
draw_box(const struct plan *plan, struct sheet *sheet, struct rect at, struct block *when,
         struct block *place, int in)
{
    int x = at.x + in;
    int y = at.y + (at.h - when->height - place->height) / 2;
    block_draw(plan, sheet, when, x, y);
    block_draw(plan, sheet, place, x, y + when->height);
}

static struct rect
moved(struct rect at, struct rect by)
{
    return (struct rect){at.x + by.x, at.y + by.y, at.w, at.h};
}

static void
draw_ground(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    sheet_add(sheet, BOX_FILL, at, plan->colours.panel)->backdrop = true;
}

/* The bands, from edge to edge of the frame where nothing stands beside them. */
static void
draw_bands(const struct plan *plan, struct sheet *sheet, const struct laid *laid, struct rect at)
{
    struct rect from = moved(laid->from_at, at), to = moved(laid->to_at, at), arrow = moved(laid->arrow, at);
    bool alone = !plan->side.draw;
    int left = alone ? 0 : at.x, right = alone ? plan->context->width : at.x + at.w;
    if (laid->down) {
        int tip = to.y - from.y - from.h;
        draw_ground(plan, sheet,
                    (struct rect){left, from.y + from.h, right - left, to.y + to.h - from.y - from.h});
        shapes_chevron(sheet, (struct rect){left, from.y, right - left, from.h}, tip, true,
                       plan->colours.second);
        return;
    }
    int middle = from.w ? arrow.x + arrow.w / 4 : arrow.x + arrow.w / 3;
    int tip = arrow.w / 2;
    if (to.w)
        draw_ground(plan, sheet, (struct rect){middle, at.y, right - middle, at.h});
    shapes_chevron(sheet, (struct rect){left, at.y, middle - left, at.h}, tip, false, plan->colours.second);
}

static void
draw_boxes(const struct plan *plan, struct sheet *sheet, const struct part *part, struct rect at, float scale)
{
    struct laid laid = lay(plan, part->data, at.w, scale);
    draw_bands(plan, sheet, &laid, at);
    if (laid.from_at.w) {
        laid.from_when.look.colour = plan->colours.text_soft;
        draw_box(plan, sheet, moved(laid.from_at, at), &laid.from_when, &laid.from, 0);
    }
    if (laid.to_at.w) {
        laid.to_when.look.colour = laid.to.look.colour = plan->colours.on_panel;
        draw_box(plan, sheet, moved(laid.to_at, at), &laid.to_when, &laid.to,
                 laid.down ? 0 : plan_px(plan, PAD_X));
    }
}

/* What can be drawn of a move; nothing when a text is too long for a box. */
static struct turn
turn_of(const struct plan *plan, const char *move)
{
    struct turn turn = {item_text(plan->item, FIELD_FROM_PLACE), item_text(plan->item, FIELD_TO_PLACE),
                        false};
    bool places = !str_blank(turn.from) || !str_blank(turn.to);
    if (!places && move && str_equal(str_from(move), STR("promoted"))) {
        turn.to = item_text(plan->item, FIELD_ROLE);
        turn.role = true;
    } else if (!places && !str_blank(item_text(plan->item, FIELD_REPLACES))) {
        turn.from = item_text(plan->item, FIELD_REPLACES);
        turn.to = item_text(plan->item, FIELD_WHO);
    }
    if (turn.from.len > PLACE_MAX || turn.to.len > PLACE_MAX)
        return (struct turn){STR_NONE, STR_NONE, false};
    return turn;
}

static bool
drawable(struct turn turn)
{
    return !str_blank(turn.from) || !str_blank(turn.to);
}

static void
add_boxes(struct plan *plan, struct turn turn)
{
    struct places *places = arena_alloc(plan->arena, sizeof(*places));
    struct str before = labels_text(plan->context->labels, "people_place.from");
    if (str_blank(turn.to) && !str_blank(item_text(plan->item, FIELD_ON)))
        before = when_in(plan, FIELD_ON, "until");
    places->from_when = plan_measure(plan, style_when.face, before);
    places->to_when = plan_measure(plan, style_when.face, when_since(plan, FIELD_ON));
    places->from = plan_measure(plan, style_place.face, turn.from);
    places->to = plan_measure(plan, style_place.face, turn.to);
    plan_drawn(plan, 56, boxes_height, draw_boxes, places);
}

/* What the item says in fields when it has no title: "Nadia Ferhat nous rejoint". */
static struct str
made_title(const struct plan *plan, const char *move)
{
    struct str who = item_text(plan->item, FIELD_WHO);
    if (!move)
        return who;
    return labels_format(plan->context->labels, plan->arena,
                         arena_printf(plan->arena, "people_title.%s", move).ptr, who,
                         item_text(plan->item, FIELD_REPLACES));
}

static struct str
move_words(const struct plan *plan, const char *move)
{
    struct str replaces = item_text(plan->item, FIELD_REPLACES);
    if (!move)
        return STR_NONE;
    if (str_equal(str_from(move), STR("replaces")) && str_blank(replaces))
        return STR_NONE;
    return labels_format(plan->context->labels, plan->arena, arena_printf(plan->arena, "people.%s", move).ptr,
                         replaces, STR_NONE);
}

/* Role, day and places, as far as the boxes do not say them. */
static struct str
facts_of(const struct plan *plan, struct turn turn)
{
    struct str facts = turn.role ? STR_NONE : item_text(plan->item, FIELD_ROLE);
    if (!drawable(turn)) {
        facts = frame_join(plan->arena, facts, when_since(plan, FIELD_ON));
        facts = frame_join(plan->arena, facts, item_text(plan->item, FIELD_FROM_PLACE));
        facts = frame_join(plan->arena, facts, item_text(plan->item, FIELD_TO_PLACE));
    }
    struct str where = item_text(plan->item, FIELD_WHERE);
    return !str_blank(where) && str_find(turn.to, where) != SIZE_MAX ? facts
                                                                     : frame_join(plan->arena, facts, where);
}

void
kind_people(struct plan *plan)
{
    const char *move = move_of(plan);
    struct str who = item_text(plan->item, FIELD_WHO);
    bool made = str_blank(plan->item->title) && !str_blank(who);
    struct str title = made ? made_title(plan, move) : plan_headline(plan);
    struct part *part = plan_text(plan, &style_title, 0, title);
    if (part)
        part->style.max = 128;
    plan->label = move_words(plan, move);
    struct turn turn = turn_of(plan, move);
    struct str facts = facts_of(plan, turn);
    if (str_blank(who) || str_find(title, who) != SIZE_MAX) {
        part = plan_text(plan, &style_caption, 22, facts);
        if (part)
            part->style.keep = false;
    } else {
        person_row(plan, who, facts);
    }
    if (drawable(turn))
        add_boxes(plan, turn);
    plan_body(plan, &style_body, 48, made ? plan->item->body : plan_rest(plan));
    side_picture(plan);
    person_give_way(plan, who);
    side_qr(plan);
}
