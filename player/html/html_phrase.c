#include <string.h>

#include "html/html_private.h"
#include "text/picture_url.h"
#include "text/url.h"

/* A longer one is not superscript or subscript. */
#define RAISED_BYTES_MAX 64

/* Converts the text of a <sup> or <sub>; control characters around it are kept. */
static void
end_raised(struct html *html)
{
    struct buf *body = html->rich.out, set;
    struct html_phrase *phrase = &html->phrase;
    struct str text = str_slice(buf_str(body), phrase->raised_from, SIZE_MAX);
    char sign = phrase->raised;
    phrase->raised = '\0';
    size_t from = 0, to = text.len;
    while (from < to && (unsigned char)text.ptr[from] < ' ')
        from++;
    while (to > from && (unsigned char)text.ptr[to - 1] < ' ')
        to--;
    if (!sign || !phrase->raised_put || body->full || from == to || text.len > RAISED_BYTES_MAX)
        return;
    buf_init(&set, (size_t)RAISED_BYTES_MAX * 4);
    buf_put(&set, str_slice(text, 0, from));
    html_set_raised(str_slice(text, from, to - from), sign, &set);
    buf_put(&set, str_slice(text, to, SIZE_MAX));
    body->len = phrase->raised_from;
    buf_put(body, buf_str(&set));
    buf_finish(&set);
}

static void
begin_raised(struct html *html, char sign)
{
    html->phrase.raised = sign;
    html->phrase.raised_put = false;
}

/* True for a word in a space-separated list, ignoring ASCII case. */
static bool
has_class(struct str list, const char *const *names, size_t count)
{
    while (list.len) {
        struct str one = str_trim(str_split(&list, ' '));
        for (size_t i = 0; i < count; i++)
            if (str_equal_nocase(one, str_from(names[i])))
                return true;
    }
    return false;
}

/* Detected by its element, its style or its class. */
static bool
is_struck(const struct tag *tag, unsigned effects)
{
    static const char *const names[] = {"line-through", "strikethrough", "strike", "strike-through",
                                        "text-strike",  "struck",        "barre"};
    struct str style = tag_attribute(tag, "style");
    return effects & HTML_STRUCK || (style.len && str_find(style, STR("line-through")) != SIZE_MAX) ||
           has_class(tag_attribute(tag, "class"), names, sizeof(names) / sizeof(names[0]));
}

static void
open_struck(struct html *html, const struct tag *tag, unsigned effects)
{
    struct html_phrase *phrase = &html->phrase;
    struct str name = str_slice(tag->name, 0, sizeof(phrase->struck) - 1);
    if (phrase->struck_depth) {
        phrase->struck_depth += str_equal_nocase(name, str_from(phrase->struck));
    } else if (is_struck(tag, effects)) {
        memcpy(phrase->struck, name.ptr, name.len);
        phrase->struck[name.len] = '\0';
        phrase->struck_depth = 1;
        phrase->was_struck = true;
    }
}

/* A link to a footnote, or back from there. */
static bool
is_note_link(struct str href)
{
    static const char *const notes[] = {"#fn",   "#_fn",  "#ftn",  "#_ftn",
                                        "#foot", "#note", "#cite", "#sdfootnote"};
    if (str_find(href, STR("#")) == SIZE_MAX)
        return false;
    if (str_starts(href, STR("#")))
        return href.len > 1;
    for (size_t i = 0; i < sizeof(notes) / sizeof(notes[0]); i++)
        if (str_find(href, str_from(notes[i])) != SIZE_MAX)
            return true;
    return false;
}

/* The arrows of links back from a footnote. */
static bool
is_arrow(struct str word)
{
    static const char *const arrows[] = {"\u21A9", "\u2191", "\u21B5", "\u2B06", "\u2934", "^"};
    for (size_t i = 0; i < sizeof(arrows) / sizeof(arrows[0]); i++)
        if (str_starts(word, str_from(arrows[i])))
            return true;
    return str_equal(word, STR("\uFE0E")) || str_equal(word, STR("\uFE0F"));
}

/* "[1]". */
static bool
is_number(struct str word)
{
    int64_t number = 0;
    return word.len > 2 && word.ptr[0] == '[' && word.ptr[word.len - 1] == ']' &&
           str_to_int(str_slice(word, 1, word.len - 2), &number);
}

bool
html_is_unsaid(const struct html *html, struct str word)
{
    const struct html_phrase *phrase = &html->phrase;
    return phrase->struck_depth || (phrase->note && (phrase->raised || is_arrow(word) || is_number(word)));
}

/* The check box sign in a text; absent for one at the beginning of a list item. */
static struct str
open_checkbox(struct html *html, const struct tag *tag)
{
    bool done = tag_attribute(tag, "checked").ptr;
    if (!str_equal_nocase(str_trim(tag_attribute(tag, "type")), STR("checkbox")))
        return STR_NONE;
    if (!html->item_starts)
        return done ? STR("\u2713") : STR("\u25A1");
    html->task = done ? 'x' : 'o';
    return STR_NONE;
}

