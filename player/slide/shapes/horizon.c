#include "slide/shapes/horizon.h"

#include <math.h>

#include "base/number.h"
#include "slide/layout/text_block.h"
#include "slide/layout/frame.h"
#include "slide/shapes/person.h"
#include "slide/shapes/shapes.h"

#define PEOPLE_MAX     12
#define PEOPLE_ROW     6 /* more are in two rows; in portrait in rows of three */
#define ROW_PORTRAIT   3
#define MESSAGE_GAP    20
#define DISC_FEW       310 /* for up to four; six; more */
#define DISC_SIX       248
#define DISC_MANY      176
#define DISC_LEAST     0.84F /* relative to these when space is scarce; of a few, which are large */
#define DISC_FEW_LEAST 0.7F
#define PITCH_GAP      24
#define NAME_GAP       8
#define TEXT_GAP       20
#define ROW_GAP        22
#define RING           10
#define STEPS          6
#define ROWS_MORE      2
#define LINES          3 /* of the text; of where and from whom one less */
#define LINES_PORTRAIT 5
#define RADIUS         2.0F /* of the horizon, in widths of the frame */
/* Names beside their discs, which takes less height: a flatter horizon above all of them. */
#define BESIDE_LEAST   5 /* people */
#define BESIDE_COLUMNS 4 /* at most; at least two; in portrait half of each */
#define BESIDE_WIDE    6 /* in a frame of 21:9 */
#define BESIDE_DISC    96
#define BESIDE_MOST    150
#define BESIDE_PAD     18
#define BESIDE_ROW_GAP 8
#define BESIDE_RADIUS  4.0F

const struct part_style style_sun_text = {.role = ROLE_BODY,
                                          .face = FACE_BODY,
                                          .min = 48,
                                          .max = 72,
                                          .line_height = 1.28F,
                                          .balanced = true,
                                          .panel = true};
const struct part_style style_sun_footer = {
    .role = ROLE_FOOTER, .face = FACE_BODY, .min = 44, .max = 46, .line_height = 1.3F, .panel = true};
static const struct part_style style_message = {.role = ROLE_TITLE,
                                                .face = FACE_TITLE,
                                                .min = 72,
                                                .max = 120,
                                                .line_height = 1.1F,
                                                .max_lines = 2,
                                                .balanced = true};
static const struct part_style style_person = {.role = ROLE_NAME,
                                               .face = FACE_HEADING,
                                               .min = 48,
                                               .max = 66,
                                               .line_height = 1.12F,
                                               .balanced = true,
                                               .panel = true};
static const struct part_style style_where = {.role = ROLE_DETAIL,
                                              .face = FACE_BODY,
                                              .min = 44,
                                              .max = 48,
                                              .line_height = 1.28F,
                                              .balanced = true,
                                              .panel = true};

struct horizon_layout {
    struct text_block message, text, detail, footer;
    struct text_block names[PEOPLE_MAX];
    int message_y, first_y, disc, pitch, row_h, columns, rows, text_y, detail_y, footer_y;
    bool beside; /* names are beside the discs, not under them */
};

static void
lay_grid(const struct plan *plan, int count, int width, float scale, struct horizon_layout *layout)
{
    layout->pitch = width / layout->columns;
    layout->rows = (count + layout->columns - 1) / layout->columns;
    if (layout->beside) {
        layout->disc = plan_px(plan, BESIDE_DISC + (BESIDE_MOST - BESIDE_DISC) * scale);
        return;
    }
    int units = count <= 4 ? DISC_FEW : layout->rows < 2 || plan->portrait ? DISC_SIX : DISC_MANY;
    float least = count <= 4 ? DISC_FEW_LEAST : DISC_LEAST;
    int disc = plan_px(plan, (float)units * (least + (1 - least) * scale));
    int room = layout->pitch - plan_px(plan, PITCH_GAP);
    layout->disc = number_min(disc, room);
}

static int
name_room(const struct plan *plan, const struct horizon_layout *layout)
{
    int taken = layout->beside ? layout->disc + plan_px(plan, NAME_GAP) : 0;
    return layout->pitch - taken - plan_px(plan, PITCH_GAP);
}

/* All names at the size at which each is whole; false when one does not fit at its disc. */
static bool
lay_names(const struct plan *plan, const struct sunrise *sunrise, float scale, struct horizon_layout *layout)
{
    int room = name_room(plan, layout), highest = 0;
    int size = plan_size(plan, &style_person, scale);
    for (size_t i = 0; i < sunrise->people.count; i++) {
        layout->names[i] = text_block_of(plan, &style_person, sunrise->people.items[i], room, scale);
        if (!text_block_within(&layout->names[i], 2))
            return false;
        size = number_min(size, layout->names[i].style.size_px);
    }
    for (size_t i = 0; i < sunrise->people.count; i++) {
        text_block_set_size(plan, &style_person, &layout->names[i], room, size);
        highest = number_max(layout->names[i].height, highest);
    }
    layout->row_h = layout->disc + plan_px(plan, NAME_GAP) + highest + plan_px(plan, ROW_GAP);
    if (layout->beside)
        layout->row_h = number_max(layout->disc, highest) + plan_px(plan, BESIDE_ROW_GAP);
    return true;
}

