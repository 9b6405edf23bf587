#include "slide/layout/body.h"

#include <math.h>
#include <string.h>

#include "base/utf8.h"
#include "slide/layout/flow_size.h"
#include "slide/layout/frame.h"
#include "slide/layout/list.h"

#define GAP_PARAGRAPH 26
#define GAP_ITEM      14
#define GAP_LINE      2
#define GAP_HEADING   40 /* above a heading; the text below it follows closely */
/* A short body leaves the height to its title, and space around both. */
#define BRIEF_BYTES    120
#define BRIEF_MAX      78
#define INDENT_LIST    1.1F
#define INDENT_NUMBERS 1.65F /* "12." */
#define INDENT_QUOTE   0.7F
/* Rows of a table whose first cells are no wider than this have them in a column of their own. */
#define CELL_EM       8.0F
#define CELL_SHARE    0.4F /* of the width */
#define CELL_GAP      0.9F
#define ROWS_LEAST    2
#define NAMED_LEAST   3 /* of rows such as "Monday: soup" */
#define CELLS_BETWEEN STR(" · ")

/* The part of the lines of all pages available for bodies: pages end with sentences, repeat the title, and
 * have gaps and details. */
#define LINES_SHARE 0.58F
/* A longer text cannot be on a line at any size. */
#define LETTERS_EM 4

void
body_begin(struct plan *plan)
{
    struct rect area = frame_of(plan).area;
    float size = fmaxf((float)plan_size(plan, &style_body, 0), 1);
    float lines = fmaxf(floorf((float)area.h / (size * style_body.line_height)), 1);
    plan->body_em = fmaxf(fminf((float)area.w / size, FLOW_MEASURE_EM), 1);
    plan->page_em = plan->body_em * lines;
    plan->body_lines = (int)(lines * SLIDE_PAGES_MAX * LINES_SHARE);
}

/* The first so many characters. */
static struct str
first_characters(struct str text, size_t most)
{
    size_t end = 0;
    for (size_t count = 0; end < text.len && count < most; count++)
        utf8_next(text, &end);
    return str_slice(text, 0, end);
}

/* Measures one line of a body, at most as many lines as remain. */
static const struct text *
measure(struct plan *plan, enum face face, struct str line, bool verbatim)
{
    struct text_setting setting = plan_setting(plan, face);
    setting.verbatim = verbatim;
    setting.max_em = plan->body_em * (float)plan->body_lines;
    setting.keep_effort = EFFORT_KEEP_BODY;
    struct str some = first_characters(str_trim(line), (size_t)(setting.max_em * LETTERS_EM));
    struct text *text = text_prepare(plan->arena, some, &setting);
    text->cut |= some.len < str_trim(line).len;
    plan->body_lines -= (int)ceilf(text_width_em(text, 0) / plan->body_em);
    plan->body_lines = text->cut || plan->body_lines < 0 ? 0 : plan->body_lines;
    return text;
}

static bool
has_mark(struct str line, char mark)
{
    return line.len > 2 && line.ptr[0] == mark && line.ptr[1] == '\t';
}

/* True for a text that begins with a list item. */
static bool
is_item(struct str text)
{
    struct str line = str_split(&text, '\n');
    return str_find(line, STR("\t")) != SIZE_MAX && !has_mark(line, '`') && !has_mark(line, '#') &&
           !has_mark(line, '>');
}

static struct part_style
heading_of(const struct part_style *style)
{
    struct part_style heading = *style;
    heading.face = FACE_HEADING;
    heading.accent = heading.keep_with_next = true;
    return heading;
}

