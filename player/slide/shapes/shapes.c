#include "slide/shapes/shapes.h"

#include <math.h>
#include <string.h>

#include "base/number.h"

#include "slide/layout/frame.h"

/* In units. */
#define RING_FIRST   120
#define RING_STEP    150
#define RING_WIDTH   76
#define RINGS_MAX    5
#define RING_AIR     30
#define SIGN_MOST    900
#define SIGN_LEAST   240
#define SIGN_STEP    60
#define RAYS         30
#define PIECE        34 /* of confetti: half of its longer side */
#define PIECE_AIR    34
#define PIECES       30
#define PIECES_LEAST 3   /* a single one looks like a fault */
#define CELL         112 /* at most one piece in a square of this side */
#define BAND_PAD     44
#define NOTE_X       64 /* margin of a note around the words */
#define NOTE_Y       36
#define FOLD         116
#define LEVEL_STEP   8
#define LEVELS       30

#define ASLANT 0.3F /* part of a quarter rotation */

static bool
is_word(const struct box *box)
{
    return box->type != BOX_FILL && box->type != BOX_RING && box->type != BOX_RAYS;
}

static struct rect
grown(struct rect at, int by)
{
    return (struct rect){at.x - by, at.y - by, at.w + 2 * by, at.h + 2 * by};
}

/* The distance of a place from a point. */
static float
distance(struct rect at, float x, float y)
{
    float dx = fmaxf(fmaxf((float)at.x - x, x - (float)(at.x + at.w)), 0);
    float dy = fmaxf(fmaxf((float)at.y - y, y - (float)(at.y + at.h)), 0);
    return hypotf(dx, dy);
}

static bool
is_near(const struct box *box, struct rect at, int gap)
{
    if (!is_word(box) || !rects_overlap(grown(at, gap), box->at))
        return false;
    if (box->type != BOX_DISC)
        return true;
    float radius = (float)box->at.h / 2;
    return distance(at, (float)box->at.x + radius, (float)box->at.y + radius) < radius + (float)gap;
}

bool
shapes_near(const struct sheet *sheet, struct rect at, int gap)
{
    for (int i = 0; i < sheet->count; i++)
        if (is_near(&sheet->boxes[i], at, gap))
            return true;
    return false;
}

/* The last line of text of a role; w = 0: there is none. */
static struct rect
last_line(const struct sheet *sheet, enum box_role role)
{
    struct rect last = {0};
    for (int i = 0; i < sheet->count; i++) {
        const struct box *box = &sheet->boxes[i];
        if (box->type == BOX_TEXT && box->role == role && box->at.y + box->at.h > last.y + last.h)
            last = box->at;
    }
    return last;
}

void
shapes_rings(const struct plan *plan, struct sheet *sheet, int page)
{
    (void)page;
    float x = (float)plan->context->width, y = (float)plan->context->height;
    float free = x + y;
    for (int i = 0; i < sheet->count; i++)
        if (is_word(&sheet->boxes[i]))
            free = fminf(free, distance(sheet->boxes[i].at, x, y));
    for (int i = 0; i < RINGS_MAX; i++) {
        int radius = plan_px(plan, RING_FIRST + RING_STEP * (float)i);
        struct rect at = {(int)x - radius, (int)y - radius, 2 * radius, 2 * radius};
        if ((float)(radius + plan_px(plan, RING_AIR)) > free)
            break;
        sheet_add(sheet, BOX_RING, at, plan->colours.second)->width_px = (float)plan_px(plan, RING_WIDTH);
    }
}

void
shapes_kind_icon(const struct plan *plan, struct sheet *sheet, int page)
{
    int width = plan->context->width, height = plan->context->height;
    (void)page;
    for (int units = SIGN_MOST; units >= SIGN_LEAST; units -= SIGN_STEP) {
        int side = plan_px(plan, (float)units), seen = side * 4 / 5;
        struct rect at = {width - seen, height - seen, side, side};
        if (shapes_near(sheet, at, plan_px(plan, RING_AIR)))
            continue;
        sheet_add(sheet, BOX_ICON, at, plan->colours.second)->text = str_from(kind_name(plan->kind));
        return;
    }
}

void
shapes_rays(const struct plan *plan, struct sheet *sheet, struct point from)
{
    if (!plan->context->theme->festive)
        return;
    struct box *box = sheet_points(sheet, BOX_RAYS, &from, 1, plan->colours.second);
    box->at = (struct rect){0, 0, plan->context->width, plan->context->height};
    box->ray_count = RAYS;
}

