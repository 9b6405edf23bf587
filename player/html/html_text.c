#include <string.h>
#include <unicode/uchar.h>

#include "base/byte_scan.h"
#include "base/utf8.h"
#include "html/html_private.h"

#define BULLET "\xE2\x80\xA2\t"
#define DASH   "\xE2\x80\x93\t" /* of a list in a list */
#define DONE   "\xE2\x9C\x93\t" /* of a task */
#define OPEN   "\xE2\x96\xA1\t"

/* A line that is all bold and not longer than this, in bytes, is a heading of the next lines. */
#define HEADING_BYTES_MAX 80
#define TAB_SPACES        4
#define EMOJI_BYTES_MAX   16 /* one with a colour of skin and a variation */
#define ZWJ               0x200D

void
html_break(struct html_lines *lines, int breaks)
{
    if (lines->started && lines->breaks < breaks)
        lines->breaks = breaks;
    lines->space = false;
}

void
html_break_body(struct html *html, int breaks)
{
    if (html_in_cell(html)) {
        html_break_cell(html);
        return;
    }
    if (html->line.join.ptr)
        return;
    html_break(&html->rich, breaks);
    html->line.fixed = STR_NONE;
    html->line.indent = 0;
}

/* The text before the first word of a line of the body. */
static struct str
mark_of(struct html *html)
{
    struct html_list *list = html->list_count ? &html->lists[html->list_count - 1] : NULL;
    bool starts = html->item_starts;
    char task = html->task;
    html->item_starts = false;
    html->task = '\0';
    if (starts && task)
        return task == 'x' ? STR(DONE) : STR(OPEN);
    if (starts && list && list->numbered)
        return buf_printf(html->rich.out, "%d.\t", list->number), STR("");
    if (starts)
        return html->list_count > 1 ? STR(DASH) : STR(BULLET);
    if (html->quoted)
        return STR(">\t");
    if (html->heading)
        return STR("#\t");
    return html->verbatim ? STR("`\t") : STR_NONE;
}

static bool
ends_sentence(struct str line)
{
    return line.len && strchr(".!,;", line.ptr[line.len - 1]);
}

/* True when the next word is bold. */
static bool
is_bold(const struct html *html)
{
    return html->phrase.bold > 0 || html_in_header(html);
}

/* The line that ends was a heading if all of it was bold and the following text is not. */
static void
mark_heading(struct html *html)
{
    struct buf *out = html->rich.out;
    struct html_line *line = &html->line;
    size_t len = out->len - line->from;
    struct str text = str_slice(buf_str(out), line->from, len);
    if (!line->bold || !line->apart || line->marked || is_bold(html) || len > HEADING_BYTES_MAX ||
        ends_sentence(text) || !buf_put(out, STR("#\t")))
        return;
    memmove(out->ptr + line->from + 2, out->ptr + line->from, len);
    memcpy(out->ptr + line->from, "#\t", 2);
}

static void
put_indent(struct html *html)
{
    for (; html->line.indent; html->line.indent--)
        buf_put(html->rich.out, STR(UTF8_NBSP));
}

/* A line of the body begins, with its gap and its mark. */
static void
start_line(struct html *html)
{
    struct html_lines *lines = &html->rich;
    int breaks = lines->breaks;
    if (lines->started)
        mark_heading(html);
    if (lines->started && breaks)
        buf_put(lines->out, breaks > 1 ? STR("\n\n") : STR("\n"));
    struct str mark = mark_of(html);
    buf_put(lines->out, mark);
    html->line = (struct html_line){.from = lines->out->len,
                                    .indent = html->verbatim ? html->line.indent : 0,
                                    .marked = mark.ptr,
                                    .apart = !lines->started || breaks > 1,
                                    .bold = true};
    lines->started = true;
    lines->breaks = 0;
    put_indent(html);
}

/* The space before a word inside a line. */
static void
put_gap(struct html *html, struct str word)
{
    struct buf *out = html->rich.out;
    struct html_line *line = &html->line;
    bool closing = html->phrase.skipped && strchr(",.)", word.ptr[0]);
    if (line->join.ptr)
        buf_put(out, out->len && strchr("?!:", out->ptr[out->len - 1]) ? STR(" ") : line->join);
    else if (line->indent > 1)
        put_indent(html);
    else if (closing)
        line->fixed = STR_NONE;
    else if (html->rich.space || line->indent || html_is_seam(html, word))
        buf_put_char(out, ' ');
    else
        buf_put(out, line->fixed);
    line->indent = 0;
}