/* One line of a body. `gap` is the space above a new paragraph, `list` the indent of list items. */
static void
add_line(struct plan *plan, const struct part_style *style, float gap, struct str line, float list)
{
    bool heading = has_mark(line, '#'), code = has_mark(line, '`');
    struct part_style own = heading ? heading_of(style) : *style;
    size_t tab = str_find(line, STR("\t"));
    struct str mark = tab == SIZE_MAX ? STR_NONE : str_slice(line, 0, tab);
    struct str words = tab == SIZE_MAX ? line : str_slice(line, tab + 1, SIZE_MAX);
    if (str_blank(words))
        return;
    if (style->role == ROLE_TITLE)
        words = plan_join_names(plan, words);
    struct plan_part *part = plan_add_measured(plan, &own, gap, measure(plan, own.face, words, code));
    if (!mark.ptr || heading || code)
        return;
    part->bar = str_equal(mark, STR(">"));
    part->mark_indent = str_equal(mark, STR("–")) ? list : 0;
    part->indent = part->bar ? INDENT_QUOTE : part->mark_indent + list;
    part->mark = part->bar ? STR_NONE : arena_str(plan->arena, mark);
}

/* The indent of all list items of a body: that of the widest mark, so that their texts are aligned. */
static float
indent_of(struct str body)
{
    size_t longest = 0;
    while (body.ptr) {
        struct str line = str_split(&body, '\n');
        size_t tab = str_find(line, STR("\t"));
        struct str mark = tab == SIZE_MAX ? STR_NONE : str_slice(line, 0, tab);
        bool number = mark.len && str_is_digit(mark.ptr[0]);
        if (number && mark.len > longest)
            longest = mark.len;
    }
    return longest > strlen("1.") ? INDENT_NUMBERS : INDENT_LIST;
}

/* The sentence that introduces a list is a separate part, which stays with the list. */
static void
part_introduction(struct plan *plan, int before)
{
    struct plan_part *part = &plan->parts[plan->count - 1];
    if (plan->count == before || !part->text || part->mark.ptr || !str_ends(part->text->str, STR(":")))
        return;
    const struct text *text = part->text;
    int at = text->count - 1;
    while (at > 0 && text->segments[at - 1].end != TEXT_SENTENCE)
        at--;
    part->style.keep_with_next = true;
    if (at == 0)
        return;
    struct str whole = text->str, rest = str_slice(whole, text->segments[at].from, SIZE_MAX);
    struct part_style style = part->style, first = style;
    float gap = part->gap;
    first.keep_with_next = false;
    plan->count--;
    plan_add_measured(plan, &first, gap,
                      measure(plan, style.face, str_slice(whole, 0, text->segments[at].from), false));
    plan_add_measured(plan, &style, GAP_ITEM, measure(plan, style.face, rest, false));
}

/* Lists of short lines are set in columns, followed by the rest. */
static bool
add_list(struct plan *plan, const struct part_style *style, float gap, struct str *body)
{
    struct row_list rows = row_list_read(*body);
    if (style->role != ROLE_BODY || !rows.count || !list_add(plan, gap, &rows))
        return false;
    *body = rows.bytes < body->len ? str_slice(*body, rows.bytes + 1, SIZE_MAX) : STR_NONE;
    return true;
}

/* Where the first cell of a row ends, "Monday" or "Monday:" of "Monday · Soup · Salad" or "Monday: soup", of
 * which the words start at `from`; SIZE_MAX: it is none. */
static size_t
first_cell(struct str line, size_t *from)
{
    *from = has_mark(line, '#') ? 2 : 0;
    struct str words = str_slice(line, *from, SIZE_MAX);
    if (str_find(words, STR("\t")) != SIZE_MAX)
        return SIZE_MAX;
    size_t at = str_find(words, CELLS_BETWEEN), colon = *from ? SIZE_MAX : str_find(words, STR(": "));
    if (at == SIZE_MAX && colon != SIZE_MAX)
        at = colon + 1;
    return at == SIZE_MAX || at == 0 ? SIZE_MAX : *from + at;
}

/* True for a row such as "Monday: soup", whose first cell ends there. */
static bool
is_named(struct str line, size_t end)
{
    return !str_starts(str_slice(line, end, SIZE_MAX), CELLS_BETWEEN);
}

/* True for the header of a table of two columns: its rows may be a list. */
static bool
heads_pairs(struct str body)
{
    str_split(&body, '\n');
    struct str row = str_split(&body, '\n');
    size_t at = str_find(row, CELLS_BETWEEN);
    return at == SIZE_MAX || str_find(str_slice(row, at + 1, SIZE_MAX), CELLS_BETWEEN) == SIZE_MAX;
}

