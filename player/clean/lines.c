#include "clean/lines.h"

#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "clean/wording.h"

#define CUT_BYTES_MAX 400 /* of a text in the report */
#define CUTS_MAX      200

#define MARKS_BYTES_MAX (2 * MARKS_MAX * sizeof(struct mark))

static bool
mark_is_within(const struct mark *mark, size_t from, size_t to)
{
    return mark->from < to && mark->to > from;
}

static struct mark *
marks_of_line(struct clean_lines *lines, const struct mark_list *all, size_t from, size_t to, uint32_t *count)
{
    uint32_t most = 0;
    for (size_t i = 0; i < all->count; i++)
        most += mark_is_within(&all->items[i], from, to);
    struct mark *marks = most ? arena_array(lines->arena, most, sizeof(*marks)) : NULL;
    for (size_t i = 0; i < all->count && *count < most; i++) {
        struct mark mark = all->items[i];
        if (!mark_is_within(&mark, from, to))
            continue;
        mark.from = (uint32_t)(number_max(mark.from, from) - from);
        mark.to = (uint32_t)(number_min(mark.to, to) - from);
        marks[(*count)++] = mark;
    }
    return marks;
}

/* The signs that a text does not have, in one pass for all of them. */
static unsigned
lacking(struct str text)
{
    static const struct {
        const char *bytes;
        unsigned char sign;
    } rows[] = {{LINE_CODE_BYTES, LINE_SIGN_CODE}, {LINE_MARKDOWN_BYTES, LINE_SIGN_MARKDOWN}};
    unsigned char signs[256] = {0}, found = 0;
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        for (const char *byte = rows[i].bytes; *byte; byte++)
            signs[(unsigned char)*byte] |= rows[i].sign;
    for (size_t i = 0; i < text.len; i++)
        found |= signs[(unsigned char)text.ptr[i]];
    return ~(unsigned)found;
}

static size_t
count_lines(struct str body)
{
    size_t count = 1;
    for (struct str rest = body; rest.ptr; count += rest.len && rest.ptr[0] != '\n')
        str_split(&rest, '\n');
    return count;
}

void
lines_read(struct clean_lines *lines, struct arena *arena, struct item *item)
{
    *lines = (struct clean_lines){.arena = arena, .item = item};
    struct str body = item->body.len ? item->body : item->text;
    struct str rest = body;
    struct arena *scratch = item->body.len && item->marks.len ? arena_create(MARKS_BYTES_MAX) : NULL;
    struct mark_list marks = scratch ? marks_read(scratch, item->marks, body.len) : (struct mark_list){0};
    bool starts = true;
    /* empty lines, which paragraphs have between them, are not kept */
    lines->list = arena_array(arena, count_lines(body), sizeof(*lines->list));
    while (rest.ptr) {
        struct str text = str_split(&rest, '\n');
        const char *tab = text.len ? memchr(text.ptr, '\t', text.len) : NULL;
        size_t prefix = tab ? (size_t)(tab - text.ptr) + 1 : 0;
        struct clean_line *line = &lines->list[lines->count];
        if (str_blank(text)) {
            starts = true;
            continue;
        }
        *line = (struct clean_line){.prefix = str_slice(text, 0, prefix),
                                    .text = str_slice(text, prefix, SIZE_MAX),
                                    .starts = starts};
        line->lacks = lacking(line->text);
        size_t from = (size_t)(line->text.ptr - body.ptr);
        line->marks = marks_of_line(lines, &marks, from, from + line->text.len, &line->mark_count);
        lines->count++;
        starts = false;
    }
    arena_destroy(scratch);
}

struct str
lines_body(const struct clean_lines *lines)
{
    struct buf out;
    size_t bytes = 1;
    bool starts = false;
    for (size_t i = 0; i < lines->count; i++)
        bytes += lines->list[i].prefix.len + lines->list[i].text.len + 2;
    buf_init(&out, bytes);
    for (size_t i = 0; i < lines->count; i++) {
        const struct clean_line *line = &lines->list[i];
        starts = starts || line->starts;
        if (line->gone)
            continue;
        if (out.len)
            buf_put(&out, starts ? STR("\n\n") : STR("\n"));
        buf_put(&out, line->prefix);
        buf_put(&out, line->text);
        starts = false;
    }
    struct str text = out.len ? arena_str(lines->arena, buf_str(&out)) : STR("");
    buf_finish(&out);
    return text;
}

bool
line_is_code(const struct clean_line *line)
{
    return str_equal(line->prefix, STR("`\t"));
}

struct clean_line *
lines_first(struct clean_lines *lines)
{
    for (size_t i = 0; i < lines->count; i++)
        if (!lines->list[i].gone)
            return &lines->list[i];
    return NULL;
}

struct clean_line *
lines_last(struct clean_lines *lines)
{
    for (size_t i = lines->count; i > 0; i--)
        if (!lines->list[i - 1].gone)
            return &lines->list[i - 1];
    return NULL;
}

bool
lines_more_than(const struct clean_lines *lines, size_t count)
{
    size_t left = 0;
    for (size_t i = 0; i < lines->count && left <= count; i++)
        left += !lines->list[i].gone;
    return left > count;
}

static uint32_t
moved(uint32_t at, size_t from, size_t to, size_t with)
{
    if (at <= from)
        return at;
    return (uint32_t)(at >= to ? at - (to - from) + with : from);
}