static float
radius_of(const struct plan *plan, const struct horizon_layout *layout)
{
    return (layout->beside ? BESIDE_RADIUS : RADIUS) * (float)plan->context->width;
}

/* How far it is below the middle of the horizon at a horizontal distance. */
static int
fall(const struct plan *plan, const struct horizon_layout *layout, int beside)
{
    float radius = radius_of(plan, layout), dx = (float)beside;
    return (int)(radius - sqrtf(radius * radius - dx * dx));
}

static bool
lay_at(const struct plan *plan, const struct sunrise *sunrise, float scale, struct horizon_layout *layout)
{
    struct frame_places frame = frame_of(plan);
    int width = frame.safe.w, bottom = frame.footer_y + frame.line_px, gap = plan_px(plan, TEXT_GAP);
    lay_grid(plan, (int)sunrise->people.count, width, scale, layout);
    if (!lay_names(plan, sunrise, scale, layout))
        return false;
    layout->message =
        text_block_of(plan, &style_message, sunrise->message, plan->portrait ? width : width * 4 / 5, scale);
    layout->text = text_block_of(plan, &style_sun_text, sunrise->text, width * 9 / 10, scale);
    layout->detail = text_block_of(plan, &style_where, sunrise->detail, width * 9 / 10, scale);
    layout->footer = text_block_of(plan, &style_sun_footer, sunrise->footer, width, 1);
    layout->message_y = frame.area.y - plan_px(plan, 8);
    layout->footer_y = bottom - layout->footer.height;
    layout->detail_y = (layout->footer.height ? layout->footer_y - gap / 2 : bottom) - layout->detail.height;
    layout->text_y = layout->detail_y - (layout->text.height ? layout->text.height + gap : 0);
    int top = layout->message_y + layout->message.height + plan_px(plan, MESSAGE_GAP);
    top += layout->beside ? fall(plan, layout, width / 2) + plan_px(plan, BESIDE_PAD) : 0;
    int droop = layout->rows == 1 ? fall(plan, layout, layout->pitch * (layout->columns - 1) / 2) : 0;
    int spare = layout->text_y - gap - top - layout->rows * layout->row_h - droop;
    layout->first_y = top + spare / 2;
    int lines = plan->portrait ? LINES_PORTRAIT : LINES;
    return spare >= 0 && text_block_within(&layout->message, 3) && text_block_within(&layout->text, lines) &&
           text_block_within(&layout->detail, lines - 1) && text_block_within(&layout->footer, 1);
}

/* With the names beside the discs; false for a few people. */
static bool
lay_beside(const struct plan *plan, const struct sunrise *sunrise, struct horizon_layout *layout)
{
    bool wide = plan->context->width > 2 * plan->context->height;
    int most = plan->portrait ? BESIDE_COLUMNS / 2 : wide ? BESIDE_WIDE : BESIDE_COLUMNS;
    int least = plan->portrait ? 1 : 2;
    bool many = sunrise->people.count >= BESIDE_LEAST;
    layout->beside = true;
    for (int step = STEPS; many && step >= 0; step--)
        for (layout->columns = most; layout->columns >= least; layout->columns--)
            if (lay_at(plan, sunrise, (float)step / STEPS, layout))
                return true;
    layout->columns = least; /* a layout that fails when it is drawn must not divide by 0 */
    return false;
}

/* As large as possible; with another row where names are too wide; of many people with the names beside the
 * discs where they have no room under them. */
static bool
lay_out(const struct plan *plan, const struct sunrise *sunrise, struct horizon_layout *layout)
{
    int count = (int)sunrise->people.count, most = plan->portrait ? ROW_PORTRAIT : PEOPLE_ROW;
    int rows = (count + most - 1) / most;
    layout->beside = false;
    for (int more = 0; more < ROWS_MORE && rows + more <= count; more++)
        for (int step = STEPS; step >= 0; step--) {
            layout->columns = (count + rows + more - 1) / (rows + more);
            if (lay_at(plan, sunrise, (float)step / STEPS, layout))
                return true;
        }
    return lay_beside(plan, sunrise, layout);
}