/* Zero-width characters that editors leave in empty paragraphs. Inside a line some of them have a meaning. */
static bool
is_invisible(struct str word, bool line_starts)
{
    static const char *const signs[] = {"\u200B", "\uFEFF", "\u200E", "\u200F",
                                        "\u200C", "\u200D", "\u2060", "\u00AD"};
    const size_t count = line_starts ? sizeof(signs) / sizeof(signs[0]) : 2;
    size_t took = 1;
    if (word.len && (unsigned char)word.ptr[0] < 0x80)
        return false;
    while (word.len && took) {
        took = 0;
        for (size_t i = 0; i < count && !took; i++)
            if (str_starts(word, str_from(signs[i])))
                took = strlen(signs[i]);
        word = str_slice(word, took, SIZE_MAX);
    }
    return word.len == 0;
}

/* True when the line that ends is a single emoji, as at the side of a box: the next line belongs to it. */
static bool
is_emoji_line(const struct html *html)
{
    struct str line = str_slice(buf_str(html->rich.out), html->line.from, SIZE_MAX);
    bool begins = html->item_starts || html->quoted || html->heading || html->verbatim;
    if (begins || html->line.marked || html_in_rows(html) || line.len < 3 || line.len > EMOJI_BYTES_MAX ||
        (unsigned char)line.ptr[0] < 0xE2)
        return false;
    for (size_t at = 0; at < line.len;) {
        UChar32 code = (UChar32)utf8_next(line, &at);
        if (code < 0x2100 && code != ZWJ)
            return false;
        if (!u_hasBinaryProperty(code, UCHAR_EMOJI) && !u_hasBinaryProperty(code, UCHAR_EMOJI_COMPONENT))
            return false;
    }
    return true;
}

static void
put_piece(struct html *html, struct str word)
{
    struct html_lines *lines = &html->rich;
    bool line_starts = !lines->started || lines->breaks;
    if (is_invisible(word, line_starts))
        return;
    if (line_starts && lines->started && is_emoji_line(html)) {
        lines->breaks = 0;
        lines->space = true;
        line_starts = false;
    }
    if (line_starts)
        start_line(html);
    if (!html_put_cell(html) && !line_starts)
        put_gap(html, word);
    lines->space = false;
    html->line.fixed = html->line.join = STR_NONE;
    html->line.pair = html->pair;
    html->line.bold &= is_bold(html);
    html->phrase.skipped = false;
    html_put_marks(html);
    html_put_phrase(html, word, line_starts);
}

/* The space of fixed width at the start; absent when there is none. */
static struct str
fixed_space(struct str word)
{
    static const struct str spaces[] = {{UTF8_NBSP, 2}, {UTF8_NNBSP, 3}};
    for (size_t i = 0; i < sizeof(spaces) / sizeof(spaces[0]); i++)
        if (str_starts(word, spaces[i]))
            return spaces[i];
    return STR_NONE;
}

/* A single one is kept; several, or one beside a space, become a space. */
static void
note_fixed(struct html *html, struct str space)
{
    struct html_line *line = &html->line;
    if (html->verbatim)
        line->indent++;
    else if (line->fixed.ptr)
        html->rich.space = true;
    else
        line->fixed = space;
}

void
html_put_body(struct html *html, struct str word)
{
    if (html->hidden)
        return;
    if (html_is_unsaid(html, word)) {
        html->phrase.skipped = true;
        return;
    }
    while (word.len) {
        struct str space = fixed_space(word);
        size_t len = space.len;
        while (!space.ptr && len < word.len &&
               ((unsigned char)word.ptr[len] < 0x80 || !fixed_space(str_slice(word, len, SIZE_MAX)).ptr))
            len++;
        if (space.ptr)
            note_fixed(html, space);
        else
            put_piece(html, str_slice(word, 0, len));
        word = str_slice(word, len, SIZE_MAX);
    }
}

static bool
is_only_nbsp(struct str word)
{
    for (size_t i = 0; i + 1 < word.len; i += 2)
        if (word.ptr[i] != '\xC2' || word.ptr[i + 1] != '\xA0')
            return false;
    return word.len % 2 == 0;
}

