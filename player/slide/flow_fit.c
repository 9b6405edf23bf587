#include "slide/flow_fit.h"

#include <math.h>

/* A body line is no longer, so that the eye finds the next one: about 70 characters. */
#define MEASURE_EM 35.0F
/* The least a title of many words or of one enormous word shrinks to: 6 % of the height. */
#define TITLE_LEAST 65
#define TITLE_STEP  3
/* A title that is repeated on a further page. */
#define AGAIN_SIZE   60
#define AGAIN_GAP    40
#define AGAIN_SHARE  4 /* it takes no more than one part in so many of the page */
#define GAP_AT_LEAST 0.7F

struct filling {
    const struct plan *plan;
    const struct flow_setting *setting;
    struct flow_page *page;
    int y;
    bool torn;
};

static struct text_column
column_of(const struct filling *filling, const struct part *part, int size_px)
{
    float width = (float)filling->setting->column.w;
    if (part->style.role == ROLE_BODY)
        width = fminf(width, MEASURE_EM * (float)size_px);
    width -= part->indent * (float)size_px;
    return (struct text_column){
        .width_px = (int)fmaxf(width, 1), .size_px = size_px, .balanced = part->style.balanced};
}

static bool
fits_lines(const struct filling *filling, const struct part *part, int from, int size_px, int lines)
{
    struct text_column column = column_of(filling, part, size_px);
    column.limit = lines + 1;
    struct text_lines got = text_wrap(filling->plan->arena, part->text, from, &column);
    return got.count <= lines && !got.torn;
}

/* The size of a part: that of the scale, smaller when it would take too many lines or tear a word. */
static int
size_of(const struct filling *filling, const struct part *part, int from)
{
    const struct plan *plan = filling->plan;
    const struct style *style = &part->style;
    int size = plan_size(plan, style, filling->setting->scale);
    int min = plan_size(plan, style, 0);
    int least = plan_px(plan, style->min < TITLE_LEAST ? style->min : TITLE_LEAST);
    least = least > plan->body_floor_px ? least : plan->body_floor_px;
    int step = plan_px(plan, TITLE_STEP) > 1 ? plan_px(plan, TITLE_STEP) : 1;
    if (!style->lines)
        return size;
    while (size - step >= min && !fits_lines(filling, part, from, size, style->lines))
        size -= step;
    while (size - step >= least && !fits_lines(filling, part, from, size, style->lines + 1))
        size -= step;
    return size;
}

static void
put(struct filling *filling, struct flow_piece piece, int gap)
{
    piece.y = filling->y + gap;
    filling->y = piece.y + piece.h;
    filling->page->height = filling->y;
    filling->page->pieces[filling->page->count++] = piece;
}

static int
line_px(const struct part *part, int size_px)
{
    return (int)lroundf((float)size_px * part->style.line);
}

/* The last segment end of a kind in [from, end), or `end`. */
static int
last_end(const struct text *text, int from, int end, enum text_end kind)
{
    for (int at = end; at > from; at--)
        if (text->segments[at - 1].end >= kind)
            return at;
    return end;
}

/* Shortens the lines to the end of a sentence, so that the next page begins with one; of a clause, or of the
 * last line, when the page would be more than half empty. Returns the first segment that goes. */
static int
cut(const struct part *part, struct text_lines *lines)
{
    int first = lines->lines[0].from;
    int half = lines->lines[lines->count / 2].from;
    int end = lines->lines[lines->count - 1].to;
    int next = last_end(part->text, lines->count > 2 ? half : first, end, TEXT_SENTENCE);
    if (next == end && part->text->segments[end - 1].end != TEXT_SENTENCE)
        next = last_end(part->text, lines->lines[lines->count - 1].from, end, TEXT_CLAUSE);
    while (lines->count > 1 && lines->lines[lines->count - 1].from >= next)
        lines->count--;
    lines->lines[lines->count - 1].to = next;
    return next;
}

