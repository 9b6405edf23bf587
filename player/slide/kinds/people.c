/* Who arrives, leaves, moves or takes over, with an arrow from → to. */
#include "slide/layout/text_block.h"
#include "base/number.h"
#include "slide/layout/frame.h"
#include "slide/layout/kinds.h"
#include "slide/shapes/person.h"
#include "slide/shapes/shapes.h"
#include "slide/layout/side.h"
#include "slide/layout/date_text.h"

#define PAD_X      56
#define PAD_Y      38
#define TIP        1.4F /* of the arrow, relative to its place */
#define TIP_ONE    0.5F /* the same beside the only box */
#define ARROW      240  /* its place, including the space around it */
#define ARROW_ONE  220  /* the same beside the only box */
#define ARROW_IN   56
#define ARROW_HIGH 110  /* its place between stacked boxes */
#define STACKED    1150 /* in a narrower column they are stacked */
#define PLACE_MAX  90   /* bytes; longer places are set as text */

static const char *const moves[] = {"arrives", "leaves", "replaces", "moves", "promoted"};

static const struct part_style style_when = {
    .role = ROLE_DETAIL, .face = FACE_BODY, .min = 44, .max = 58, .line_height = 1.26F};
static const struct part_style style_place = {
    .role = ROLE_BODY, .face = FACE_HEADING, .min = 46, .max = 104, .line_height = 1.12F, .balanced = true};

/* The texts of the boxes; either `from` or `to` may be empty. */
struct places {
    const struct text *from_when, *from, *to_when, *to;
};

/* The words of the boxes: places, the old and the new person, or the new role. */
struct place_change {
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

struct people_layout {
    struct text_block from_when, from, to_when, to;
    struct rect from_at, to_at, arrow; /* relative to the top left of the part; a width of 0: none */
    bool down;
    int height;
};

/* Places boxes of a given height, and the arrow. */
static void
place(const struct plan *plan, struct people_layout *layout, int width_px, int box_w, int box_h)
{
    int in = plan_px(plan, ARROW_IN);
    bool from = layout->from.height > 0;
    bool to = layout->to.height > 0;
    layout->height = layout->down ? 2 * box_h + plan_px(plan, ARROW_HIGH) : box_h;
    if (from)
        layout->from_at = (struct rect){0, 0, box_w, box_h};
    if (to)
        layout->to_at = (struct rect){width_px - box_w, layout->height - box_h, box_w, box_h};
    if (layout->down) {
        int air = plan_px(plan, 20);
        layout->arrow =
            (struct rect){0, box_h + air, plan_px(plan, 2 * PAD_X), layout->height - 2 * (box_h + air)};
        return;
    }
    int x = from ? box_w + in : 0;
    int end = to ? width_px - box_w - in : width_px;
    layout->arrow = (struct rect){x, 0, end - x, box_h};
}

/* Two places in the same size, the smaller one. */
static void
equalise_sizes(const struct plan *plan, struct text_block *a, struct text_block *b, int width_px)
{
    int size = number_min(a->style.size_px, b->style.size_px);
    text_block_set_size(plan, &style_place, a, width_px, size);
    text_block_set_size(plan, &style_place, b, width_px, size);
}

static struct people_layout
lay_out_as(const struct plan *plan, const struct places *places, int width_px, float scale, bool down)
{
    struct people_layout layout = {.down = down};
    bool both = places->from->count && places->to->count;
    int box_w = layout.down ? width_px
                : both      ? (width_px - plan_px(plan, ARROW)) / 2
                            : width_px - plan_px(plan, ARROW_ONE);
    int inner = box_w - plan_px(plan, PAD_X);
    layout.from_when = text_block_fit(plan, &style_when, places->from_when, inner, scale);
    layout.to_when = text_block_fit(plan, &style_when, places->to_when, inner, scale);
    layout.from = text_block_fit(plan, &style_place, places->from, inner, scale);
    layout.to = text_block_fit(plan, &style_place, places->to, inner, scale);
    if (both)
        equalise_sizes(plan, &layout.from, &layout.to, inner);
    int from = layout.from.height ? layout.from_when.height + layout.from.height : 0;
    int to = layout.to.height ? layout.to_when.height + layout.to.height : 0;
    place(plan, &layout, width_px, box_w, number_max(from, to) + 2 * plan_px(plan, PAD_Y));
    return layout;
}

/* Side by side if there is room. */
static struct people_layout
lay_out(const struct plan *plan, const struct places *places, int width_px, float scale)
{
    bool both = places->from->count && places->to->count;
    bool down = both && (plan->portrait || width_px < plan_px(plan, STACKED));
    struct people_layout layout = lay_out_as(plan, places, width_px, scale, down);
    bool torn = layout.from_when.lines.broken_words || layout.from.lines.broken_words ||
                layout.to_when.lines.broken_words || layout.to.lines.broken_words;
    return both && !down && torn ? lay_out_as(plan, places, width_px, scale, true) : layout;
}

static int
boxes_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    return lay_out(plan, part->data, width_px, scale).height;
}