static void
open_link(struct html *html, struct str href)
{
    bool picture = html->arena && href.len <= URL_BYTES_MAX && picture_url_has_ending(href);
    html->phrase.note = is_note_link(href);
    html->phrase.linked = picture ? arena_str(html->arena, href) : STR_NONE;
}

/* The state of an item of a task list that is marked so, as by editors and wikis; '\0' for all others. */
static char
task_of(const struct tag *tag)
{
    static const char *const done[] = {"checked"};
    struct str said = tag_attribute(tag, "data-checked");
    if (said.ptr)
        return str_equal_nocase(said, STR("true")) ? 'x' : 'o';
    if (!tag_attribute(tag, "data-inline-task-id").ptr)
        return '\0';
    return has_class(tag_attribute(tag, "class"), done, 1) ? 'x' : 'o';
}

/* The mark of a quotation at a depth, from 0 on: a quotation in a quotation in one has those of the first. */
static void
put_quote(struct html *html, size_t depth, bool opens)
{
    const struct quotation *marks = &html->quotation;
    size_t inner = depth % 2;
    if (!html->language.len)
        buf_put(html->rich.out, inner ? STR("'") : STR("\""));
    else
        buf_put(html->rich.out, str_from(opens ? marks->open[inner] : marks->close[inner]));
}

static void
open_quote(struct html *html)
{
    html->phrase.quotes++;
    html->phrase.quotes_due++;
    if (!html->quotes_known)
        html->quotation = quotation_of(html->language);
    html->quotes_known = true;
}

struct str
html_open_phrase(struct html *html, const struct tag *tag, unsigned effects)
{
    struct html_phrase *phrase = &html->phrase;
    phrase->seam = phrase->closed;
    if (effects & HTML_CHECKBOX)
        return open_checkbox(html, tag);
    if (tag->empty || effects & HTML_VOID)
        return html_picture_sign(tag);
    open_struck(html, tag, effects);
    if (effects & HTML_ITEM)
        html->task = task_of(tag);
    if (effects & HTML_LINK)
        open_link(html, str_trim(tag_attribute(tag, "href")));
    if (effects & (HTML_RAISED | HTML_LOWERED))
        begin_raised(html, effects & HTML_RAISED ? '^' : '_');
    if (effects & HTML_QUOTED)
        open_quote(html);
    phrase->code += (effects & HTML_CODE) != 0;
    phrase->bold += (effects & (HTML_BOLD | HTML_HEADING)) != 0;
    return STR_NONE;
}

static void
end_quote(struct html *html)
{
    struct html_phrase *phrase = &html->phrase;
    if (!phrase->quotes)
        return;
    phrase->quotes--;
    if (phrase->quotes_due)
        phrase->quotes_due--;
    else
        put_quote(html, phrase->quotes, false);
}

static void
take_one(size_t *open)
{
    if (*open)
        --*open;
}

void
html_close_phrase(struct html *html, struct str name, unsigned effects)
{
    struct html_phrase *phrase = &html->phrase;
    phrase->closed = !(effects & HTML_LINE);
    if (phrase->struck_depth &&
        str_equal_nocase(str_slice(name, 0, sizeof(phrase->struck) - 1), str_from(phrase->struck)))
        phrase->struck_depth--;
    if (effects & HTML_LINK) {
        phrase->note = false;
        phrase->linked = STR_NONE;
    }
    if (effects & (HTML_RAISED | HTML_LOWERED))
        end_raised(html);
    if (effects & HTML_QUOTED)
        end_quote(html);
    if (effects & HTML_CODE)
        take_one(&phrase->code);
    if (effects & (HTML_BOLD | HTML_HEADING))
        take_one(&phrase->bold);
}

bool
html_is_seam(const struct html *html, struct str word)
{
    const struct buf *out = html->rich.out;
    char last = out->len ? out->ptr[out->len - 1] : ' ', first = word.ptr[0];
    return html->phrase.seam && last >= 'a' && last <= 'z' && first >= 'A' && first <= 'Z';
}

/* Quotation marks in code must not be replaced: a joiner prevents that. */
static void
put_code(struct buf *out, struct str word)
{
    for (size_t i = 0; i < word.len; i++) {
        if (word.ptr[i] == '"')
            buf_put(out, STR("\u2060"));
        buf_put_char(out, word.ptr[i]);
    }
}

void
html_put_phrase(struct html *html, struct str word, bool line_starts)
{
    struct html_phrase *phrase = &html->phrase;
    struct buf *out = html->rich.out;
    phrase->seam = false;
    for (; phrase->quotes_due; phrase->quotes_due--)
        put_quote(html, phrase->quotes - phrase->quotes_due, true);
    if (phrase->raised && !phrase->raised_put) {
        phrase->raised_put = !line_starts; /* there it is the mark of a footnote */
        phrase->raised_from = out->len;
    }
    if (phrase->code && !html->verbatim)
        put_code(out, word);
    else
        buf_put(out, word);
}
