#include "slide/layout/horizon.h"

#include <math.h>

#include "slide/layout/block.h"
#include "slide/layout/frame.h"
#include "slide/layout/person.h"
#include "slide/layout/shapes.h"

#define PEOPLE_MAX   12
#define PEOPLE_ROW   6 /* more stand in two rows; in portrait in rows of three */
#define ROW_PORTRAIT 3
#define MESSAGE_GAP  30
#define DISC_FEW     310 /* of up to four; six; more */
#define DISC_SIX     248
#define DISC_MANY    176
#define PITCH_GAP    24
#define NAME_GAP     12
#define TEXT_GAP     26
#define ROW_GAP      22
#define RING         10
#define RADIUS       1.5F /* of the horizon, in widths of the frame */

static const struct style style_message = {.role = ROLE_TITLE,
                                           .face = FACE_TITLE,
                                           .min = 72,
                                           .max = 104,
                                           .line = 1.1F,
                                           .lines = 2,
                                           .balanced = true};
static const struct style style_person = {.role = ROLE_NAME,
                                          .face = FACE_HEADING,
                                          .min = 46,
                                          .max = 54,
                                          .line = 1.12F,
                                          .balanced = true,
                                          .panel = true};
static const struct style style_text = {.role = ROLE_BODY,
                                        .face = FACE_BODY,
                                        .min = 46,
                                        .max = 54,
                                        .line = 1.26F,
                                        .balanced = true,
                                        .panel = true};
static const struct style style_where = {.role = ROLE_DETAIL,
                                         .face = FACE_BODY,
                                         .min = 38,
                                         .max = 42,
                                         .line = 1.28F,
                                         .balanced = true,
                                         .panel = true};
static const struct style style_foot = {
    .role = ROLE_FOOT, .face = FACE_BODY, .min = 34, .max = 36, .line = 1.3F, .panel = true};

struct laid {
    struct block message, text, detail, foot;
    struct block names[PEOPLE_MAX];
    int message_y, first_y, disc, pitch, row_h, columns, rows, text_y, detail_y, foot_y;
};

static struct block
set(const struct plan *plan, const struct style *style, struct str text, int width, float scale)
{
    return block_of(plan, style, plan_measure(plan, style->face, text), width, scale);
}

static bool
fits(const struct block *block, int lines)
{
    return block->lines.count <= lines && !block->lines.torn;
}

static void
lay_grid(const struct plan *plan, int count, int width, struct laid *laid)
{
    int most = plan->portrait ? ROW_PORTRAIT : PEOPLE_ROW;
    laid->rows = (count + most - 1) / most;
    laid->columns = (count + laid->rows - 1) / laid->rows;
    laid->pitch = width / laid->columns;
    int disc = plan_px(plan, count <= 4 ? DISC_FEW : laid->rows < 2 || plan->portrait ? DISC_SIX : DISC_MANY);
    int room = laid->pitch - plan_px(plan, PITCH_GAP);
    laid->disc = disc < room ? disc : room;
}

/* All names at one size; false when one does not fit under its disc. */
static bool
lay_names(const struct plan *plan, const struct sunrise *sunrise, struct laid *laid)
{
    int room = laid->pitch - plan_px(plan, PITCH_GAP), highest = 0;
    for (size_t i = 0; i < sunrise->people.count; i++) {
        laid->names[i] = set(plan, &style_person, sunrise->people.items[i], room, 0.5F);
        if (!fits(&laid->names[i], 2))
            return false;
        highest = laid->names[i].height > highest ? laid->names[i].height : highest;
    }
    laid->row_h = laid->disc + plan_px(plan, NAME_GAP) + highest + plan_px(plan, ROW_GAP);
    return true;
}

/* How much lower than the middle of the horizon it is at a place beside it. */
static int
fall(const struct plan *plan, int beside)
{
    float radius = RADIUS * (float)plan->context->width, dx = (float)beside;
    return (int)(radius - sqrtf(radius * radius - dx * dx));
}

