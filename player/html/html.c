#include "html/html.h"

#include <string.h>

#include "base/utf8.h"
#include "html/html_private.h"

#define ATTRIBUTES      64
#define LIST_NUMBER_MAX 9999

static void
on_text(void *context, struct str text, bool cdata)
{
    struct html *html = context;
    (void)cdata;
    if (!html->dropped)
        html_put_text(html, text);
}

static void
break_block(struct html *html, unsigned effects)
{
    html_break(&html->plain, 1);
    if (effects & HTML_CELL && html_in_rows(html))
        return;
    bool paragraph = effects & (HTML_PARAGRAPH | HTML_CELL);
    html_break_body(html, paragraph && html->list_count == 0 ? 2 : 1);
}

/* The description of a term follows it: "Monday: fish". */
static void
open_pair(struct html *html, unsigned effects)
{
    bool term = effects & HTML_TERM;
    char before = html->rich.started ? html->line.pair : '\0';
    bool sentence = html->body.len && strchr(".!?", html->body.ptr[html->body.len - 1]);
    html->pair = term ? 't' : 'd';
    if (!before || (before == 'd' && (term || sentence)))
        return;
    bool french = str_starts_nocase(html->language, STR("fr"));
    html->line.join = before != 't' || term ? STR(", ") : french ? STR("\u00A0: ") : STR(": ");
    html->rich.breaks = 0;
}

/* The number given by a list or a list item; else `number`. */
static int
number_of(const struct tag *tag, const char *name, int number)
{
    int64_t said;
    bool good = str_to_int(str_trim(tag_attribute(tag, name)), &said) && said >= 0 && said <= LIST_NUMBER_MAX;
    return good ? (int)said : number;
}

static void
open_list(struct html *html, const struct tag *tag, bool numbered)
{
    if (html->line.join.ptr) {
        html->line.join = STR_NONE;
        html_break(&html->rich, 1);
    }
    if (html->list_count < HTML_LISTS_MAX)
        html->lists[html->list_count++] =
            (struct html_list){.numbered = numbered, .number = number_of(tag, "start", 1) - 1};
}

static void
open_item(struct html *html, const struct tag *tag)
{
    struct html_list *list = html->list_count ? &html->lists[html->list_count - 1] : NULL;
    html->item_starts = true;
    if (list)
        list->number = number_of(tag, "value", list->number + 1);
}

/* A line break; two of them separate paragraphs. */
static void
put_break(struct html *html)
{
    html_break(&html->plain, 1);
    html_break_body(html, html->rich.breaks ? 2 : 1);
}

