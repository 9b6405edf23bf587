#include "type/text.h"

#include <math.h>
#include <string.h>

#include <unicode/uchar.h>

#include "base/number.h"
#include "type/balance.h"
#include "type/word_break.h"

/* An estimate this near to the limit is measured again at one size, whose font is already open: adding up
 * segments ignores kerning, which is less than 0.3 % of 99.8 % of lines (55,000 lines of Latin, Greek,
 * Cyrillic, Arabic and Japanese texts in Inter and Noto). One nearer still is measured at its final size:
 * scaling ignores rounding. */
#define NEAR   0.008F
#define NEARER 0.004F
#define SURELY 0.99F /* of the column: the limit of an estimate when no effort is left */
/* Parts of the column's width for which lines are computed, in the order in which they are tried. */
static const float weighed_widths[] = {1, 1.02F, 1.014F, 1.007F, 0.993F, 0.98F};

/* A last line is a widow when it is shorter than this part of the column; the other limit is for a single
 * word. */
#define WIDOW        0.22F
#define WIDOW_WORD   0.34F
#define NARROW_PARTS 20
#define NARROW_STEPS 6
/* Price of lines that cannot be computed, on the scale of type/balance.h: another size may be better. */
#define PRICE_FULL 0.05F
/* Each additional line of a title must save so much of its price. */
#define PRICE_MORE 0.07F

/* Without the separator between two facts, which has no meaning at the beginning or end of a line. */
static struct str
without_separators(const struct text *text, struct text_line line, struct str ink)
{
    if (line.to < text->count && str_ends(ink, STR(" ·")))
        ink = str_trim(str_slice(ink, 0, ink.len - strlen(" ·")));
    if (line.from > 0 && str_starts(ink, STR("· ")))
        ink = str_trim(str_slice(ink, strlen("· "), SIZE_MAX));
    return ink;
}

struct str
text_of_line(const struct text *text, struct text_line line)
{
    if (line.from >= line.to)
        return STR("");
    const struct text_segment *last = &text->segments[line.to - 1];
    size_t from = text->segments[line.from].from;
    struct str ink = str_slice(text->str, from, last->from + last->ink - from);
    /* where a name had to be broken */
    while (str_ends(ink, STR("\u00A0")))
        ink.len -= strlen("\u00A0");
    return without_separators(text, line, ink);
}

int
text_line_width(const struct text *text, struct text_line line, int size_px)
{
    return text->metrics->width(text->metrics->ctx, text->face, size_px, text_of_line(text, line));
}

static bool
tired(const struct text *text)
{
    return !text->brief && effort_low(text->metrics->effort, 0);
}

/* True when the line, of about `em`, fits into the column. */
static bool
fits(const struct text *text, struct text_line line, float em, const struct text_column *column)
{
    float scale = (float)column->size_px / (float)column->width_px;
    if (fabsf(em * scale - 1) > NEAR)
        return em * scale < 1;
    if (tired(text))
        return em * scale < SURELY;
    float measured = (float)text_line_width(text, line, METRICS_REFERENCE_PX) / METRICS_REFERENCE_PX * scale;
    if (fabsf(measured - 1) > NEARER)
        return measured < 1;
    return text_line_width(text, line, column->size_px) <= column->width_px;
}

/* The segment after the word that begins at `at`, and its width in *em. */
static int
word_end(const struct text *text, int at, float *em)
{
    *em = 0;
    while (at < text->count && text->segments[at].joins_next)
        *em += text->segments[at++].em;
    *em += text->segments[at].em;
    return at + 1;
}

/* As much of a word as fits on its own line, at least one segment; whole words of a name if possible, else up
 * to a hyphen or to a dot of an address. */
static int
tear(const struct text *text, int from, int to, const struct text_column *column)
{
    float em = text->segments[from].em;
    int at = from + 1;
    while (at < to && fits(text, (struct text_line){from, at + 1}, em + text->segments[at].em, column))
        em += text->segments[at++].em;
    if (at == to)
        return at;
    int name = word_break_in_name(text, from, at);
    int hyphen = word_break_after(text, from, at, STR("-"));
    int dot = word_break_after(text, from, at, STR("."));
    int word = number_max(hyphen, dot);
    if (name > from || word > from)
        return name > from ? name : word;
    int even = word_break_even(text, from, to, (float)column->width_px / (float)column->size_px);
    return number_min(even, at);
}

/* The full line that begins at `from`. */
static struct text_line
next_line(const struct text *text, int from, const struct text_column *column, int *torn)
{
    float em = 0;
    float space = 0;
    int at = from;
    while (at < text->count) {
        float word = 0;
        int end = word_end(text, at, &word);
        if (!fits(text, (struct text_line){from, end}, em + space + word, column)) {
            if (at > from)
                break;
            at = tear(text, from, end, column);
            *torn += at < end || end == from + 1;
            break;
        }
        em += space + word;
        space = text->segments[end - 1].space_em;
        at = end;
    }
    return (struct text_line){from, at};
}