/* Puts as much of a text as fits. True when all of it is on the page now. */
static bool
put_text(struct filling *filling, const struct part *part, struct flow_cursor *cursor, int gap)
{
    int size = size_of(filling, part, cursor->segment);
    struct text_column column = column_of(filling, part, size);
    int line = line_px(part, size);
    int room = (filling->setting->column.h - filling->y - gap) / line;
    if (room < 1 && filling->page->count)
        return false;
    column.limit = room < 1 ? 2 : room + 1;
    struct text_lines lines = text_wrap(filling->plan->arena, part->text, cursor->segment, &column);
    bool all = lines.count < column.limit;
    int next = part->text->count;
    if (!all) {
        lines.count = column.limit - 1;
        next = cut(part, &lines);
    }
    filling->torn |= lines.torn;
    put(filling,
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
put_drawn(struct filling *filling, const struct part *part, int gap)
{
    const struct flow_setting *setting = filling->setting;
    int height = part->height(filling->plan, part, setting->column.w, setting->scale);
    if (filling->page->count && filling->y + gap + height > setting->column.h)
        return false;
    put(filling, (struct flow_piece){.part = part, .h = height}, gap);
    return true;
}

/* The title of the first page, smaller, unless it would crowd the page. */
static void
put_title_again(struct filling *filling, const struct flow_cursor *cursor)
{
    const struct plan *plan = filling->plan;
    const struct part *title = plan->parts;
    while (title < plan->parts + plan->count && title->style.role != ROLE_TITLE)
        title++;
    if (title >= plan->parts + cursor->part || !title->text)
        return;
    int size =
        plan_px(plan, AGAIN_SIZE) > plan->body_floor_px ? plan_px(plan, AGAIN_SIZE) : plan->body_floor_px;
    struct text_column column = column_of(filling, title, size);
    struct text_lines lines = text_wrap(plan->arena, title->text, 0, &column);
    int height = lines.count * line_px(title, size);
    if (height > filling->setting->column.h / AGAIN_SHARE)
        return;
    put(filling,
        (struct flow_piece){.part = title,
                            .style = title->style,
                            .lines = lines,
                            .begins = true,
                            .size_px = size,
                            .h = height},
        0);
    filling->page->again = 1;
}

/* A small heading does not stay behind alone. */
static void
take_back_headings(struct filling *filling, struct flow_cursor *cursor)
{
    struct flow_page *page = filling->page;
    while (page->count > 1 && cursor->segment == 0 && page->pieces[page->count - 1].style.keep) {
        page->count--;
        cursor->part--;
        page->height = page->pieces[page->count - 1].y + page->pieces[page->count - 1].h;
    }
}

static int
gap_before(const struct filling *filling, const struct part *part)
{
    if (filling->page->count == 0)
        return 0;
    if (filling->page->again == filling->page->count)
        return plan_px(filling->plan, AGAIN_GAP);
    float scale = GAP_AT_LEAST + (1 - GAP_AT_LEAST) * filling->setting->scale;
    return plan_px(filling->plan, part->gap * scale);
}

/* Puts parts until one does not fit. */
static void
put_parts(struct filling *filling, struct flow_cursor *cursor)
{
    const struct plan *plan = filling->plan;
    while (cursor->part < plan->count) {
        const struct part *part = &plan->parts[cursor->part];
        int gap = gap_before(filling, part);
        bool all = part->text ? put_text(filling, part, cursor, gap) : put_drawn(filling, part, gap);
        if (!all)
            return;
        *cursor = (struct flow_cursor){cursor->part + 1, 0};
    }
}

bool
flow_fill_page(const struct plan *plan, struct flow_cursor *cursor, const struct flow_setting *setting,
               struct flow_page *page)
{
    int left = plan->count - cursor->part;
    *page =
        (struct flow_page){arena_array(plan->arena, (size_t)left + 1, sizeof(struct flow_piece)), 0, 0, 0};
    struct filling filling = {plan, setting, page, 0, false};
    put_title_again(&filling, cursor);
    put_parts(&filling, cursor);
    if (page->again && page->count == page->again) {
        /* what comes next needs the whole page */
        page->count = page->again = page->height = filling.y = 0;
        put_parts(&filling, cursor);
    }
    if (cursor->part < plan->count)
        take_back_headings(&filling, cursor);
    return filling.torn;
}
