#include "slide/layout/flow_fit.h"

#include <math.h>

#include "base/number.h"
#include "slide/layout/flow_cut.h"
#include "slide/layout/flow_size.h"

/* A body of one paragraph with so few lines is set in balanced lines. */
#define FEW_LINES 5
/* A page does not end with fewer lines of a long sentence. */
#define START_LINES 4
/* A title repeated on a further page. */
#define AGAIN_SIZE   60
#define AGAIN_GAP    40
#define AGAIN_SHARE  4 /* its maximum part of the page: 1 / this */
#define GAP_AT_LEAST 0.7F

struct filling {
    const struct plan *plan;
    const struct flow_setting *setting;
    struct flow_page *page;
    int y;
    int broken_words;
};

static void
append_piece(struct filling *filling, struct flow_piece piece, int gap)
{
    piece.y = filling->y + gap;
    filling->y = piece.y + piece.h;
    filling->page->height = filling->y;
    filling->page->pieces[filling->page->count++] = piece;
}

static int
line_px(const struct plan_part *part, int size_px)
{
    int px = (int)lroundf((float)size_px * part->style.line_height);
    return number_max(px, 1);
}

/* True while the page contains only the parts that belong to the following text. */
static bool
only_headings(const struct flow_page *page)
{
    for (int i = 0; i < page->count; i++)
        if (!page->pieces[i].style.keep_with_next)
            return false;
    return true;
}

/* The pixels that a part may take of the page. An unsplit title may take more than its share. */
static int
room_for(const struct filling *filling, const struct plan_part *part, int gap)
{
    float height = (float)filling->setting->column.h;
    const struct flow_setting *setting = filling->setting;
    return (int)(height * (part->style.keep_together ? setting->keep_together_fill : setting->fill)) -
           filling->y - gap;
}

/* True for the only paragraph of a body: among full lines, balanced lines would look wrong. */
static bool
lone(const struct plan *plan, const struct plan_part *part)
{
    for (int i = 0; i < plan->count; i++) {
        const struct plan_part *other = &plan->parts[i];
        if (other != part && other->style.role == ROLE_BODY && other->style.face == part->style.face)
            return false;
    }
    return true;
}

/* The lines of the part's text, or of a beginning of it, from a segment on. */
static struct text_lines
wrap(const struct plan *plan, const struct plan_part *part, const struct text *text, int from,
     struct text_column column)
{
    struct text_lines lines = text_wrap(plan->arena, text, from, &column);
    if (part->style.role != ROLE_BODY || lines.count > FEW_LINES || lines.count == column.limit ||
        !lone(plan, part))
        return lines;
    column.balanced = true;
    return text_wrap(plan->arena, text, from, &column);
}

/* The rest of lines that were cut after a segment, broken as if the text ended there. */
static struct text_lines
wrap_head(const struct plan *plan, const struct plan_part *part, int from, int next,
          struct text_column column)
{
    struct text head = *part->text;
    head.count = next;
    return wrap(plan, part, &head, from, column);
}

/* A part that is placed on a page as a whole or moved to the next: a title, a line of details, the short
 * beginning of a list item, and of a paragraph unless it is a sentence. */
static bool
moves_on(const struct plan_part *part, const struct text_lines *lines, int next)
{
    bool sentence = part->text->segments[next - 1].end == TEXT_SENTENCE;
    return part->style.keep_together || part->style.role == ROLE_DETAIL ||
           (lines->count < START_LINES && (part->mark.len > 0 || !sentence));
}

/* How many lines fill half of the page, including its present content. */
static int
half_page(const struct filling *filling, const struct text_lines *lines, int top, int line)
{
    int missing = (filling->setting->column.h / 2 - top) / line;
    int half = lines->count > 2 ? lines->count / 2 : 0;
    return number_clamp(missing, 0, half);
}

/* True when a word that is broken here would fit where nothing is beside the column. */
static bool
whole_elsewhere(const struct filling *filling, const struct plan_part *part, struct text_column column)
{
    struct flow_setting wide = *filling->setting;
    wide.column.w = wide.wide_px;
    column.width_px = flow_column(part, &wide, column.size_px).width_px;
    return !text_wrap(filling->plan->arena, part->text, 0, &column).broken_words;
}

/* Places as much of a text as fits. True when all of it is on the page. */
static bool
put_text(struct filling *filling, const struct plan_part *part, struct flow_cursor *cursor, int gap)
{
    struct flow_setting setting = *filling->setting;
    bool first = only_headings(filling->page);
    if (first)
        setting.column.h = room_for(filling, part, gap);
    int size = flow_size(filling->plan, part, cursor->segment, &setting);
    struct text_column column = flow_column(part, &setting, size);
    int line = line_px(part, size);
    int room = room_for(filling, part, gap) / line;
    if (room < 1 && filling->page->count)
        return false;
    column.limit = room < 1 ? 2 : room + 1;
    struct text_lines lines = wrap(filling->plan, part, part->text, cursor->segment, column);
    if (lines.broken_words && !first && whole_elsewhere(filling, part, column))
        return false;
    bool all = lines.count < column.limit;
    int next = part->text->count;
    if (!all) {
        lines.count = column.limit - 1;
        next = flow_cut(part, &lines, half_page(filling, &lines, filling->y + gap, line));
        if (!first && cursor->segment == 0 && moves_on(part, &lines, next))
            return false;
        lines = wrap_head(filling->plan, part, cursor->segment, next, column);
    }
    filling->broken_words += lines.broken_words + (!all && part->style.keep_together);
    append_piece(filling,
                 (struct flow_piece){.part = part,
                                     .style = part->style,
                                     .lines = lines,
                                     .begins = cursor->segment == 0,
                                     .size_px = size,
                                     .h = lines.count * line},
                 gap);
    cursor->segment = next;
    return all;
}