/* A face if the item has as many pictures as people, else the initials. */
static void
draw_person(const struct plan *plan, struct sheet *sheet, struct rect at, size_t person,
            const struct sunrise *sunrise)
{
    int ring = plan_px(plan, RING);
    struct rect in = {at.x + ring, at.y + ring, at.w - 2 * ring, at.h - 2 * ring};
    struct plan inner = *plan;
    inner.colours.panel = plan->colours.ground;
    inner.colours.on_panel = plan->colours.text;
    sheet_add(sheet, BOX_DISC, at, plan->colours.text);
    if (plan->item->pictures.count != sunrise->people.count || !plan->url.ptr) {
        sheet_add(sheet, BOX_DISC, in, plan->colours.ground);
        person_draw_disc(&inner, sheet, in, sunrise->people.items[person]);
        return;
    }
    struct box *box = sheet_add(sheet, BOX_PICTURE, in, 0xFFFFFFFF);
    box->role = ROLE_PICTURE;
    box->url = arena_str(sheet->arena, plan->item->pictures.items[person]);
    box->focus_x = 0.5F;
    box->focus_y = 0.36F;
    box->focused = true;
    box->radius_px = in.h / 2;
}

static struct rect
disc_of(const struct plan *plan, const struct horizon_layout *layout, int person, int count)
{
    int row = person / layout->columns, column = person % layout->columns;
    if (layout->beside) {
        int x = frame_of(plan).safe.x + column * layout->pitch, y = layout->first_y + row * layout->row_h;
        y += (layout->row_h - plan_px(plan, BESIDE_ROW_GAP) - layout->disc) / 2;
        return (struct rect){x, y, layout->disc, layout->disc};
    }
    int here = row == layout->rows - 1 ? count - row * layout->columns : layout->columns;
    int beside = layout->pitch * (2 * column - here + 1) / 2;
    int y = layout->first_y + row * layout->row_h + (layout->rows == 1 ? fall(plan, layout, beside) : 0);
    return (struct rect){plan->context->width / 2 + beside - layout->disc / 2, y, layout->disc, layout->disc};
}

static void
draw(const struct plan *plan, struct sheet *sheet, struct rect area)
{
    const struct sunrise *sunrise = plan->side.data;
    struct frame_places frame = frame_of(plan);
    struct plan bare = *plan;
    struct horizon_layout layout = {0};
    int middle = plan->context->width / 2, count = (int)sunrise->people.count;
    bare.footer = STR_NONE;
    lay_out(plan, sunrise, &layout);
    frame_draw(&bare, sheet, &frame);
    text_block_draw(plan, sheet, &layout.message, area.x, layout.message_y);
    for (int i = 0; i < count; i++) {
        struct rect disc = disc_of(plan, &layout, i, count);
        draw_person(plan, sheet, disc, (size_t)i, sunrise);
        if (layout.beside)
            text_block_draw(plan, sheet, &layout.names[i], disc.x + disc.w + plan_px(plan, NAME_GAP),
                            disc.y + (disc.h - layout.names[i].height) / 2);
        else
            text_block_draw_centred(plan, sheet, &layout.names[i], disc.x + disc.w / 2,
                                    disc.y + disc.h + plan_px(plan, NAME_GAP));
    }
    text_block_draw_centred(plan, sheet, &layout.text, middle, layout.text_y);
    text_block_draw_centred(plan, sheet, &layout.detail, middle, layout.detail_y);
    text_block_draw_centred(plan, sheet, &layout.footer, middle, layout.footer_y);
}

static void
draw_ground(const struct plan *plan, struct sheet *sheet, int page)
{
    struct horizon_layout layout = {0};
    int width = plan->context->width;
    (void)page;
    lay_out(plan, plan->side.data, &layout);
    int end = layout.pitch * (layout.columns - 1) / 2, radius = (int)radius_of(plan, &layout);
    int top = layout.first_y + layout.disc / 2 - (layout.rows > 1 ? fall(plan, &layout, end) : 0);
    if (layout.beside)
        top = layout.first_y - fall(plan, &layout, frame_of(plan).safe.w / 2) - plan_px(plan, BESIDE_PAD);
    shapes_rays(plan, sheet, (struct point){(float)width / 2, (float)plan->context->height * 1.1F});
    sheet_add(sheet, BOX_DISC, (struct rect){width / 2 - radius, top, 2 * radius, 2 * radius},
              plan->colours.panel);
    shapes_confetti(plan, sheet, frame_of(plan).safe);
}

bool
horizon_plan(struct plan *plan, const struct sunrise *sunrise)
{
    struct horizon_layout layout;
    if (sunrise->people.count > PEOPLE_MAX || str_blank(sunrise->message) || !lay_out(plan, sunrise, &layout))
        return false;
    plan->side = (struct side){.data = sunrise};
    plan->draw_slide = draw;
    plan->backdrop = draw_ground;
    plan->footer_on_panel = true;
    return true;
}