static bool
lay(const struct plan *plan, const struct sunrise *sunrise, struct laid *laid)
{
    struct frame_places frame = frame_of(plan);
    int width = frame.safe.w, bottom = frame.foot_y + frame.line_px, gap = plan_px(plan, TEXT_GAP);
    lay_grid(plan, (int)sunrise->people.count, width, laid);
    if (!lay_names(plan, sunrise, laid))
        return false;
    laid->message = set(plan, &style_message, sunrise->message, plan->portrait ? width : width * 4 / 5, 1);
    laid->text = set(plan, &style_text, sunrise->text, width * 9 / 10, 0.5F);
    laid->detail = set(plan, &style_where, sunrise->detail, width * 9 / 10, 0.5F);
    laid->foot = set(plan, &style_foot, sunrise->foot, width, 1);
    laid->message_y = frame.area.y - plan_px(plan, 8);
    laid->foot_y = bottom - laid->foot.height;
    laid->detail_y = (laid->foot.height ? laid->foot_y - gap / 2 : bottom) - laid->detail.height;
    laid->text_y = laid->detail_y - (laid->text.height ? laid->text.height + gap / 3 : 0);
    int top = laid->message_y + laid->message.height + plan_px(plan, MESSAGE_GAP);
    int droop = laid->rows == 1 ? fall(plan, laid->pitch * (laid->columns - 1) / 2) : 0;
    int spare = laid->text_y - gap - top - laid->rows * laid->row_h - droop;
    laid->first_y = top + spare / 2;
    return spare >= 0 && fits(&laid->message, 3) && fits(&laid->text, 3) && fits(&laid->detail, 2) &&
           fits(&laid->foot, 1);
}

/* A face where the item has as many pictures as people, else the initials. */
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
    box->focus_y = 0.36F;
    box->radius_px = in.h / 2;
}

static struct rect
disc_of(const struct plan *plan, const struct laid *laid, int person, int count)
{
    int row = person / laid->columns, column = person % laid->columns;
    int here = row == laid->rows - 1 ? count - row * laid->columns : laid->columns;
    int beside = laid->pitch * (2 * column - here + 1) / 2;
    int y = laid->first_y + row * laid->row_h + (laid->rows == 1 ? fall(plan, beside) : 0);
    return (struct rect){plan->context->width / 2 + beside - laid->disc / 2, y, laid->disc, laid->disc};
}

static void
draw(const struct plan *plan, struct sheet *sheet, struct rect area)
{
    const struct sunrise *sunrise = plan->side.data;
    struct frame_places frame = frame_of(plan);
    struct plan bare = *plan;
    struct laid laid = {0};
    int middle = plan->context->width / 2, count = (int)sunrise->people.count;
    bare.foot = STR_NONE;
    lay(plan, sunrise, &laid);
    frame_draw(&bare, sheet, &frame);
    block_draw(plan, sheet, &laid.message, area.x, laid.message_y);
    for (int i = 0; i < count; i++) {
        struct rect disc = disc_of(plan, &laid, i, count);
        draw_person(plan, sheet, disc, (size_t)i, sunrise);
        block_draw_centred(plan, sheet, &laid.names[i], disc.x + disc.w / 2,
                           disc.y + disc.h + plan_px(plan, NAME_GAP));
    }
    block_draw_centred(plan, sheet, &laid.text, middle, laid.text_y);
    block_draw_centred(plan, sheet, &laid.detail, middle, laid.detail_y);
    block_draw_centred(plan, sheet, &laid.foot, middle, laid.foot_y);
}

static void
draw_ground(const struct plan *plan, struct sheet *sheet, int page)
{
    struct laid laid = {0};
    int width = plan->context->width, radius = (int)(RADIUS * (float)width);
    (void)page;
    lay(plan, plan->side.data, &laid);
    int end = laid.pitch * (laid.columns - 1) / 2;
    int top = laid.first_y + laid.disc / 2 - (laid.rows > 1 ? fall(plan, end) : 0);
    shapes_rays(plan, sheet, (struct point){(float)width / 2, (float)plan->context->height * 1.1F});
    sheet_add(sheet, BOX_DISC, (struct rect){width / 2 - radius, top, 2 * radius, 2 * radius},
              plan->colours.panel);
    shapes_confetti(plan, sheet, frame_of(plan).safe);
}

bool
horizon_plan(struct plan *plan, const struct sunrise *sunrise)
{
    struct laid laid;
    if (sunrise->people.count > PEOPLE_MAX || str_blank(sunrise->message) || !lay(plan, sunrise, &laid))
        return false;
    plan->side = (struct side){.data = sunrise};
    plan->whole_slide = draw;
    plan->backdrop = draw_ground;
    plan->foot_on_panel = true;
    return true;
}