/* A pseudo-random sequence that is always the same for an item. */
static float
chance(uint32_t *seed)
{
    *seed ^= *seed << 13;
    *seed ^= *seed >> 17;
    *seed ^= *seed << 5;
    return (float)(*seed >> 8) / (float)(1 << 24);
}

static uint32_t
seed_of(const struct item *item)
{
    uint32_t seed = 2166136261u;
    for (size_t i = 0; i < item->key.len; i++)
        seed = (seed ^ (unsigned char)item->key.ptr[i]) * 16777619u;
    return seed | 1;
}

/* The nearest oblique angle: a horizontal bar beside words looks like a dash. */
static float
aslant(float share)
{
    float quarters = floorf(share * 4);
    return (quarters + number_clamp(share * 4 - quarters, ASLANT, 1 - ASLANT)) / 4;
}

/* A bar, a triangle or a disc around a point. */
static void
add_piece(struct sheet *sheet, struct point middle, float size, uint32_t colour, uint32_t *seed)
{
    float angle = aslant(chance(seed)) * 2 * (float)M_PI, x = size * cosf(angle), y = size * sinf(angle);
    float thin = 0.36F;
    int sort = (int)(chance(seed) * 3);
    struct point bar[] = {{middle.x + x - y * thin, middle.y + y + x * thin},
                          {middle.x - x - y * thin, middle.y - y + x * thin},
                          {middle.x - x + y * thin, middle.y - y - x * thin},
                          {middle.x + x + y * thin, middle.y + y - x * thin}};
    struct point triangle[] = {{middle.x + x, middle.y + y},
                               {middle.x - x / 2 - y * 0.7F, middle.y - y / 2 + x * 0.7F},
                               {middle.x - x / 2 + y * 0.7F, middle.y - y / 2 - x * 0.7F}};
    if (sort == 0) {
        int half = (int)(size * 0.62F);
        sheet_add(sheet, BOX_FILL,
                  (struct rect){(int)middle.x - half, (int)middle.y - half, 2 * half, 2 * half}, colour)
            ->radius_px = half;
    } else if (sort == 1) {
        sheet_points(sheet, BOX_SHAPE, triangle, 3, colour);
    } else {
        sheet_points(sheet, BOX_SHAPE, bar, 4, colour);
    }
}

void
shapes_confetti(const struct plan *plan, struct sheet *sheet, struct rect within)
{
    const struct theme_kind *colours = &plan->colours;
    bool light = theme_contrast(colours->ground, 0xFF000000) > theme_contrast(colours->ground, 0xFFFFFFFF);
    const uint32_t paints[] = {light ? colours->accent : colours->panel, light ? 0xFFFFFFFF : colours->text,
                               theme_mix(colours->accent, 0xFFFF3B30, 0.5F)};
    uint32_t seed = seed_of(plan->item);
    int cell = plan_px(plan, CELL), piece = plan_px(plan, PIECE), added = 0, from = sheet->count;
    if (!plan->context->theme->festive || cell < 1)
        return;
    for (int y = within.y; y + cell <= within.y + within.h; y += cell)
        for (int x = within.x; x + cell <= within.x + within.w; x += cell) {
            float room = (float)(cell - 2 * piece);
            struct point middle = {(float)(x + piece) + room * chance(&seed),
                                   (float)(y + piece) + room * chance(&seed)};
            struct rect at = {(int)middle.x - piece, (int)middle.y - piece, 2 * piece, 2 * piece};
            uint32_t colour = paints[(int)(chance(&seed) * 3)];
            bool wanted = chance(&seed) < 0.8F && added < PIECES;
            float size = (float)piece * (0.7F + 0.3F * chance(&seed));
            struct rect line = {at.x - 2 * piece, at.y + piece / 2, at.w + 4 * piece, piece};
            int air = plan_px(plan, PIECE_AIR);
            if (!wanted || shapes_near(sheet, at, air) || shapes_near(sheet, line, air))
                continue;
            add_piece(sheet, middle, size, colour, &seed);
            added++;
        }
    if (added < PIECES_LEAST)
        sheet->count = from;
}

/* The height nearest to that of a point at which a horizontal line from the edge to it crosses no words. */
static float
clear_height(const struct plan *plan, const struct sheet *sheet, struct point to)
{
    int step = plan_px(plan, LEVEL_STEP) > 1 ? plan_px(plan, LEVEL_STEP) : 1;
    for (int i = 0; i < LEVELS; i++)
        for (int sign = 1; sign >= -1; sign -= 2) {
            int y = (int)to.y + sign * i * step;
            if (!shapes_near(sheet, (struct rect){0, y - 1, (int)to.x - step, 2}, step))
                return (float)y;
        }
    return to.y;
}

