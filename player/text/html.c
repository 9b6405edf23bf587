#include "text/html.h"

#include <string.h>

#include "base/utf8.h"
#include "text/html_element.h"
#include "text/markup.h"

#define ATTRIBUTES 64

#define BULLET "\xE2\x80\xA2\t"
#define DASH   "\xE2\x80\x93\t" /* of a list in a list */

/* The next word starts a line, or with 2 `breaks` a paragraph. Nothing comes of it at the start and the end.
 */
static void
break_line(struct lines *lines, int breaks)
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
        break_line(&html->plain, 1);
        break_line(&html->rich, ends > 1 ? 2 : 1);
    } else if (html->untagged && ends > 1) {
        html->plain.space = true;
        break_line(&html->rich, 2);
    } else {
        html->plain.space = true;
        html->rich.space = true;
    }
}

/* Appends the words of a text to both; those in hidden elements to the plain one alone. */
static void
put_text(struct html *html, struct str text)
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

static void
on_text(void *context, struct str text, bool cdata)
{
    struct html *html = context;
    (void)cdata;
    if (!html->dropped)
        put_text(html, text);
}

static void
break_block(struct html *html, unsigned effects)
{
    break_line(&html->plain, 1);
    if (effects & HTML_CELL && html->rich.breaks == 0)
        html->cell_starts = html->rich.started;
    else
        break_line(&html->rich, effects & HTML_PARAGRAPH && html->list_count == 0 ? 2 : 1);
}

static void
open_list(struct html *html, bool numbered)
{
    if (html->list_count < HTML_LISTS_MAX)
        html->lists[html->list_count++] = (struct html_list){.numbered = numbered};
}

static void
open_item(struct html *html)
{
    html->item_starts = true;
    if (html->list_count)
        html->lists[html->list_count - 1].number++;
}

/* A line break; two of them part paragraphs. */
static void
put_break(struct html *html)
{
    break_line(&html->plain, 1);
    break_line(&html->rich, html->rich.breaks ? 2 : 1);
}

/* Counts elements whose content is special in, or with -1 out again. */
static void
count_open(struct html *html, unsigned effects, int step)
{
    const struct {
        unsigned effect;
        size_t *open;
    } counters[] = {{HTML_DROP, &html->dropped},
                    {HTML_HIDE, &html->hidden},
                    {HTML_QUOTE, &html->quoted},
                    {HTML_VERBATIM, &html->verbatim}};
    for (size_t i = 0; i < sizeof(counters) / sizeof(counters[0]); i++) {
        if (!(effects & counters[i].effect))
            continue;
        if (step > 0)
            ++*counters[i].open;
        else if (*counters[i].open)
            --*counters[i].open;
    }
}

static void
on_open(void *context, const struct tag *tag)
{
    struct html *html = context;
    unsigned effects = html_effects(tag->name);
    if (effects & HTML_PICTURE)
        html_add_pictures(html, tag);
    if (effects & HTML_BREAK)
        put_break(html);
    if (effects & HTML_LINE)
        break_block(html, effects);
    if (tag->empty || effects & HTML_VOID)
        return;
    if (effects & (HTML_BULLETS | HTML_NUMBERS))
        open_list(html, effects & HTML_NUMBERS);
    if (effects & HTML_ITEM)
        open_item(html);
    count_open(html, effects, 1);
}

static void
on_close(void *context, struct str name)
{
    struct html *html = context;
    unsigned effects = html_effects(name);
    if (effects & HTML_VOID && !(effects & HTML_BREAK))
        return;
    if (effects & HTML_BREAK)
        put_break(html);
    if (effects & (HTML_BULLETS | HTML_NUMBERS) && html->list_count)
        html->list_count--;
    if (effects & HTML_ITEM)
        html->item_starts = false;
    if (effects & HTML_LINE)
        break_block(html, effects);
    count_open(html, effects, -1);
}

void
html_init(struct html *html, size_t text_bytes, size_t body_bytes)
{
    static const struct markup_events events = {on_open, on_close, on_text};
    *html = (struct html){0};
    buf_init(&html->text, text_bytes);
    buf_init(&html->body, body_bytes);
    html->markup = markup_create(MARKUP_HTML, ATTRIBUTES, &events, html);
}

void
html_finish(struct html *html)
{
    markup_destroy(html->markup);
    buf_finish(&html->text);
    buf_finish(&html->body);
}

static void
start(struct html *html, struct arena *arena)
{
    buf_clear(&html->text);
    buf_clear(&html->body);
    html->arena = arena;
    html->plain = (struct lines){.out = &html->text};
    html->rich = (struct lines){.out = &html->body};
    html->dropped = html->hidden = html->quoted = html->verbatim = 0;
    html->list_count = html->picture_count = 0;
    html->item_starts = html->cell_starts = html->untagged = false;
}

/* Takes back what the ceiling cut in the middle of a character. */
static void
trim_cut(struct buf *out)
{
    if (out->full)
        out->len =
            utf8_prefix(buf_str(out), out->len - (out->len >= UTF8_MAX_BYTES ? UTF8_MAX_BYTES : 0)).len;
}

static void
end(struct html *html)
{
    trim_cut(&html->text);
    trim_cut(&html->body);
    if (html->body.len == 0)
        buf_put(&html->body, utf8_prefix(buf_str(&html->text), html->body.ceiling));
}

void
html_read(struct html *html, struct arena *arena, struct str source)
{
    start(html, arena);
    html->untagged = !memchr(source.ptr ? source.ptr : "", '<', source.len);
    markup_reset(html->markup);
    markup_push(html->markup, source);
    markup_finish(html->markup);
    end(html);
}

/* Takes the sign of a list item off the start of a line: the plain text keeps it, the body has its own. */
static void
take_bullet(struct html *html, struct str *line)
{
    static const char *const signs[] = {"- ", "* ", "\xE2\x80\xA2 ", "\xE2\x80\x93 "};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        struct str sign = str_from(signs[i]);
        if (str_starts(*line, sign)) {
            *line = str_slice(*line, sign.len, SIZE_MAX);
            html->hidden = 1;
            put_text(html, sign);
            html->hidden = 0;
            html->item_starts = true;
            return;
        }
    }
}

void
html_read_plain(struct html *html, struct str source)
{
    start(html, NULL);
    while (source.ptr) {
        struct str line = str_trim(str_split(&source, '\n'));
        break_line(&html->plain, 1);
        break_line(&html->rich, html->rich.breaks || line.len == 0 ? 2 : 1);
        take_bullet(html, &line);
        put_text(html, line);
        html->item_starts = false;
    }
    end(html);
}
