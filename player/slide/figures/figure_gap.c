#include "slide/figures/figure_gap.h"

#include <string.h>

#include "slide/figures/chart.h"
#include "slide/figures/figure_words.h"
#include "slide/layout/frame.h"
#include "slide/layout/side.h"
#include "slide/layout/text_block.h"

/* Units: the space beside the texts, the space between them, and the width that the figure needs. */
#define PAD    30
#define GAP    44
#define FIGURE 1050

static const struct part_style style_number = {
    .role = ROLE_TITLE, .face = FACE_TITLE, .min = 72, .max = 132, .line_height = 1.0F, .accent = true};
static const struct part_style style_words = {
    .role = ROLE_DETAIL, .face = FACE_HEADING, .min = 50, .max = 56, .line_height = 1.2F, .max_lines = 3};

/* "encore {0}" has words before the number, "{0} to go" after it. */
struct gap {
    struct str before, number, behind, target;
};

enum { BEFORE, NUMBER, BEHIND, TARGET, BLOCKS };

struct gap_layout {
    struct text_block blocks[BLOCKS];
    int height;
};

static double
reached(const struct plan *plan)
{
    return chart_target_share(plan, FIELD_NUMBER);
}

/* From the edge of the gauge to the safe area. */
static struct rect
place_of(const struct plan *plan)
{
    struct rect safe = frame_of(plan).safe;
    int left = (int)((double)plan->context->width * reached(plan)) + plan_px(plan, PAD);
    return (struct rect){left, safe.y, safe.x + safe.w - left, safe.h};
}

/* True when all texts fit in few lines in a place of this width. */
static bool
lay_out(const struct plan *plan, const struct gap *gap, int width_px, struct gap_layout *layout)
{
    const struct str texts[BLOCKS] = {gap->before, gap->number, gap->behind, gap->target};
    bool fits = true;
    layout->height = 0;
    for (int i = 0; i < BLOCKS; i++) {
        const struct part_style *style = i == NUMBER ? &style_number : &style_words;
        struct text_block *block = &layout->blocks[i];
        struct text_setting setting = plan_setting(plan, style->face);
        setting.verbatim = true; /* a line may end between the words and their number */
        *block = text_block_fit(plan, style, text_prepare(plan->arena, texts[i], &setting), width_px,
                                i == TARGET ? 0 : 1);
        fits = fits && text_block_within(block, i == NUMBER ? 1 : style->max_lines);
        layout->height += block->height;
    }
    layout->height += plan_px(plan, GAP);
    return fits;
}

static void
draw_gap(const struct plan *plan, struct sheet *sheet, struct rect at)
{
    struct rect place = place_of(plan);
    struct gap_layout layout;
    lay_out(plan, plan->side.data, place.w, &layout);
    int y = at.y + (at.h - layout.height) / 2;
    for (int i = 0; i < BLOCKS; i++) {
        y += i == TARGET ? plan_px(plan, GAP) : 0;
        text_block_draw(plan, sheet, &layout.blocks[i], place.x, y);
        y += layout.blocks[i].height;
    }
}

void
figure_gap_add(struct plan *plan)
{
    struct str words = labels_text(plan->context->labels, "barometer.left");
    size_t at = str_find(words, STR("{0}"));
    struct gap *gap = arena_alloc(plan->arena, sizeof(*gap));
    struct gap_layout layout;
    struct rect place = place_of(plan);
    *gap = (struct gap){str_trim(str_slice(words, 0, at)), chart_number(plan, figure_missing(plan)),
                        at == SIZE_MAX ? STR_NONE : str_trim(str_slice(words, at + strlen("{0}"), SIZE_MAX)),
                        figure_target(plan)};
    if (figure_missing(plan) <= 0 || plan->portrait || chart_wanted(plan) || plan->url.ptr ||
        side_shows_qr(plan) || place.x < plan_px(plan, FIGURE) || place.w < plan_px(plan, PAD) ||
        !lay_out(plan, gap, place.w, &layout))
        return;
    plan->side = (struct side){
        .draw = draw_gap, .data = gap, .bleed = true, .steady = true, .share = 1 - (float)reached(plan)};
}
