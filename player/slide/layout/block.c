#include "slide/layout/block.h"

#include <math.h>

#include "type/balance.h"

#define STEPS 6

void
block_set(const struct plan *plan, const struct style *style, struct block *block, int width_px, int size_px)
{
    struct text_column column = {
        .width_px = width_px > 1 ? width_px : 1, .size_px = size_px, .balanced = style->balanced};
    struct style spaced = *style;
    spaced.line = fmaxf(style->line, block->text->line);
    block->look = plan_look(plan, &spaced, size_px);
    block->lines = text_wrap(plan->arena, block->text, 0, &column);
    /* a word that is short for a column may be too wide for the place of a block */
    if (block->text->brief && text_word_em(block->text) * (float)size_px > (float)column.width_px)
        block->lines.torn++;
    block->height = block->lines.count * block->look.line_px;
}

/* The size at which the lines are most pleasant; of lines that need not be even the largest. */
static bool
most_pleasant(const struct plan *plan, const struct style *style, struct block *best, int width_px,
              float scale)
{
    struct block block = *best;
    float largest = (float)plan_size(plan, style, scale), lowest = INFINITY;
    for (int step = STEPS; step >= 0 && (style->balanced || lowest == INFINITY); step--) {
        block_set(plan, style, &block, width_px, plan_size(plan, style, scale * (float)step / STEPS));
        if (block.lines.torn || (style->lines && block.lines.count > style->lines))
            continue;
        float price = block.lines.price + BALANCE_SMALL * (1 - (float)block.look.size_px / largest);
        if (price < lowest) {
            lowest = price;
            *best = block;
        }
    }
    return lowest < INFINITY;
}

struct block
block_of(const struct plan *plan, const struct style *style, const struct text *text, int width_px,
         float scale)
{
    struct block block = {.text = text};
    if (text->brief && most_pleasant(plan, style, &block, width_px, scale))
        return block;
    block_set(plan, style, &block, width_px, plan_size(plan, style, 0));
    while (text->brief && block.lines.torn && block.look.size_px > plan_floor(plan, style))
        block_set(plan, style, &block, width_px, block.look.size_px - 1);
    if (block.lines.torn)
        block_set(plan, style, &block, width_px, plan_size(plan, style, 0));
    return block;
}

int
block_width(const struct block *block)
{
    int widest = 0;
    for (int i = 0; i < block->lines.count; i++) {
        int width = text_line_width(block->text, block->lines.lines[i], block->look.size_px);
        widest = width > widest ? width : widest;
    }
    return widest;
}

static void
draw(const struct plan *plan, struct sheet *sheet, const struct block *block, struct point at, float share)
{
    (void)plan;
    for (int i = 0; i < block->lines.count; i++) {
        struct str line = text_of_line(block->text, block->lines.lines[i]);
        int back = (int)((float)sheet_text_width(sheet, &block->look, line) * share);
        sheet_text(sheet, &block->look, line, (int)at.x - back, (int)at.y + i * block->look.line_px);
    }
}

void
block_draw(const struct plan *plan, struct sheet *sheet, const struct block *block, int x, int y)
{
    draw(plan, sheet, block, (struct point){(float)x, (float)y}, 0);
}

void
block_draw_centred(const struct plan *plan, struct sheet *sheet, const struct block *block, int x, int y)
{
    draw(plan, sheet, block, (struct point){(float)x, (float)y}, 0.5F);
}
