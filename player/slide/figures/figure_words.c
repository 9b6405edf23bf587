#include "slide/figures/figure_words.h"

#include "slide/figures/chart.h"
#include "slide/figures/period.h"
#include "slide/layout/frame.h"
#include "type/typography.h"

struct str
figure_answers(const struct plan *plan)
{
    double answers = item_number(plan->item, FIELD_ANSWERS, 0);
    return answers > 0 ? labels_count(plan->context->labels, plan->arena, "answers", answers) : STR_NONE;
}

double
figure_missing(const struct plan *plan)
{
    double number = item_number(plan->item, FIELD_NUMBER, 0),
           target = item_number(plan->item, FIELD_TARGET, 0);
    return plan->kind == KIND_FIGURE && number > 0 && target > number ? target - number : 0;
}

struct str
figure_target(const struct plan *plan)
{
    struct str target = chart_number(plan, item_number(plan->item, FIELD_TARGET, 0));
    return labels_format(plan->context->labels, plan->arena, "barometer.target", target, STR_NONE);
}

struct str
figure_details(const struct plan *plan)
{
    struct str out = frame_join(plan->arena, period_text(plan), figure_answers(plan));
    if (!plan->item->fields[FIELD_TARGET] || chart_wanted(plan) || plan->side.draw)
        return out;
    out = frame_join(plan->arena, out, typography_no_break(plan->arena, figure_target(plan)));
    struct str missing = chart_number(plan, figure_missing(plan));
    return figure_missing(plan) > 0 ? frame_join(plan->arena, out,
                                                 labels_format(plan->context->labels, plan->arena,
                                                               "barometer.left", missing, STR_NONE))
                                    : out;
}

/* A score from −100 to 100, such as the Net Promoter Score, is not "out of 100". */
static bool
below_zero(const struct plan *plan)
{
    const struct value *series = plan->item->fields[FIELD_SERIES];
    for (size_t i = 0; series && i < series->count; i++)
        if (series->numbers[i] < 0)
            return true;
    return item_number(plan->item, FIELD_SCORE, 0) < 0 || item_number(plan->item, FIELD_TARGET, 0) < 0;
}

bool
figure_is_brief(struct str text, size_t most)
{
    return text.len <= most && str_find(text, STR("\n")) == SIZE_MAX && str_find(text, STR("\t")) == SIZE_MAX;
}

struct str
figure_unit(const struct plan *plan)
{
    double scale = item_number(plan->item, FIELD_SCALE, 0);
    struct str unit = item_text(plan->item, FIELD_UNIT);
    if (plan->kind == KIND_BAROMETER && scale > 0 && str_blank(unit) && !below_zero(plan))
        return arena_printf(plan->arena, "/\u00A0%.*s", STR_ARG(chart_number(plan, scale)));
    return unit;
}