void
lines_splice(struct clean_lines *lines, struct clean_line *line, size_t from, size_t to, struct str with)
{
    size_t len = line->text.len;
    if (!line->own) {
        line->text.ptr = arena_c(lines->arena, line->text);
        line->own = true;
    }
    char *text = (char *)line->text.ptr;
    memmove(text + from + with.len, text + to, len - to);
    if (with.len)
        memmove(text + from, with.ptr, with.len);
    line->text.len = len - (to - from) + with.len;
    line->lacks = with.len ? 0 : line->lacks;
    for (size_t i = 0; i < line->mark_count; i++) {
        line->marks[i].from = moved(line->marks[i].from, from, to, with.len);
        line->marks[i].to = moved(line->marks[i].to, from, to, with.len);
    }
}

void
lines_note(struct clean_lines *lines, enum clean_reason reason, struct str text)
{
    struct buf line;
    if (lines->cuts.count == CUTS_MAX)
        return;
    if (lines->cuts.count == lines->room) {
        size_t room = lines->room ? 4 * lines->room : 8;
        struct clean_cut *cuts = arena_array(lines->arena, room, sizeof(*cuts));
        if (lines->room)
            memcpy(cuts, lines->cuts.cuts, lines->room * sizeof(*cuts));
        lines->cuts.cuts = cuts;
        lines->room = room;
    }
    text = str_trim(text);
    buf_init(&line, CUT_BYTES_MAX + 8);
    buf_put(&line, utf8_prefix(text, CUT_BYTES_MAX));
    if (text.len > CUT_BYTES_MAX)
        buf_put(&line, STR("…"));
    for (size_t i = 0; i < line.len; i++)
        if (line.ptr[i] == '\n' || line.ptr[i] == '\t')
            line.ptr[i] = ' ';
    lines->cuts.cuts[lines->cuts.count++] =
        (struct clean_cut){reason, line.len ? arena_str(lines->arena, buf_str(&line)) : STR("")};
    buf_finish(&line);
}

void
lines_cut(struct clean_lines *lines, struct clean_line *line, enum clean_reason reason)
{
    lines_note(lines, reason, line->text);
    line->gone = true;
}

/* White space, and separators between links: meaningless when left alone. */
static size_t
idle_at_start(struct str text)
{
    size_t at = 0;
    while (at < text.len) {
        size_t next = at;
        if (!wording_is_separator(utf8_next(text, &next)))
            break;
        at = next;
    }
    return at;
}

static size_t
idle_at_end(struct str text)
{
    size_t end = 0;
    for (size_t at = 0; at < text.len;)
        if (!wording_is_separator(utf8_next(text, &at)))
            end = at;
    return end;
}

void
lines_cut_part(struct clean_lines *lines, struct clean_line *line, size_t from, size_t to,
               enum clean_reason reason)
{
    lines_note(lines, reason, str_slice(line->text, from, to - from));
    bool spaced = from > 0 && line->text.ptr[from - 1] == ' ' &&
                  (to >= line->text.len || strchr(" ,.;:!?", line->text.ptr[to]));
    bool first = from == 0, last = to >= line->text.len;
    from -= spaced;
    /* "Dear *|NAME|*," and "Dear all, *|NAME|*," keep one comma */
    bool comma =
        to < line->text.len && line->text.ptr[to] == ',' && from > 0 && line->text.ptr[from - 1] == ',';
    lines_splice(lines, line, from, to + comma, STR(""));
    if (first)
        lines_splice(lines, line, 0, idle_at_start(line->text), STR(""));
    if (last)
        lines_splice(lines, line, idle_at_end(line->text), line->text.len, STR(""));
    line->gone = idle_at_end(line->text) == 0;
}

bool
lines_marked(const struct clean_line *line, unsigned kinds)
{
    for (size_t i = 0; i < line->mark_count; i++)
        if (kinds & 1u << line->marks[i].kind && line->marks[i].from < line->marks[i].to)
            return true;
    return false;
}

/* The length of the next character that is no white space and no separator, and whether it is in a link of
 * one of the kinds; 0 at the end. */
static inline size_t
next_visible(const struct clean_line *line, unsigned kinds, size_t *at, bool *in_link)
{
    *in_link = false;
    while (*at < line->text.len) {
        size_t from = *at;
        if (str_is_letter(line->text.ptr[from]))
            ++*at;
        else if (wording_is_separator(utf8_next(line->text, at)))
            continue;
        for (size_t i = 0; i < line->mark_count && !*in_link; i++) {
            const struct mark *mark = &line->marks[i];
            *in_link = kinds & 1u << mark->kind && mark->from <= from && *at <= mark->to;
        }
        return *at - from;
    }
    return 0;
}

size_t
lines_linked(const struct clean_line *line, unsigned kinds, size_t *all)
{
    size_t linked = 0, bytes;
    bool in_link;
    *all = 0;
    for (size_t at = 0; (bytes = next_visible(line, kinds, &at, &in_link));) {
        *all += bytes;
        linked += in_link ? bytes : 0;
    }
    return linked;
}

bool
lines_nearly_all_linked(const struct clean_line *line, unsigned kinds)
{
    size_t linked = 0, other = 0, bytes;
    bool in_link;
    if (!lines_marked(line, kinds))
        return false;
    for (size_t at = 0; other * 10 <= line->text.len && (bytes = next_visible(line, kinds, &at, &in_link));)
        *(in_link ? &linked : &other) += bytes;
    return linked && other * 10 <= linked + other;
}