static bool
put_drawn(struct filling *filling, const struct plan_part *part, int gap)
{
    const struct flow_setting *setting = filling->setting;
    int height = part->height(filling->plan, part, setting->column.w, setting->scale);
    int room = (int)((float)setting->column.h * setting->fill);
    if (filling->page->count && filling->y + gap + height > room)
        return false;
    filling->broken_words += filling->y + gap + height > setting->column.h;
    append_piece(filling, (struct flow_piece){.part = part, .style = part->style, .h = height}, gap);
    return true;
}

/* The title of the first page, smaller, unless it would take too much of the page. */
static void
put_title_again(struct filling *filling, const struct flow_cursor *cursor)
{
    const struct plan *plan = filling->plan;
    const struct plan_part *title = plan->parts;
    while (title < plan->parts + plan->count && title->style.role != ROLE_TITLE)
        title++;
    if (title >= plan->parts + cursor->part || !title->text)
        return;
    int size = type_scale_fit(&plan->type_scale, number_max(plan_px(plan, AGAIN_SIZE), plan->min_body_px),
                              plan->min_body_px);
    struct text_column column = flow_column(title, filling->setting, size);
    column.allow_extra_line = false;
    struct text_lines lines = text_wrap(plan->arena, title->text, 0, &column);
    while (lines.broken_words && column.size_px > plan->min_body_px &&
           !effort_low(plan->context->metrics->effort, 0)) {
        column.size_px = type_scale_fit(&plan->type_scale, column.size_px - 1, plan->min_body_px);
        lines = text_wrap(plan->arena, title->text, 0, &column);
    }
    size = column.size_px;
    struct part_style style = title->style;
    style.panel = false;
    int height = lines.count * line_px(title, size);
    if (height > filling->setting->column.h / AGAIN_SHARE)
        return;
    append_piece(
        filling,
        (struct flow_piece){
            .part = title, .style = style, .lines = lines, .begins = true, .size_px = size, .h = height},
        0);
    filling->page->repeated = 1;
}

/* A small heading is not left alone at the end. */
static void
take_back_headings(struct filling *filling, struct flow_cursor *cursor)
{
    struct flow_page *page = filling->page;
    while (page->count > 1 && cursor->segment == 0 && page->pieces[page->count - 1].style.keep_with_next) {
        page->count--;
        cursor->part--;
        page->height = page->pieces[page->count - 1].y + page->pieces[page->count - 1].h;
    }
}

static int
gap_before(const struct filling *filling, const struct plan_part *part)
{
    if (filling->page->count == 0)
        return 0;
    if (filling->page->repeated == filling->page->count)
        return plan_px(filling->plan, AGAIN_GAP);
    float scale = GAP_AT_LEAST + (1 - GAP_AT_LEAST) * filling->setting->scale;
    return plan_px(filling->plan, part->gap * scale);
}

/* Places parts until one does not fit. */
static void
put_parts(struct filling *filling, struct flow_cursor *cursor)
{
    const struct plan *plan = filling->plan;
    while (cursor->part < plan->count) {
        const struct plan_part *part = &plan->parts[cursor->part];
        int gap = gap_before(filling, part);
        bool all = part->text ? put_text(filling, part, cursor, gap) : put_drawn(filling, part, gap);
        if (!all)
            return;
        *cursor = (struct flow_cursor){cursor->part + 1, 0};
    }
}

/* True when the text before the cursor ends inside a sentence. */
static bool
splits_sentence(const struct plan *plan, const struct flow_cursor *cursor)
{
    return cursor->segment &&
           plan->parts[cursor->part].text->segments[cursor->segment - 1].end != TEXT_SENTENCE;
}

int
flow_fill_page(const struct plan *plan, struct flow_cursor *cursor, const struct flow_setting *setting,
               struct flow_page *page)
{
    int left = plan->count - cursor->part;
    *page = (struct flow_page){
        .start = *cursor, .pieces = arena_array(plan->arena, (size_t)left + 1, sizeof(struct flow_piece))};
    struct filling filling = {plan, setting, page, 0, 0};
    put_title_again(&filling, cursor);
    put_parts(&filling, cursor);
    if (page->repeated && page->count == page->repeated) {
        /* the next part needs the whole page */
        page->count = page->repeated = page->height = filling.y = 0;
        put_parts(&filling, cursor);
    }
    flow_share_text(plan, page, cursor);
    if (cursor->part < plan->count)
        take_back_headings(&filling, cursor);
    page->split = splits_sentence(plan, cursor);
    return filling.broken_words;
}
