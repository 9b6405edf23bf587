/* Who comes, goes, moves or takes over: from → to drawn. */
#include "slide/block.h"
#include "slide/frame.h"
#include "slide/kinds.h"
#include "slide/person.h"
#include "slide/side.h"
#include "slide/when.h"

#define PAD_X      56
#define PAD_Y      44
#define ARROW      270 /* its place, with the air around it */
#define ARROW_IN   56
#define ARROW_HIGH 110 /* its place in portrait */
#define HEAD       28
#define PLACE_MAX  90 /* bytes; longer places stand as text */

static const char *const moves[] = {"arrives", "leaves", "replaces", "moves", "promoted"};

static const struct style style_when = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 34, .max = 38, .line = 1.3F};
static const struct style style_place = {
    .role = ROLE_BODY, .face = FACE_HEADING, .min = 46, .max = 62, .line = 1.16F, .balanced = true};

struct places {
    const struct text *from_when, *from, *to_when, *to;
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
    int inner, box_w, box_h;
};

static struct laid
lay(const struct plan *plan, const struct places *places, int width_px, float scale)
{
    struct laid laid;
    int pad_x = plan_px(plan, PAD_X);
    laid.box_w = plan->portrait ? width_px : (width_px - plan_px(plan, ARROW)) / 2;
    laid.inner = laid.box_w - 2 * pad_x;
    laid.from_when = block_of(plan, &style_when, places->from_when, laid.inner, scale);
    laid.to_when = block_of(plan, &style_when, places->to_when, laid.inner, scale);
    laid.from = block_of(plan, &style_place, places->from, laid.inner, scale);
    laid.to = block_of(plan, &style_place, places->to, laid.inner, scale);
    int from = laid.from_when.height + laid.from.height;
    int to = laid.to_when.height + laid.to.height;
    laid.box_h = (from > to ? from : to) + 2 * plan_px(plan, PAD_Y);
    return laid;
}

static int
boxes_height(const struct plan *plan, const struct part *part, int width_px, float scale)
{
    int box = lay(plan, part->data, width_px, scale).box_h;
    return plan->portrait ? 2 * box + plan_px(plan, ARROW_HIGH) : box;
}

static void
draw_box(const struct plan *plan, struct sheet *sheet, struct rect at, struct block *when,
         struct block *place)
{
    int x = at.x + plan_px(plan, PAD_X);
    int y = at.y + (at.h - when->height - place->height) / 2;
    block_draw(plan, sheet, when, x, y);
    block_draw(plan, sheet, place, x, y + when->height);
}

static void
draw_arrow(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    float head = (float)plan_px(plan, HEAD);
    float x = (float)at.x;
    float y = (float)at.y;
    float w = (float)at.w;
    float h = (float)at.h;
    struct point across[] = {{x, y + h / 2}, {x + w, y + h / 2}};
    struct point across_head[] = {
        {x + w - head, y + h / 2 - head}, {x + w, y + h / 2}, {x + w - head, y + h / 2 + head}};
    struct point down[] = {{x + w / 2, y}, {x + w / 2, y + h}};
    struct point down_head[] = {
        {x + w / 2 - head, y + h - head}, {x + w / 2, y + h}, {x + w / 2 + head, y + h - head}};
    float width = (float)plan_px(plan, 9);
    sheet_points(sheet, BOX_LINE, plan->portrait ? down : across, 2, plan->colours.accent)->width_px = width;
    sheet_points(sheet, BOX_LINE, plan->portrait ? down_head : across_head, 3, plan->colours.accent)
        ->width_px = width;
}

static void
draw_boxes(const struct plan *plan, struct sheet *sheet, const struct part *part, struct rect at, float scale)
{
    struct laid laid = lay(plan, part->data, at.w, scale);
    struct rect from = {at.x, at.y, laid.box_w, laid.box_h};
    struct rect to = {at.x + at.w - laid.box_w, at.y + at.h - laid.box_h, laid.box_w, laid.box_h};
    int in = plan_px(plan, plan->portrait ? 20 : ARROW_IN);
    struct rect arrow = {from.x + from.w + in, at.y, to.x - from.x - from.w - 2 * in, at.h};
    if (plan->portrait)
        arrow = (struct rect){at.x, from.y + from.h + in, plan_px(plan, 2 * PAD_X + HEAD),
                              to.y - from.y - from.h - 2 * in};
    uint32_t quiet = theme_mix(plan->colours.ground, plan->colours.text, 0.09F);
    sheet_add(sheet, BOX_FILL, from, quiet)->radius_px = side_radius(plan);
    sheet_add(sheet, BOX_FILL, to, plan->colours.accent)->radius_px = side_radius(plan);
    laid.from_when.look.colour = plan->colours.text_soft;
    laid.to_when.look.colour = laid.to.look.colour = plan->colours.on_accent;
    draw_box(plan, sheet, from, &laid.from_when, &laid.from);
    draw_box(plan, sheet, to, &laid.to_when, &laid.to);
    draw_arrow(plan, sheet, arrow);
}

/* "dès le 1er décembre" until then, "depuis le" from then on. */
static struct str
since(const struct plan *plan)
{
    bool past = plan->context->now.trusted && !when_ahead(plan, FIELD_ON);
    return when_in(plan, FIELD_ON, past ? "since" : "from");
}

static bool
drawable(const struct plan *plan)
{
    struct str from = item_text(plan->item, FIELD_FROM_PLACE);
    struct str to = item_text(plan->item, FIELD_TO_PLACE);
    return !str_blank(from) && !str_blank(to) && from.len <= PLACE_MAX && to.len <= PLACE_MAX;
}

static void
add_boxes(struct plan *plan)
{
    struct places *places = arena_alloc(plan->arena, sizeof(*places));
    places->from_when =
        plan_measure(plan, style_when.face, labels_text(plan->context->labels, "people_place.from"));
    places->to_when = plan_measure(plan, style_when.face, since(plan));
    places->from = plan_measure(plan, style_place.face, item_text(plan->item, FIELD_FROM_PLACE));
    places->to = plan_measure(plan, style_place.face, item_text(plan->item, FIELD_TO_PLACE));
    plan_drawn(plan, 60, boxes_height, draw_boxes, places);
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
facts_of(const struct plan *plan, bool drawn)
{
    struct str facts = item_text(plan->item, FIELD_ROLE);
    if (!drawn) {
        facts = frame_join(plan->arena, facts, since(plan));
        facts = frame_join(plan->arena, facts, item_text(plan->item, FIELD_FROM_PLACE));
        facts = frame_join(plan->arena, facts, item_text(plan->item, FIELD_TO_PLACE));
    }
    return frame_join(plan->arena, facts, item_text(plan->item, FIELD_WHERE));
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
    struct str facts = facts_of(plan, drawable(plan));
    if (str_blank(who) || str_find(title, who) != SIZE_MAX) {
        part = plan_text(plan, &style_caption, 22, facts);
        if (part)
            part->style.keep = false;
    } else {
        person_row(plan, who, facts);
    }
    if (drawable(plan))
        add_boxes(plan);
    plan_body(plan, &style_body, 48, made ? plan->item->body : plan_rest(plan));
    side_picture(plan);
    side_qr(plan, false);
}