/* Counts elements with special content or, with -1, their ends. */
static void
count_open(struct html *html, unsigned effects, int step)
{
    const struct {
        unsigned effect;
        size_t *open;
    } counters[] = {{HTML_DROP, &html->dropped},
                    {HTML_HIDE, &html->hidden},
                    {HTML_QUOTE, &html->quoted},
                    {HTML_HEADING, &html->heading},
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
    html_open_table(html, tag, effects);
    if (effects & HTML_LINE)
        break_block(html, effects);
    if (effects & (HTML_TERM | HTML_DETAILS))
        open_pair(html, effects);
    if (!tag->empty && effects & (HTML_BULLETS | HTML_NUMBERS))
        open_list(html, tag, effects & HTML_NUMBERS);
    if (!tag->empty && effects & HTML_ITEM)
        open_item(html, tag);
    struct str sign = html_open_phrase(html, tag, effects);
    if (!html->dropped)
        html_put_body(html, sign);
    if (!tag->empty && !(effects & HTML_VOID))
        count_open(html, effects, 1);
    html_open_marks(html, tag, effects & HTML_LINE);
}

static void
on_close(void *context, struct str name)
{
    struct html *html = context;
    unsigned effects = html_effects(name);
    html_close_marks(html, name);
    if (effects & HTML_VOID && !(effects & HTML_BREAK))
        return;
    if (effects & HTML_BREAK)
        put_break(html);
    if (effects & (HTML_BULLETS | HTML_NUMBERS) && html->list_count)
        html->list_count--;
    if (effects & HTML_ITEM) {
        html->item_starts = false;
        html->task = '\0';
    }
    html_close_phrase(html, name, effects);
    html_close_table(html, effects);
    if (effects & HTML_LINE)
        break_block(html, effects);
    if (effects & (HTML_TERM | HTML_DETAILS))
        html->pair = '\0';
    count_open(html, effects, -1);
}

void
html_init(struct html *html, size_t text_bytes, size_t body_bytes)
{
    static const struct markup_events events = {on_open, on_close, on_text, NULL};
    *html = (struct html){0};
    buf_init(&html->text, text_bytes);
    buf_init(&html->body, body_bytes);
    html->markup = markup_create(MARKUP_HTML, ATTRIBUTES, &events, html);
}

void
html_finish(struct html *html)
{
    markup_destroy(html->markup);
    html_tables_destroy(html->tables);
    buf_finish(&html->text);
    buf_finish(&html->body);
}

static void
start(struct html *html, struct arena *arena)
{
    buf_clear(&html->text);
    buf_clear(&html->body);
    html->arena = arena;
    html->plain = (struct html_lines){.out = &html->text};
    html->rich = (struct html_lines){.out = &html->body};
    html->dropped = html->hidden = html->quoted = html->verbatim = html->heading = 0;
    html->list_count = html->picture_count = 0;
    html->item_starts = html->untagged = html->quotes_known = false;
    html->task = html->pair = '\0';
    html->line = (struct html_line){0};
    html->phrase = (struct html_phrase){0};
    html->marks = (struct html_marks){.link = html->marks.link, .ctx = html->marks.ctx};
}

/* Removes a character that the ceiling cut in the middle. */
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
    if (html->body.len == 0 && !html->phrase.was_struck)
        buf_put(&html->body, utf8_prefix(buf_str(&html->text), html->body.ceiling));
}

static bool
has_line_end(struct str source)
{
    return source.ptr && memchr(source.ptr, '\n', source.len);
}

void
html_read(struct html *html, struct arena *arena, struct str source)
{
    struct buf joined;
    start(html, arena);
    html_survey(html, source);
    html->untagged = !memchr(source.ptr ? source.ptr : "", '<', source.len);
    buf_init(&joined, source.len);
    if (html->untagged && has_line_end(source)) {
        html_join_lines(source, true, &joined);
        source = buf_str(&joined);
    }
    markup_reset(html->markup);
    markup_push(html->markup, source);
    markup_finish(html->markup);
    end(html);
    buf_finish(&joined);
}

/* Removes the bullet of a list item at the start of a line: the plain text keeps it, the body has its own. */
static void
take_bullet(struct html *html, struct str *line)
{
    static const char *const signs[] = {"- ", "* ", "\xE2\x80\xA2 ", "\xE2\x80\x93 "};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++) {
        struct str sign = str_from(signs[i]);
        if (str_starts(*line, sign)) {
            *line = str_slice(*line, sign.len, SIZE_MAX);
            html->hidden = 1;
            html_put_text(html, sign);
            html->hidden = 0;
            html->item_starts = true;
            return;
        }
    }
}

void
html_read_plain(struct html *html, struct str source)
{
    struct buf joined;
    start(html, NULL);
    html_tables_destroy(html->tables);
    html->tables = NULL;
    buf_init(&joined, source.len);
    if (has_line_end(source)) {
        html_join_lines(source, false, &joined);
        source = buf_str(&joined);
    }
    while (source.ptr) {
        struct str line = str_trim(str_split(&source, '\n'));
        html_break(&html->plain, 1);
        html_break_body(html, html->rich.breaks || line.len == 0 ? 2 : 1);
        take_bullet(html, &line);
        html_put_text(html, line);
        html->item_starts = false;
    }
    end(html);
    buf_finish(&joined);
}
