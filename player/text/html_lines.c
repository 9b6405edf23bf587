#include "text/html_lines.h"

#include <string.h>

#define BULLET "\xE2\x80\xA2\t"
#define DASH   "\xE2\x80\x93\t" /* of a list in a list */

void
html_line_break(struct lines *lines, int breaks)
{
    if (lines->started && lines->breaks < breaks)
        lines->breaks = breaks;
    lines->space = false;
}

/* What stands before the first word of a line of the body. */
static void
put_mark(struct html *html)
{
    struct buf *out = html->rich.out;
    struct html_list *list = html->list_count ? &html->lists[html->list_count - 1] : NULL;
    if (html->item_starts && list && list->numbered)
        buf_printf(out, "%d.\t", list->number);
    else if (html->item_starts)
        buf_put(out, html->list_count > 1 ? STR(DASH) : STR(BULLET));
    else if (html->quoted)
        buf_put(out, STR(">\t"));
    html->item_starts = false;
}

static bool
is_only_nbsp(struct str word)
{
    for (size_t i = 0; i + 1 < word.len; i += 2)
        if (word.ptr[i] != '\xC2' || word.ptr[i + 1] != '\xA0')
            return false;
    return word.len % 2 == 0;
}

/* What editors leave in empty paragraphs: spaces without width. */
static bool
is_invisible(struct str word)
{
    while (str_starts(word, STR("\u200B")) || str_starts(word, STR("\uFEFF")))
        word = str_slice(word, strlen("\u200B"), SIZE_MAX);
    return word.len == 0;
}

/* Puts the gap before a word; false when the word would be nothing at the start of a line. */
static bool
put_gap(struct lines *lines, struct str word)
{
    bool line_starts = !lines->started || lines->breaks;
    if (line_starts && is_only_nbsp(word))
        return false;
    if (lines->started && lines->breaks)
        buf_put(lines->out, lines->breaks > 1 ? STR("\n\n") : STR("\n"));
    else if (lines->started && lines->space)
        buf_put_char(lines->out, ' ');
    lines->breaks = 0;
    lines->space = false;
    lines->started = true;
    return true;
}

static void
put_word(struct html *html, struct str word)
{
    if (put_gap(&html->plain, word))
        buf_put(html->plain.out, word);
    if (html->hidden)
        return;
    bool line_starts = !html->rich.started || html->rich.breaks;
    if (is_invisible(word) || !put_gap(&html->rich, word))
        return;
    if (line_starts)
        put_mark(html);
    else if (html->cell_starts)
        buf_put(html->rich.out, STR(" \xC2\xB7 "));
    html->cell_starts = false;
    buf_put(html->rich.out, word);
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* White space between words: a space, or in verbatim text what it is. */
static void
put_space(struct html *html, struct str space)
{
    size_t ends = 0;
    for (size_t i = 0; i < space.len; i++)
        ends += space.ptr[i] == '\n';
    if (html->verbatim && ends) {
        html_line_break(&html->plain, 1);
        html_line_break(&html->rich, ends > 1 ? 2 : 1);
    } else if (html->bare && ends > 1) {
        html->plain.space = true;
        html_line_break(&html->rich, 2);
    } else {
        html->plain.space = true;
        html->rich.space = true;
    }
}

void
html_put_text(struct html *html, struct str text)
{
    for (size_t at = 0; at < text.len;) {
        bool space = is_space(text.ptr[at]);
        size_t end = at;
        while (end < text.len && is_space(text.ptr[end]) == space)
            end++;
        struct str part = str_slice(text, at, end - at);
        if (space)
            put_space(html, part);
        else
            put_word(html, part);
        at = end;
    }
}
