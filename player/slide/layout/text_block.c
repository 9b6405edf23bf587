#include "slide/layout/text_block.h"

#include <math.h>

#include "base/number.h"
#include "type/balance.h"

#define STEPS 6
/* Of each line of a title: a size that is a twelfth smaller may save one. */
#define LINE_PRICE (BALANCE_SIZE_LOSS / 12)

void
text_block_set_size(const struct plan *plan, const struct part_style *style, struct text_block *block,
                    int width_px, int size_px)
{
    size_px = type_scale_fit(&plan->type_scale, size_px, plan_min_size(plan, style));
    struct text_column column = {
        .width_px = number_max(width_px, 1), .size_px = size_px, .balanced = style->balanced};
    struct part_style spaced = *style;
    spaced.line_height = fmaxf(style->line_height, block->text->line_height);
    block->style = plan_text_style(plan, &spaced, size_px);
    block->lines = text_wrap(plan->arena, block->text, 0, &column);
    /* a word that fits a column may be too wide for a block */
    if (block->text->brief && text_longest_word_em(block->text) * (float)size_px > (float)column.width_px)
        block->lines.broken_words++;
    block->height = block->lines.count * block->style.line_px;
}

/* The size with the best line breaks; if lines need not be balanced, the largest. */
static bool
most_pleasant(const struct plan *plan, const struct part_style *style, struct text_block *best, int width_px,
              float scale)
{
    struct text_block block = *best;
    float largest = (float)plan_size(plan, style, scale), lowest = INFINITY;
    for (int step = STEPS; step >= 0 && (style->balanced || lowest == INFINITY); step--) {
        text_block_set_size(plan, style, &block, width_px,
                            plan_size(plan, style, scale * (float)step / STEPS));
        if (block.lines.broken_words || (style->max_lines && block.lines.count > style->max_lines))
            continue;
        float price = block.lines.price + BALANCE_SIZE_LOSS * (1 - (float)block.style.size_px / largest) +
                      (style->role == ROLE_TITLE ? LINE_PRICE * (float)block.lines.count : 0);
        if (price < lowest) {
            lowest = price;
            *best = block;
        }
    }
    return lowest < INFINITY;
}

struct text_block
text_block_fit(const struct plan *plan, const struct part_style *style, const struct text *text, int width_px,
               float scale)
{
    struct text_block block = {.text = text};
    if (text->brief && most_pleasant(plan, style, &block, width_px, scale))
        return block;
    text_block_set_size(plan, style, &block, width_px, plan_size(plan, style, 0));
    while (text->brief && block.lines.broken_words && block.style.size_px > plan_min_size(plan, style))
        text_block_set_size(plan, style, &block, width_px, block.style.size_px - 1);
    if (block.lines.broken_words)
        text_block_set_size(plan, style, &block, width_px, plan_size(plan, style, 0));
    return block;
}

int
text_block_width(const struct text_block *block)
{
    int widest = 0;
    for (int i = 0; i < block->lines.count; i++) {
        int width = text_line_width(block->text, block->lines.lines[i], block->style.size_px);
        widest = number_max(width, widest);
    }
    return widest;
}

static void
draw(const struct plan *plan, struct sheet *sheet, const struct text_block *block, struct point at,
     float share)
{
    (void)plan;
    for (int i = 0; i < block->lines.count; i++) {
        struct str line = text_of_line(block->text, block->lines.lines[i]);
        int back = (int)((float)sheet_text_width(sheet, &block->style, line) * share);
        sheet_text(sheet, &block->style, line, (int)at.x - back, (int)at.y + i * block->style.line_px);
    }
}

void
text_block_draw(const struct plan *plan, struct sheet *sheet, const struct text_block *block, int x, int y)
{
    draw(plan, sheet, block, (struct point){(float)x, (float)y}, 0);
}

void
text_block_draw_centred(const struct plan *plan, struct sheet *sheet, const struct text_block *block, int x,
                        int y)
{
    draw(plan, sheet, block, (struct point){(float)x, (float)y}, 0.5F);
}

struct text_block
text_block_of(const struct plan *plan, const struct part_style *style, struct str text, int width_px,
              float scale)
{
    return text_block_fit(plan, style, plan_measure(plan, style->face, text), width_px, scale);
}

bool
text_block_within(const struct text_block *block, int lines)
{
    return block->lines.count <= lines && !block->lines.broken_words;
}