static void
draw_box(const struct plan *plan, struct sheet *sheet, struct rect at, struct text_block *when,
         struct text_block *place, int in)
{
    int x = at.x + in;
    int y = at.y + (at.h - when->height - place->height) / 2;
    text_block_draw(plan, sheet, when, x, y);
    text_block_draw(plan, sheet, place, x, y + when->height);
}

static struct rect
offset_rect(struct rect at, struct rect by)
{
    return (struct rect){at.x + by.x, at.y + by.y, at.w, at.h};
}

static void
draw_ground(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    sheet_add(sheet, BOX_FILL, at, plan->colours.panel)->backdrop = true;
}

/* The bands, from edge to edge of the frame where nothing is beside them, and to the lower edge where nothing
 * but the footer is under them. */
static void
draw_bands(const struct plan *plan, struct sheet *sheet, const struct people_layout *layout, struct rect at,
           bool last)
{
    struct rect from = offset_rect(layout->from_at, at), to = offset_rect(layout->to_at, at),
                arrow = offset_rect(layout->arrow, at);
    bool alone = !plan->side.draw;
    int left = alone ? 0 : at.x, right = alone ? plan->context->width : at.x + at.w;
    if (layout->down) {
        int tip = to.y - from.y - from.h;
        draw_ground(plan, sheet,
                    (struct rect){left, from.y + from.h, right - left, to.y + to.h - from.y - from.h});
        shapes_chevron(sheet, (struct rect){left, from.y, right - left, from.h}, tip, true,
                       plan->colours.second);
        return;
    }
    bool both = from.w && to.w;
    int tip = (int)((float)arrow.w * (both ? TIP : TIP_ONE)), from_box = sheet->count;
    /* where the arrow begins, which is in the middle of its place */
    int middle = both ? arrow.x - (tip - arrow.w + 1) / 2 : arrow.x + arrow.w / 4;
    if (alone && last && frame_foot_ends_before(plan, middle))
        at.h = plan->context->height - at.y;
    if (to.w)
        draw_ground(plan, sheet, (struct rect){middle, at.y, right - middle, at.h});
    shapes_chevron(sheet, (struct rect){left, at.y, middle - left, at.h}, tip, false, plan->colours.second);
    sheet_put_behind(sheet, from_box); /* the footer may be on them */
}

static void
draw_boxes(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
           float scale)
{
    struct people_layout layout = lay_out(plan, part->data, at.w, scale);
    draw_bands(plan, sheet, &layout, at, part == &plan->parts[plan->count - 1]);
    if (layout.from_at.w) {
        layout.from_when.style.colour = plan->colours.text_soft;
        draw_box(plan, sheet, offset_rect(layout.from_at, at), &layout.from_when, &layout.from, 0);
    }
    if (layout.to_at.w) {
        layout.to_when.style.colour = layout.to.style.colour = plan->colours.on_panel;
        draw_box(plan, sheet, offset_rect(layout.to_at, at), &layout.to_when, &layout.to,
                 layout.down ? 0 : plan_px(plan, PAD_X));
    }
}