/* How many lines from the start are rows of a table, as far as there is room for them, and the width of their
 * first column in em, 0 if it is none. */
static int
rows_of(const struct plan *plan, const struct part_style *style, struct str body, float *column_em)
{
    int named = 0, rows = has_mark(body, '#') && heads_pairs(body) ? -1 : 0;
    float widest = 0;
    while (body.ptr && rows >= 0 && rows < plan->body_lines) {
        struct str line = str_split(&body, '\n');
        size_t from, end = first_cell(line, &from);
        if (end == SIZE_MAX || (from && rows))
            break;
        named += is_named(line, end);
        widest = fmaxf(widest,
                       text_width_em(plan_measure(plan, style->face, str_slice(line, from, end - from)), 0));
        rows++;
    }
    bool column =
        rows >= (named ? NAMED_LEAST : ROWS_LEAST) && widest <= fminf(CELL_EM, plan->body_em * CELL_SHARE);
    *column_em = column ? widest + CELL_GAP : 0;
    return column ? rows : 0;
}

/* The role of a line in a body, and the place of the next part. */
struct body_place {
    float gap, next; /* above the body; above the next part */
    bool headed;     /* the line before was a heading */
};

static void
add_paragraph(struct plan *plan, const struct part_style *style, struct body_place *place, struct str line,
              float list)
{
    bool heading = has_mark(line, '#');
    bool item = str_find(line, STR("\t")) != SIZE_MAX && !has_mark(line, '`');
    int before = plan->count;
    place->next = item && place->next == GAP_LINE ? GAP_ITEM : place->next;
    add_line(plan, style, heading && place->next != place->gap ? GAP_HEADING : place->next, line, list);
    if (plan->count > before)
        place->next = GAP_LINE;
    place->headed = heading;
}

/* A row of a table: its first cell is in the indent of the others, like a mark. */
static void
add_row(struct plan *plan, const struct part_style *style, struct body_place *place, struct str line,
        float column_em)
{
    size_t from, end = first_cell(line, &from);
    struct part_style own = *style;
    struct str rest = str_slice(line, end + (is_named(line, end) ? 1 : CELLS_BETWEEN.len), SIZE_MAX);
    own.accent = own.keep_with_next = from > 0;
    const struct text *text = measure(plan, own.face, str_blank(rest) ? STR("–") : rest, false);
    struct plan_part *part = plan_add_measured(plan, &own, place->next, text);
    part->indent = column_em;
    part->mark = arena_str(plan->arena, str_slice(line, from, end - from));
    place->next = GAP_ITEM;
    place->headed = from > 0;
}

void
plan_add_body(struct plan *plan, const struct part_style *style, float gap, struct str body)
{
    struct body_place place = {gap, gap, false};
    float list = indent_of(body), column_em = 0;
    for (int rows = 0; body.ptr; rows--) {
        if (rows <= 0 && add_list(plan, style, place.next == GAP_LINE ? GAP_ITEM : place.next, &body)) {
            place.next = GAP_PARAGRAPH;
            continue;
        }
        rows = rows > 0 ? rows : rows_of(plan, style, body, &column_em);
        if (rows > 0 && plan->body_lines) {
            add_row(plan, style, &place, str_split(&body, '\n'), column_em);
            continue;
        }
        struct str line = str_split(&body, '\n');
        if (str_blank(line)) {
            place.next = place.next == gap ? gap : place.headed ? GAP_ITEM : GAP_PARAGRAPH;
            continue;
        }
        if (!plan->body_lines) {
            plan->cut = true;
            break;
        }
        int before = plan->count;
        add_paragraph(plan, style, &place, line, list);
        if (is_item(str_trim(body)))
            part_introduction(plan, before);
    }
}

void
plan_headline_and_body(struct plan *plan)
{
    plan_add_text(plan, &style_title, 0, plan_headline(plan));
    bool headed = plan->count > 0;
    struct str rest = plan_remaining_body(plan);
    struct part_style style = headed ? style_body : style_large;
    if (headed && !plan->portrait && rest.len <= BRIEF_BYTES)
        style.max = BRIEF_MAX;
    plan_add_body(plan, &style, 50, rest);
}
