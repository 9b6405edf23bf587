#include "slide/shapes/bubble.h"

#include <math.h>

#include "base/number.h"
#include "slide/layout/frame.h"
#include "slide/layout/text_block.h"
#include "slide/layout/side.h"

#define PAD_X       56
#define PAD_Y       30
#define GAP         4
#define RADIUS      54
#define TAIL        56  /* height of the bubble's tail */
#define TAIL_LONG   78  /* the same beside a footer */
#define TEXT_MAX    260 /* bytes; longer ones flow like any other text */
#define WIDE        2   /* times the height: a frame of 21:9 */
#define SIDE_SHARE  0.54F
#define SCALE_STEP  0.1F
#define OUTSTANDING 1.2F /* times the minimum size of body text */
#define CHIP_PAD    30
#define CHIP_LINE   1.7F /* its height, in em */

static const struct part_style style_heading = {
    .role = ROLE_DETAIL, .face = FACE_LABEL, .min = 44, .max = 52, .line_height = 1.24F, .panel = true};
static const struct part_style style_words = {.role = ROLE_BODY,
                                              .face = FACE_TITLE,
                                              .min = BUBBLE_WORDS_LEAST,
                                              .max = 156,
                                              .line_height = 1.07F,
                                              .balanced = true,
                                              .panel = true};
static const struct part_style style_flowing = {
    .role = ROLE_BODY, .face = FACE_HEADING, .min = 46, .max = 58, .line_height = 1.24F, .balanced = true};
static const struct part_style style_chip = {
    .role = ROLE_DETAIL, .face = FACE_LABEL, .min = 44, .max = 60, .line_height = 1.2F, .accent = true};

struct bubble {
    const struct text *heading, *words;
};

static int
inner(const struct plan *plan, int width_px)
{
    return width_px - plan_px(plan, 2 * PAD_X);
}

struct bubble_layout {
    struct text_block heading, words;
};

/* The words are as large as the scale allows, whatever lines that makes (in portrait balanced ones), and
 * larger than any title of their slide when the minimum sizes of all texts are equal. */
static struct bubble_layout
lay_out(const struct plan *plan, const struct bubble *bubble, int width_px, float scale)
{
    struct part_style words = style_words;
    words.min = fmaxf(words.min, (float)plan->min_body_px * OUTSTANDING / plan->unit);
    words.max = fmaxf(words.max, words.min);
    struct bubble_layout layout = {
        .heading = text_block_fit(plan, &style_heading, bubble->heading, inner(plan, width_px), scale),
        .words = {.text = bubble->words}};
    text_block_set_size(plan, &words, &layout.words, inner(plan, width_px), plan_size(plan, &words, scale));
    if (layout.words.lines.broken_words || plan->portrait)
        layout.words = text_block_fit(plan, &words, bubble->words, inner(plan, width_px), scale);
    return layout;
}

static int
height_of(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    struct bubble_layout layout = lay_out(plan, part->data, width_px, scale);
    int tail = plan->foot_at_end ? 0 : plan_px(plan, TAIL);
    return layout.heading.height + plan_px(plan, GAP) + tail + layout.words.height + 2 * plan_px(plan, PAD_Y);
}

/* A speech bubble: the text for customers is as wide as the column. Its tail may hang down beside the footer.
 */
static void
draw(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at, float scale)
{
    struct bubble_layout layout = lay_out(plan, part->data, at.w, scale);
    struct rect safe = frame_of(plan).safe;
    int tail = plan->foot_at_end ? number_min(plan_px(plan, TAIL_LONG), safe.y + safe.h - at.y - at.h)
                                 : plan_px(plan, TAIL);
    int x = at.x + plan_px(plan, PAD_X), y = at.y + plan_px(plan, PAD_Y);
    struct rect box = {at.x, at.y, at.w, at.h - (plan->foot_at_end ? 0 : tail)};
    float end = (float)(box.y + box.h), step = (float)tail;
    struct point points[] = {{(float)x + step * 0.6F, end - 1},
                             {(float)x + step * 1.9F, end - 1},
                             {(float)x + step * 0.6F, end + step}};
    sheet_add(sheet, BOX_FILL, box, plan->colours.panel)->radius_px = plan_px(plan, RADIUS);
    sheet_points(sheet, BOX_SHAPE, points, 3, plan->colours.panel);
    text_block_draw(plan, sheet, &layout.heading, x, y);
    text_block_draw(plan, sheet, &layout.words, x, y + layout.heading.height + plan_px(plan, GAP));
}

