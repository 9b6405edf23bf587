#include "slide/layout/flow_cut.h"

/* Shorter paragraphs are not split because of a following code. */
#define SPLIT_LINES 4
/* Minimum lines above a code on a page of its own. */
#define LINES_WITH_CODE 2

/* The last segment end of a kind in [from, end), or `end`. */
static int
last_end(const struct text *text, int from, int end, enum text_end kind)
{
    for (int at = end; at > from; at--)
        if (text->segments[at - 1].end >= kind)
            return at;
    return end;
}

int
flow_cut(const struct plan_part *part, struct text_lines *lines, int keep)
{
    int end = lines->lines[lines->count - 1].to;
    int next = last_end(part->text, lines->lines[keep].from, end, TEXT_SENTENCE);
    if (next == end && part->text->segments[end - 1].end != TEXT_SENTENCE)
        next = last_end(part->text, lines->lines[lines->count - 1].from, end, TEXT_CLAUSE);
    while (lines->count > 1 && lines->lines[lines->count - 1].from >= next)
        lines->count--;
    lines->lines[lines->count - 1].to = next;
    return next;
}

static bool
is_body(const struct plan_part *part)
{
    return part->text && part->style.role == ROLE_BODY;
}

/* True when only a code and details are left. */
static bool
code_is_left(const struct plan *plan, const struct flow_cursor *cursor)
{
    bool code = false;
    if (cursor->segment > 0)
        return false;
    for (int i = cursor->part; i < plan->count; i++) {
        if (is_body(&plan->parts[i]))
            return false;
        code |= plan->parts[i].follows_text;
    }
    return code;
}

/* The last piece of body text on the page; -1 when there is none. */
static int
last_body(const struct flow_page *page)
{
    int at = page->count - 1;
    while (at >= page->repeated && !is_body(page->pieces[at].part))
        at--;
    return at >= page->repeated ? at : -1;
}

static void
split(struct flow_piece *piece, struct flow_cursor *cursor)
{
    int line_px = piece->h / piece->lines.count;
    piece->lines.count -= piece->lines.count > LINES_WITH_CODE ? LINES_WITH_CODE : 1;
    cursor->segment = flow_cut(piece->part, &piece->lines, piece->lines.count / 2);
    piece->h = piece->lines.count * line_px;
}

void
flow_share_text(const struct plan *plan, struct flow_page *page, struct flow_cursor *cursor)
{
    int at = code_is_left(plan, cursor) ? last_body(page) : -1;
    if (at < 0)
        return;
    struct flow_piece *piece = &page->pieces[at];
    bool alone = at == page->repeated;
    if (alone && piece->lines.count < 2)
        return;
    cursor->part = (int)(piece->part - plan->parts);
    cursor->segment = piece->lines.lines[0].from;
    if (alone || piece->lines.count >= SPLIT_LINES) {
        split(piece, cursor);
        at++;
    }
    page->count = at;
    page->height = page->pieces[at - 1].y + page->pieces[at - 1].h;
}