static void
put_plain(struct html_lines *lines, struct str word)
{
    bool line_starts = !lines->started || lines->breaks;
    if (line_starts && is_only_nbsp(word))
        return;
    if (lines->started && lines->breaks)
        buf_put(lines->out, lines->breaks > 1 ? STR("\n\n") : STR("\n"));
    else if (lines->started && lines->space)
        buf_put_char(lines->out, ' ');
    lines->breaks = 0;
    lines->space = false;
    lines->started = true;
    buf_put(lines->out, word);
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* White space in verbatim text: line ends and spaces are kept. */
static void
put_verbatim(struct html *html, struct str space)
{
    size_t ends = 0, indent = 0;
    for (size_t i = 0; i < space.len; i++) {
        char c = space.ptr[i];
        ends += c == '\n';
        indent = c == '\n' || c == '\r' ? 0 : indent + (c == '\t' ? TAB_SPACES : 1);
    }
    if (ends) {
        html_break(&html->plain, 1);
        html_break_body(html, ends > 1 ? 2 : 1);
        html->line.indent = 0;
    }
    html->plain.space = html->plain.space || !ends;
    html->line.indent += indent;
}

/* White space between words: one space, or unchanged in verbatim text. */
static void
put_space(struct html *html, struct str space)
{
    size_t ends = 0;
    if (html->verbatim) {
        put_verbatim(html, space);
        return;
    }
    for (size_t i = 0; i < space.len; i++)
        ends += space.ptr[i] == '\n';
    html->plain.space = true;
    if (html->untagged && ends)
        html_break_body(html, ends > 1 ? 2 : 1);
    else
        html->rich.space = true;
}

/* Nothing is before the next word in either text but its space: no mark, no sign, no cell. */
static bool
goes_on(const struct html *html)
{
    const struct html_phrase *phrase = &html->phrase;
    const struct html_line *line = &html->line;
    bool begins = !html->plain.started || html->plain.breaks || !html->rich.started || html->rich.breaks;
    bool signs = phrase->struck_depth || phrase->note || phrase->raised || phrase->quotes_due ||
                 phrase->code || phrase->seam;
    bool marks = html->marks.in_link.open > html->marks.in_link.put ||
                 html->marks.in_element.open > html->marks.in_element.put;
    return !begins && !signs && !marks && !html->hidden && !html->verbatim && !html_in_rows(html) &&
           !html->plain.space && !html->rich.space && !line->fixed.ptr && !line->join.ptr && !line->indent;
}

/* From `at` on, the next byte that may not be in a run of words: below a space, or a space before another, or
 * the first byte of U+00A0, U+200B or U+FEFF; or a few bytes before it at the end of the text. */
static size_t
seldom_at(struct str text, size_t at)
{
    for (; at + BYTE_SCAN_BYTES < text.len; at += BYTE_SCAN_BYTES) {
        uint64_t word = byte_scan_load(text.ptr + at), next = byte_scan_load(text.ptr + at + 1);
        uint64_t seldom = byte_scan_below(word, ' ') | byte_scan_equal(word, 0xC2) |
                          byte_scan_equal(word, 0xE2) | byte_scan_equal(word, 0xEF) |
                          (byte_scan_exact(word, ' ') & byte_scan_exact(next, ' '));
        if (seldom)
            return at + byte_scan_first(seldom);
    }
    return at;
}

static bool
is_in_run(struct str text)
{
    bool spaces = text.ptr[0] == ' ' && text.len > 1 && is_space(text.ptr[1]);
    bool control = (unsigned char)text.ptr[0] < ' ';
    return !spaces && !control && !fixed_space(text).ptr && !str_starts(text, STR("\u200B")) &&
           !str_starts(text, STR("\uFEFF"));
}

/* Words with one space before each, which are most of a text, are put at once; returns how many bytes they
 * are. */
static size_t
put_run(struct html *html, struct str text)
{
    size_t end = text.ptr[0] == ' ' ? seldom_at(text, 0) : 0;
    while (end < text.len && text.ptr[0] == ' ' && is_in_run(str_slice(text, end, SIZE_MAX)))
        end = seldom_at(text, end + 1);
    /* a word that is not whole is not put */
    if (end < text.len && !is_space(text.ptr[end]))
        while (end > 0 && text.ptr[end - 1] != ' ')
            end--;
    while (end > 0 && text.ptr[end - 1] == ' ')
        end--;
    buf_put(html->plain.out, str_slice(text, 0, end));
    buf_put(html->rich.out, str_slice(text, 0, end));
    return end;
}

void
html_put_text(struct html *html, struct str text)
{
    html->phrase.closed = false;
    for (size_t at = 0; at < text.len;) {
        bool space = is_space(text.ptr[at]);
        size_t end = at;
        while (end < text.len && is_space(text.ptr[end]) == space)
            end++;
        struct str part = str_slice(text, at, end - at);
        at = end;
        if (space) {
            put_space(html, part);
            continue;
        }
        put_plain(&html->plain, part);
        html_put_body(html, part);
        if (at < text.len && goes_on(html))
            at += put_run(html, str_slice(text, at, SIZE_MAX));
    }
}
