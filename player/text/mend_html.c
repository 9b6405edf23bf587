#include <string.h>

#include "text/html.h"
#include "text/mend.h"

/* The name of an element of HTML that texts have, at the start; `blocks`: only of those that part lines. */
static bool
is_element(struct str text, bool blocks)
{
    static const char *const names[] = {"p",  "br", "div", "li", "ul", "ol",     "h1", "h2",  "h3",
                                        "h4", "a",  "b",   "i",  "em", "strong", "u",  "span"};
    size_t len = 0, count = blocks ? 10 : sizeof(names) / sizeof(names[0]);
    while (len < text.len && !strchr(" \n/>", text.ptr[len]))
        len++;
    for (size_t i = 0; i < count && len < text.len; i++)
        if (str_equal_nocase(str_slice(text, 0, len), str_from(names[i])))
            return true;
    return false;
}

static bool
has_tag(struct str text, struct str start, bool blocks)
{
    for (size_t at = str_find(text, start); at != SIZE_MAX; at = str_find(text, start)) {
        text = str_slice(text, at + start.len, SIZE_MAX);
        if (is_element(text, blocks))
            return true;
    }
    return false;
}

bool
mend_is_html(struct str text)
{
    return has_tag(text, STR("</"), false) || str_find(text, STR("<br>")) != SIZE_MAX ||
           str_find(text, STR("<br/>")) != SIZE_MAX || str_find(text, STR("<br />")) != SIZE_MAX;
}

/* With its line ends as elements. */
static void
put_source(struct buf *out, struct str text)
{
    bool blocks = has_tag(text, STR("<"), true);
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\n' && !blocks)
            buf_put(out, STR("<br>"));
        else
            buf_put_char(out, text.ptr[i]);
    }
}

struct str
mend_html(struct arena *arena, struct str text, bool one_line)
{
    struct html html;
    struct buf source;
    buf_init(&source, text.len * 4 + 1);
    put_source(&source, text);
    html_init(&html, text.len + 1, text.len * 2 + 1);
    html_read(&html, arena, buf_str(&source));
    for (size_t i = 0; one_line && i < html.text.len; i++)
        if (html.text.ptr[i] == '\n')
            html.text.ptr[i] = ' ';
    struct str done = arena_str(arena, buf_str(one_line ? &html.text : &html.body));
    html_finish(&html);
    buf_finish(&source);
    return done;
}
