#include "type/balance.h"

#include <math.h>

#include <unicode/uchar.h>

#include "base/utf8.h"

#define SEGMENTS_MAX 240
#define LINES_MAX    14

/* In squares of the column's width. */
#define PRICE_LONELY 0.06F
#define PRICE_QUOTED 0.1F
#define PRICE_NAME   0.07F
#define PRICE_HYPHEN 0.3F
#define PRICE_FIRST  0.03F
#define PRICE_NUMBER 0.08F
static const float rebate[] = {
    [TEXT_WORD] = 0, [TEXT_CLAUSE] = 0.03F, [TEXT_FACT] = 0.12F, [TEXT_SENTENCE] = 0.05F};

/* A first or last line of one word that is shorter than this is a widow; for several words, and for one on a
 * line between, the limit is LONELY_EM, and a longer word is only penalised where the lines are much longer.
 */
#define WIDOW_EM     3.2F
#define LONELY_EM    2.2F
#define LONELY_SHARE 0.5F
/* "à", "de", "of" and, less so, "the": preferably at the start of the next line. */
static const struct {
    float em, price;
} dangling[] = {{1.3F, 0.1F}, {1.7F, 0.04F}};

/* In Devanagari, East Asian scripts and those between, particles follow the word they belong to. */
#define POSTPOSITIONS 0x0900

/* Lines that are not balanced are ragged: they get so much of a rebate. Their last one has at least this part
 * of the width, and is a widow if it is a single shorter word. */
#define FULL_REBATE 0.2F
#define LAST_SHARE  0.35F

struct task {
    const struct text_segment *segments;
    int count;
    bool even;
    float width_em, mean_em;       /* balanced lines aim at the mean, full ones at the width */
    float start[SEGMENTS_MAX + 1]; /* position of each segment if everything was on one line */
    float behind[SEGMENTS_MAX];    /* penalty of a break after the segment */
    int words[SEGMENTS_MAX + 1];   /* how many end before each segment */
};

/* Penalty of a first or last line of so few words among the others. */
static float
price_of_end(const struct task *task, int words, float em)
{
    if (!task->even)
        return words == 1 && em < task->width_em * LAST_SHARE ? BALANCE_PRICE_WIDOW : 0;
    if (em < LONELY_EM || (words == 1 && em < WIDOW_EM))
        return BALANCE_PRICE_WIDOW;
    return words == 1 && em < task->mean_em * LONELY_SHARE ? PRICE_LONELY : 0;
}

/* The deviation of a line from its target, in widths. */
static float
miss(const struct task *task, float em, bool last)
{
    if (task->even)
        return (em - task->mean_em) / task->width_em;
    float short_by = 1 - em / task->width_em;
    return last ? fmaxf(short_by - (1 - LAST_SHARE), 0) : short_by;
}

/* Width of the line of segments [from, to) without the part that is not drawn at its end: white space, a "·".
 */
static float
inked_em(const struct task *task, int from, int to)
{
    if (task->segments[to - 1].end == TEXT_FACT && to < task->count && to - from > 1)
        to--;
    return task->start[to] - task->start[from] - task->segments[to - 1].space_em;
}

/* The price of the line of segments [from, to), of this width. */
static float
price(const struct task *task, int from, int to, float em)
{
    const struct text_segment *last = &task->segments[to - 1];
    float missed = miss(task, em, to == task->count);
    float total = missed * missed;
    int words = task->words[to] - task->words[from];
    if (to == task->count || (task->even && from == 0 && last->end == TEXT_WORD))
        total += price_of_end(task, words, em);
    else if (task->even && words == 1 && em < LONELY_EM && last->end == TEXT_WORD)
        total += BALANCE_PRICE_WIDOW;
    if (to == task->count)
        return total;
    return total + task->behind[to - 1] - rebate[last->end] * (task->even ? 1 : FULL_REBATE);
}

static bool
has_either(struct str ink, struct str a, struct str b)
{
    return str_find(ink, a) != SIZE_MAX || str_find(ink, b) != SIZE_MAX;
}

static struct str
ink_of(const struct task *task, struct str text, int segment)
{
    return str_slice(text, task->segments[segment].from, task->segments[segment].ink);
}

/* Marks the segments after which a quotation is still open, unless everything is one quotation. */
static void
mark_quotes(struct task *task, struct str text)
{
    bool open = false;
    bool quoted[SEGMENTS_MAX];
    int inside = 0;
    for (int i = 0; i < task->count; i++) {
        struct str ink = ink_of(task, text, i);
        open = (open || has_either(ink, STR("«"), STR("“"))) && !has_either(ink, STR("»"), STR("”"));
        quoted[i] = open;
        inside += open;
    }
    for (int i = 0; inside < task->count - 1 && i < task->count; i++)
        task->behind[i] += quoted[i] ? PRICE_QUOTED : 0;
}

static bool
capital(struct str ink)
{
    size_t at = 0;
    return ink.len && u_isupper((UChar32)utf8_next(ink, &at));
}

/* Marks the segments after which a name continues: a capitalised word follows another, except in a headline
 * of capitalised words. */
static void
mark_names(struct task *task, struct str text)
{
    bool name[SEGMENTS_MAX] = {false};
    int inside = 0;
    for (int i = 0; i + 1 < task->count; i++) {
        name[i] = task->segments[i].end == TEXT_WORD && capital(ink_of(task, text, i)) &&
                  capital(ink_of(task, text, i + 1));
        inside += name[i];
    }
    for (int i = 0; inside * 2 < task->count && i < task->count; i++)
        task->behind[i] += name[i] ? PRICE_NAME : 0;
}