static float
line_em(const struct text *text, struct text_line line)
{
    float em = 0;
    for (int i = line.from; i < line.to; i++)
        em += text->segments[i].em + (i + 1 < line.to ? text->segments[i].space_em : 0);
    return em;
}

float
text_width_em(const struct text *text, int from)
{
    return line_em(text, (struct text_line){from, text->count});
}

float
text_longest_word_em(const struct text *text)
{
    float longest = 0;
    for (int at = 0; at < text->count;) {
        float em = 0;
        at = word_end(text, at, &em);
        longest = fmaxf(longest, em);
    }
    return longest;
}

static bool
all_fit(const struct text *text, const struct text_lines *lines, const struct text_column *column)
{
    for (int i = 0; i < lines->count; i++)
        if (!fits(text, lines->lines[i], line_em(text, lines->lines[i]), column))
            return false;
    return true;
}

static struct text_lines
full_lines(struct arena *arena, const struct text *text, int from, const struct text_column *column)
{
    int room = column->limit ? column->limit : text->count - from;
    struct text_lines out = {.lines = arena_array(arena, (size_t)room, sizeof(struct text_line))};
    while (from < text->count && out.count < room) {
        out.lines[out.count] = next_line(text, from, column, &out.broken_words);
        from = out.lines[out.count++].to;
    }
    effort_spend(text->metrics->effort, (out.count + 1) * EFFORT_CACHED + out.broken_words * EFFORT_BREAK);
    return out;
}

/* True when the last line is one short word, or a few very short ones. */
static bool
widowed(const struct text *text, const struct text_lines *lines, const struct text_column *column)
{
    struct text_line last = lines->lines[lines->count - 1];
    float share = line_em(text, last) * (float)column->size_px / (float)column->width_px;
    return share < (last.to - last.from == 1 ? WIDOW_WORD : WIDOW);
}

/* So many lines, balanced as in type/balance.h; `full` when that is impossible, with a price. Drawn lines are
 * slightly narrower or wider than computed ones: widths from just above the column's to just below it are
 * tried. */
static struct text_lines
weighed(struct arena *arena, const struct text *text, struct text_lines full, int count,
        const struct text_column *column)
{
    struct text_lines even = full;
    even.count = count;
    even.lines = arena_array(arena, (size_t)count, sizeof(struct text_line));
    float width_em = (float)column->width_px / (float)column->size_px;
    int64_t size = (int64_t)(text->count - full.lines[0].from) * count;
    for (int i = 0; i < (int)(sizeof(weighed_widths) / sizeof(weighed_widths[0])) && !tired(text); i++) {
        effort_spend(text->metrics->effort, size * EFFORT_WEIGH);
        if (balance_lines(text, full.lines[0].from, width_em * weighed_widths[i], column->balanced, &even) &&
            all_fit(text, &even, column))
            return even;
    }
    full.price = widowed(text, &full, column) ? BALANCE_PRICE_WIDOW : PRICE_FULL;
    return full;
}

/* The same number of lines, slightly shorter, so that the last word is not alone; `full` when that is
 * impossible. */
static struct text_lines
without_widow(struct arena *arena, const struct text *text, struct text_lines full,
              const struct text_column *column)
{
    struct text_column narrower = *column;
    for (int step = 1; step <= NARROW_STEPS && !tired(text); step++) {
        narrower.width_px = column->width_px - column->width_px * step / NARROW_PARTS;
        narrower.limit = full.count + 1;
        struct text_lines lines = full_lines(arena, text, full.lines[0].from, &narrower);
        if (lines.count > full.count || lines.broken_words)
            return full;
        if (!widowed(text, &lines, column))
            return lines;
    }
    return full;
}

/* The lines in the style of a title. */
static struct text_lines
as_title(struct arena *arena, const struct text *text, struct text_lines full,
         const struct text_column *column)
{
    struct text_lines even = weighed(arena, text, full, full.count, column);
    if (!column->allow_extra_line)
        return even;
    struct text_lines more = weighed(arena, text, full, full.count + 1, column);
    return more.count > even.count && more.price + PRICE_MORE < even.price ? more : even;
}

struct text_lines
text_wrap(struct arena *arena, const struct text *text, int from, const struct text_column *column)
{
    struct text_lines full = full_lines(arena, text, from, column);
    bool whole = full.count && full.lines[full.count - 1].to == text->count;
    if (full.count < 2 || full.broken_words || !whole)
        return full;
    if (column->balanced)
        return as_title(arena, text, full, column);
    struct text_lines lines = weighed(arena, text, full, full.count, column);
    bool widow = lines.lines == full.lines && widowed(text, &full, column);
    return widow ? without_widow(arena, text, full, column) : lines;
}