/* The drawn part of a move; none when a text is too long for a box. */
static struct place_change
place_change_of(const struct plan *plan, const char *move)
{
    struct place_change change = {item_text(plan->item, FIELD_FROM_PLACE),
                                  item_text(plan->item, FIELD_TO_PLACE), false};
    bool places = !str_blank(change.from) || !str_blank(change.to);
    if (!places && move && str_equal(str_from(move), STR("promoted"))) {
        change.to = item_text(plan->item, FIELD_ROLE);
        change.role = true;
    } else if (!places && !str_blank(item_text(plan->item, FIELD_REPLACES))) {
        change.from = item_text(plan->item, FIELD_REPLACES);
        change.to = item_text(plan->item, FIELD_WHO);
    }
    if (change.from.len > PLACE_MAX || change.to.len > PLACE_MAX)
        return (struct place_change){STR_NONE, STR_NONE, false};
    return change;
}

static bool
drawable(struct place_change change)
{
    return !str_blank(change.from) || !str_blank(change.to);
}

static void
add_boxes(struct plan *plan, struct place_change change)
{
    struct places *places = arena_alloc(plan->arena, sizeof(*places));
    struct str before = labels_text(plan->context->labels, "people_place.from");
    if (str_blank(change.to) && !str_blank(item_text(plan->item, FIELD_ON)))
        before = date_text_in(plan, FIELD_ON, "until");
    places->from_when = plan_measure(plan, style_when.face, before);
    places->to_when = plan_measure(plan, style_when.face, date_text_since(plan, FIELD_ON));
    places->from = plan_measure(plan, style_place.face, change.from);
    places->to = plan_measure(plan, style_place.face, change.to);
    plan_add_drawn(plan, 56, boxes_height, draw_boxes, places);
}

/* A title made of the fields: "Nadia Ferhat nous rejoint". */
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

/* Role, day and places that are not in the boxes. */
static struct str
details_of(const struct plan *plan, struct place_change change)
{
    struct str details = change.role ? STR_NONE : item_text(plan->item, FIELD_ROLE);
    if (!drawable(change)) {
        details = frame_join(plan->arena, details, date_text_since(plan, FIELD_ON));
        details = frame_join(plan->arena, details, item_text(plan->item, FIELD_FROM_PLACE));
        details = frame_join(plan->arena, details, item_text(plan->item, FIELD_TO_PLACE));
    }
    struct str where = item_text(plan->item, FIELD_WHERE);
    return !str_blank(where) && str_find(change.to, where) != SIZE_MAX
               ? details
               : frame_join(plan->arena, details, where);
}

void
kind_people(struct plan *plan)
{
    const char *move = move_of(plan);
    struct str who = item_text(plan->item, FIELD_WHO);
    bool made = str_blank(plan->item->title) && !str_blank(who);
    struct str title = made ? made_title(plan, move) : plan_headline(plan);
    struct plan_part *part = plan_add_text(plan, &style_title, 0, title);
    if (part)
        part->style.max = plan->portrait ? 150 : 170;
    plan->label = move_words(plan, move);
    struct place_change change = place_change_of(plan, move);
    struct str details = details_of(plan, change);
    if (str_blank(who) || str_find(title, who) != SIZE_MAX) {
        part = plan_add_text(plan, &style_caption, 22, details);
        if (part)
            part->style.keep_with_next = false;
    } else {
        person_row(plan, who, details);
    }
    if (drawable(change))
        add_boxes(plan, change);
    plan_add_body(plan, &style_body, 48, made ? plan->item->body : plan_remaining_body(plan));
    side_picture(plan);
    plan->side.start = plan->side.bleed; /* a face looks inwards from the edge, as in a compliment */
    person_drop_picture(plan, who);
    side_add_qr(plan);
}