/* Width of the word that ends with a segment. */
static float
word_em(const struct task *task, int segment)
{
    float em = task->segments[segment].em;
    while (segment > 0 && task->segments[segment - 1].joins_next)
        em += task->segments[--segment].em;
    return em;
}

/* "our 14 new tables": a number between small letters belongs to the next word. Others, "Bay 4", may end a
 * line. */
static bool
counts_next(const struct task *task, struct str text, int segment)
{
    size_t before = 0, behind = 0;
    if (segment < 1 || segment + 1 >= task->count || task->segments[segment - 1].end != TEXT_WORD)
        return false;
    struct str left = ink_of(task, text, segment - 1), right = ink_of(task, text, segment + 1);
    return left.len && right.len && u_islower((UChar32)utf8_next(left, &before)) &&
           u_islower((UChar32)utf8_next(right, &behind));
}

/* Marks hyphens, the first word of a sentence or a clause, and numbers and short words that belong to the
 * next word. */
static void
mark_dangling(struct task *task, struct str text)
{
    for (int i = 0; i < task->count; i++) {
        const struct text_segment *segment = &task->segments[i];
        bool word = segment->end == TEXT_WORD && segment->space_em > 0;
        size_t at = 0;
        struct str ink = ink_of(task, text, i);
        task->behind[i] += str_ends(ink, STR("-")) ? PRICE_HYPHEN : 0;
        UChar32 first = ink.len ? (UChar32)utf8_next(ink, &at) : 0;
        if (word && u_isdigit(first) && counts_next(task, text, i))
            task->behind[i] += PRICE_NUMBER;
        if (!word || u_isdigit(first) || first >= POSTPOSITIONS)
            continue;
        if (i > 0 && segment[-1].end >= TEXT_CLAUSE)
            task->behind[i] += PRICE_FIRST;
        float em = word_em(task, i);
        int row = em < dangling[0].em ? 0 : 1;
        if (em < dangling[row].em)
            task->behind[i] += dangling[row].price;
    }
}

static bool
prepare(struct task *task, const struct text *text, int from, const struct text_lines *lines)
{
    task->segments = text->segments + from;
    task->count = text->count - from;
    if (task->count < 1 || task->count > SEGMENTS_MAX || lines->count < 1 || lines->count > LINES_MAX)
        return false;
    for (int i = 0; i < task->count; i++) {
        task->start[i + 1] = task->start[i] + task->segments[i].em + task->segments[i].space_em;
        task->words[i + 1] = task->words[i] + !task->segments[i].joins_next;
    }
    task->mean_em = task->start[task->count] / (float)lines->count;
    mark_quotes(task, text->str);
    mark_names(task, text->str);
    mark_dangling(task, text->str);
    return true;
}

/* The price of lines, and the beginning of the last one, by their number and end. */
struct table {
    int lines;
    int fewest_before[SEGMENTS_MAX + 1]; /* lines that set everything before each segment, and … */
    int fewest_after[SEGMENTS_MAX + 1];  /* … everything from there */
    float best[LINES_MAX + 1][SEGMENTS_MAX + 1];
    int start[LINES_MAX + 1][SEGMENTS_MAX + 1];
};

static void
count_after(const struct task *task, struct table *table)
{
    table->fewest_after[task->count] = 0;
    for (int from = task->count - 1; from >= 0; from--) {
        int *fewest = &table->fewest_after[from];
        *fewest = LINES_MAX;
        for (int to = from + 1; to <= task->count && inked_em(task, from, to) <= task->width_em; to++)
            if (!task->segments[to - 1].joins_next && table->fewest_after[to] < *fewest)
                *fewest = table->fewest_after[to] + 1;
    }
}

/* Computes the prices of all lines that end at `to`, each once: the price does not depend on the number of
 * lines before. Numbers of lines that are too few to get there, or too many for the rest, are left out. */
static void
weigh_ends(const struct task *task, int to, struct table *table)
{
    for (int line = 0; line <= LINES_MAX; line++) {
        table->best[line][to] = INFINITY;
        table->start[line][to] = -1;
    }
    table->fewest_before[to] = LINES_MAX;
    if (task->segments[to - 1].joins_next)
        return;
    for (int from = to - 1; from >= 0; from--) {
        float em = inked_em(task, from, to);
        if (em > task->width_em)
            break; /* with more segments it is longer still */
        int first = table->fewest_before[from] + 1, last = table->lines - table->fewest_after[to];
        table->fewest_before[to] = first < table->fewest_before[to] ? first : table->fewest_before[to];
        float cost = first <= last ? price(task, from, to, em) : INFINITY;
        for (int line = first; line <= last; line++) {
            float total = table->best[line - 1][from] + cost;
            if (total < table->best[line][to]) {
                table->best[line][to] = total;
                table->start[line][to] = from;
            }
        }
    }
}

bool
balance_lines(const struct text *text, int from, float width_em, bool even, struct text_lines *lines)
{
    struct task task = {.width_em = width_em, .even = even};
    struct table table;
    if (!prepare(&task, text, from, lines))
        return false;
    table.lines = lines->count;
    for (int line = 0; line <= LINES_MAX; line++)
        table.best[line][0] = line ? INFINITY : 0;
    table.fewest_before[0] = 0;
    count_after(&task, &table);
    for (int to = 1; to <= task.count; to++)
        weigh_ends(&task, to, &table);
    int to = task.count;
    for (int line = lines->count; line > 0; line--) {
        if (to <= 0 || table.start[line][to] < 0)
            return false;
        lines->lines[line - 1] = (struct text_line){from + table.start[line][to], from + to};
        to = table.start[line][to];
    }
    lines->price = table.best[lines->count][task.count];
    return true;
}