void
shapes_chart_area(const struct plan *plan, struct sheet *sheet, int page)
{
    const struct box *line = NULL;
    float right = (float)plan->context->width, bottom = (float)plan->context->height;
    (void)page;
    for (int i = 0; i < sheet->count; i++) {
        const struct box *box = &sheet->boxes[i];
        if (box->type == BOX_LINE && !box->dashed && (!line || box->point_count > line->point_count))
            line = box;
    }
    if (!line || line->point_count < 2)
        return;
    int count = line->point_count + 5;
    struct point *points = arena_array(sheet->arena, (size_t)count, sizeof(*points));
    struct point first = line->points[0];
    float left = clear_height(plan, sheet, first);
    points[0] = (struct point){0, bottom};
    points[1] = (struct point){0, left};
    points[2] = (struct point){fmaxf(first.x - fabsf(left - first.y), 0), left};
    memcpy(points + 3, line->points, (size_t)line->point_count * sizeof(*points));
    points[count - 2] = (struct point){right, line->points[line->point_count - 1].y};
    points[count - 1] = (struct point){right, bottom};
    uint32_t colour = line->colour;
    float width = line->width_px;
    sheet_points(sheet, BOX_SHAPE, points, count, plan->colours.second);
    if (fabsf(left - first.y) >= 1)
        return;
    struct box *start = sheet_points(sheet, BOX_LINE, points + 1, 2, colour);
    start->width_px = width;
    start->backdrop = true;
}

static void
add_band(const struct plan *plan, struct sheet *sheet, int page, uint32_t colour)
{
    struct rect last = last_line(sheet, ROLE_TITLE);
    if (page || !last.w)
        return;
    sheet_add(sheet, BOX_FILL,
              (struct rect){0, 0, plan->context->width, last.y + last.h + plan_px(plan, BAND_PAD)}, colour);
}

void
shapes_band(const struct plan *plan, struct sheet *sheet, int page)
{
    add_band(plan, sheet, page, plan->colours.panel);
}

void
shapes_quiet_band(const struct plan *plan, struct sheet *sheet, int page)
{
    add_band(plan, sheet, page, plan->colours.second);
}

void
shapes_chevron(struct sheet *sheet, struct rect at, int tip_px, bool down, uint32_t colour)
{
    float x = (float)at.x, y = (float)at.y, right = x + (float)at.w, bottom = y + (float)at.h;
    struct point points[] = {
        {x, y}, {right, y}, {right + (float)tip_px, (y + bottom) / 2}, {right, bottom}, {x, bottom}};
    if (down) {
        points[2] = (struct point){right, bottom};
        points[3] = (struct point){(x + right) / 2, bottom + (float)tip_px};
    }
    sheet_points(sheet, BOX_SHAPE, points, 5, colour)->backdrop = true;
}

static void
draw_note(const struct plan *plan, struct sheet *sheet, int page)
{
    struct rect area = frame_of(plan).area;
    float fold = (float)plan_px(plan, FOLD), out = (float)plan_px(plan, NOTE_X),
          up = (float)plan_px(plan, NOTE_Y);
    float x = (float)area.x - out, y = (float)area.y - up;
    float right = (float)(area.x + area.w) + out, bottom = (float)(area.y + area.h) + up;
    const struct point note[] = {
        {x, y}, {right, y}, {right, bottom - fold}, {right - fold, bottom}, {x, bottom}};
    const struct point corner[] = {
        {right, bottom - fold}, {right - fold, bottom}, {right - fold, bottom - fold}};
    (void)page;
    sheet_points(sheet, BOX_SHAPE, note, 5, plan->frame_colours.panel);
    sheet_points(sheet, BOX_SHAPE, corner, 3, theme_mix(plan->frame_colours.panel, 0xFF000000, 0.25F));
}

void
shapes_note(struct plan *plan)
{
    struct theme_kind *colours = &plan->colours;
    plan->note = true;
    plan->backdrop = draw_note;
    colours->ground = colours->second = plan->frame_colours.panel;
    colours->text = colours->accent = colours->text_soft = plan->frame_colours.on_panel;
    colours->panel = plan->frame_colours.ground;
    colours->on_panel = plan->frame_colours.text;
}