/* As large as the place allows. */
static void
draw_beside(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    const struct plan_part part = {.data = plan->side.data};
    float scale = 1;
    while (scale > 0 && height_of(plan, &part, at.w, scale) > at.h)
        scale = fmaxf(scale - SCALE_STEP, 0);
    int height = height_of(plan, &part, at.w, scale);
    draw(plan, sheet, &part, (struct rect){at.x, at.y + (at.h - height) / 2, at.w, height}, scale);
}

static struct bubble *
measure(const struct plan *plan, struct str heading, struct str text)
{
    struct bubble *bubble = arena_alloc(plan->arena, sizeof(*bubble));
    bubble->heading = plan_measure(plan, style_heading.face, heading);
    bubble->words = plan_measure(plan, style_words.face, text);
    return bubble;
}

bool
bubble_beside(struct plan *plan, struct str heading, struct str text)
{
    if (str_blank(text) || text.len > TEXT_MAX || plan->context->width < WIDE * plan->context->height)
        return false;
    struct side side = plan->side;
    plan->side = (struct side){.draw = draw_beside,
                               .data = measure(plan, heading, text),
                               .share = SIDE_SHARE,
                               .portrait = SIDE_SHARE};
    const struct plan_part part = {.data = plan->side.data};
    struct side_places places = side_place(plan, frame_of(plan).area, 0);
    if (height_of(plan, &part, places.side.w, 0) <= places.side.h)
        return true;
    plan->side = side;
    return false;
}

bool
bubble_add(struct plan *plan, struct str heading, struct str text)
{
    if (str_blank(text))
        return false;
    const struct plan_part part = {.data = text.len > TEXT_MAX ? NULL : measure(plan, heading, text)};
    struct rect area = frame_of(plan).area;
    if (!part.data || height_of(plan, &part, area.w, 0) > area.h) {
        plan_add_text(plan, &style_caption, 48, heading);
        plan_add_body(plan, &style_flowing, 8, text);
        return false;
    }
    plan_add_drawn(plan, 40, height_of, draw, part.data);
    return true;
}

static int
chip_height(const struct plan *plan, const struct plan_part *part, int width_px, float scale)
{
    (void)part;
    (void)width_px;
    return (int)((float)plan_size(plan, &style_chip, scale) * CHIP_LINE);
}

static void
draw_chip(const struct plan *plan, struct sheet *sheet, const struct plan_part *part, struct rect at,
          float scale)
{
    const struct str *text = part->data;
    int pad = plan_px(plan, CHIP_PAD);
    struct text_style style = plan_text_style(plan, &style_chip, plan_size(plan, &style_chip, scale));
    style.line_px = at.h;
    struct rect area = {at.x, at.y, sheet_text_width(sheet, &style, *text) + 2 * pad, at.h};
    sheet_add(sheet, BOX_FILL, area, theme_tint(&plan->colours, plan->colours.accent, 0.16F))->radius_px =
        at.h / 2;
    sheet_text(sheet, &style, *text, at.x + pad, at.y);
}

void
bubble_add_chip(struct plan *plan, float gap, struct str text)
{
    struct str *kept = arena_alloc(plan->arena, sizeof(*kept));
    *kept = text;
    plan_add_drawn(plan, gap, chip_height, draw_chip, kept);
}
