#include "slide/balance.h"

#include <math.h>

#define SEGMENTS_MAX 240
#define LINES_MAX    10

/* In squares of the column's width. */
#define PRICE_WIDOW  0.5F
#define PRICE_DANGLE 0.02F
static const float rebate[] = {[TEXT_WORD] = 0, [TEXT_CLAUSE] = 0.03F, [TEXT_SENTENCE] = 0.05F};

/* A last line shorter than this is a widow when it is one word. */
#define WIDOW_EM 3.2F
/* "de", "the", "un": better at the start of the next line. */
#define DANGLE_EM 1.7F

struct task {
    const struct text_segment *segments;
    int count;
    float width_em, mean_em;
    float start[SEGMENTS_MAX + 1]; /* where each segment begins if all stood in one line */
};

/* What the line of segments [from, to) costs; INFINITY when it cannot be. */
static float
price(const struct task *task, int from, int to)
{
    const struct text_segment *last = &task->segments[to - 1];
    float em = task->start[to] - task->start[from] - last->space_em;
    if (em > task->width_em || last->glued)
        return INFINITY;
    float miss = (em - task->mean_em) / task->width_em;
    float total = miss * miss;
    if (to == task->count)
        return total + (to - from == 1 && em < WIDOW_EM ? PRICE_WIDOW : 0);
    if (last->em < DANGLE_EM && last->end == TEXT_WORD)
        total += PRICE_DANGLE;
    return total - rebate[last->end];
}

static bool
prepare(struct task *task, const struct text *text, int from, const struct text_lines *lines)
{
    task->segments = text->segments + from;
    task->count = text->count - from;
    if (task->count > SEGMENTS_MAX || lines->count > LINES_MAX)
        return false;
    for (int i = 0; i < task->count; i++)
        task->start[i + 1] = task->start[i] + task->segments[i].em + task->segments[i].space_em;
    task->mean_em = task->start[task->count] / (float)lines->count;
    return true;
}

/* The best place to begin the last of `count` lines that end at `to`. */
static int
best_start(const struct task *task, const float *before, int to, float *best)
{
    int found = -1;
    *best = INFINITY;
    for (int from = to - 1; from >= 0 && task->start[to] - task->start[from] < task->width_em * 2; from--) {
        float total = before[from] + price(task, from, to);
        if (total < *best) {
            *best = total;
            found = from;
        }
    }
    return found;
}

bool
balance_lines(const struct text *text, int from, float width_em, struct text_lines *lines)
{
    struct task task = {.width_em = width_em};
    static const int none = -1;
    float best[LINES_MAX + 1][SEGMENTS_MAX + 1];
    int start[LINES_MAX + 1][SEGMENTS_MAX + 1];
    if (!prepare(&task, text, from, lines))
        return false;
    for (int to = 0; to <= task.count; to++)
        best[0][to] = to ? INFINITY : 0;
    for (int line = 1; line <= lines->count; line++) {
        best[line][0] = INFINITY;
        for (int to = 1; to <= task.count; to++)
            start[line][to] = best_start(&task, best[line - 1], to, &best[line][to]);
    }
    int to = task.count;
    for (int line = lines->count; line > 0; line--) {
        if (to <= 0 || start[line][to] == none)
            return false;
        lines->lines[line - 1] = (struct text_line){from + start[line][to], from + to};
        to = start[line][to];
    }
    return true;
}
