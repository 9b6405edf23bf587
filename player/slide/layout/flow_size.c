#include "slide/layout/flow_size.h"

#include <math.h>

#include "base/number.h"
#include "type/balance.h"

/* The minimum width of the column in em. */
#define TITLE_EM       6.0F
#define TITLE_PORTRAIT 4.9F
#define BODY_EM        13.0F
#define BODY_PORTRAIT  14.0F
/* In portrait, of a text that is no longer than this, so that it fills its height. */
#define SHORT_EM       62.0F
#define SHORT_PORTRAIT 10.5F

/* The minimum size of a title of many words: 6 % of the height. A title with one very long word shrinks to
 * the body's minimum. */
#define TITLE_LEAST 65
#define TITLE_STEP  3

/* A title longer than so many em has more lines; fewer em where there is height to fill. */
#define LONG_LINE_EM 19.0F
#define TALL_LINE_EM 9.0F
#define PICTURED     0.3F

/* Penalties of a size, on the scale of type/balance.h. */
#define PRICE_EMPTY 0.9F /* times the lost part of the size, where height would stay empty */
#define PRICE_TINY  6    /* times the square of the part lost beyond LOST_MUCH */
#define LOST_MUCH   0.4F
#define PRICE_LINE  1  /* for each line too many */
#define PRICE_HIGH  10 /* for a height beyond the page */
#define PRICE_TORN  20
#define PRICE_PIECE 0.1F /* for each line of a broken text */

struct text_column
flow_column(const struct plan_part *part, const struct flow_setting *setting, int size_px)
{
    float width = (float)setting->column.w;
    if (part->style.role == ROLE_BODY)
        width = fminf(width, FLOW_MEASURE_EM * (float)size_px);
    width -= part->indent * (float)size_px;
    return (struct text_column){.width_px = (int)fmaxf(width, 1),
                                .size_px = size_px,
                                .balanced = part->style.balanced,
                                .allow_extra_line = part->style.allow_extra_line && setting->scale > 0};
}

/* The part of the height that the title may fill, 0 to 1: in portrait, if no picture fills it. */
static float
empty(const struct plan *plan, const struct flow_setting *setting)
{
    return plan->portrait ? fminf(setting->scale * 2, 1) * (plan->url.ptr ? PICTURED : 1) : 0;
}

/* The maximum number of lines of a title: more if it is long. */
static int
lines_of(const struct plan_part *part, int from, float empty)
{
    int lines =
        (int)(text_width_em(part->text, from) / (LONG_LINE_EM + (TALL_LINE_EM - LONG_LINE_EM) * empty));
    return number_max(lines, part->style.max_lines);
}

static float
price_of_size(float lost, float empty)
{
    float tiny = fmaxf(lost - LOST_MUCH, 0);
    return (BALANCE_SIZE_LOSS + (PRICE_EMPTY - BALANCE_SIZE_LOSS) * empty) * lost + PRICE_TINY * tiny * tiny;
}

static float
price(const struct plan *plan, const struct plan_part *part, int from, const struct flow_setting *setting,
      int size_px)
{
    struct text_column column = flow_column(part, setting, size_px);
    struct text_lines lines = text_wrap(plan->arena, part->text, from, &column);
    int wanted = lines_of(part, from, empty(plan, setting)) + (size_px <= plan_size(plan, &part->style, 0));
    float total = lines.price + (lines.broken_words ? PRICE_TORN + PRICE_PIECE * (float)lines.count : 0);
    if (lines.count > wanted)
        total += (float)(lines.count - wanted) * PRICE_LINE;
    if (part->style.keep_together &&
        (float)lines.count * (float)size_px * part->style.line_height > (float)setting->column.h)
        total += PRICE_HIGH;
    return total;
}

static int
most(const struct plan *plan, const struct plan_part *part, const struct flow_setting *setting)
{
    const struct part_style *style = &part->style;
    int size = plan_size(plan, style, setting->scale);
    int least = plan_size(plan, style, 0);
    bool brief = style->role == ROLE_BODY && text_width_em(part->text, 0) < SHORT_EM;
    float body = plan->portrait ? (brief ? SHORT_PORTRAIT : BODY_PORTRAIT) : BODY_EM;
    /* details in soft text are no larger than the body */
    float title = plan->portrait && !plan->side.draw ? TITLE_PORTRAIT : TITLE_EM;
    float em = style->role == ROLE_TITLE ? title : style->role == ROLE_BODY || style->soft ? body : 0;
    int narrow = em > 0 ? (int)((float)setting->column.w / em) : size;
    size = number_min(narrow, size);
    return type_scale_size(&plan->type_scale, number_max(size, least), plan_min_size(plan, style));
}

int
flow_size(const struct plan *plan, const struct plan_part *part, int from, const struct flow_setting *setting)
{
    int size = most(plan, part, setting);
    if (!part->style.max_lines)
        return size;
    int least = plan_px(plan, number_min(part->style.min, TITLE_LEAST));
    least = number_max(least, plan->min_body_px);
    int step = plan_px(plan, TITLE_STEP) > 1 ? plan_px(plan, TITLE_STEP) : 1;
    int best = size;
    float lowest = INFINITY;
    if (effort_low(plan->context->metrics->effort, 0))
        return plan_size(plan, &part->style, 0);
    for (int at = size; at >= (lowest < PRICE_TORN ? least : plan->min_body_px); at -= step) {
        if (effort_low(plan->context->metrics->effort, 0))
            break;
        int px = type_scale_size(&plan->type_scale, at, plan->min_body_px);
        float small = price_of_size((float)(size - px) / (float)size, empty(plan, setting));
        float total = small < lowest ? small + price(plan, part, from, setting, px) : INFINITY;
        if (total < lowest) {
            lowest = total;
            best = px;
        }
    }
    return best;
}
