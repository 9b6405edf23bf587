#include <string.h>

#include "html/html_private.h"
#include "html/html_mark.h"

static void
put_sign(struct html *html, struct html_open *open)
{
    if (!open->open || open->put)
        return;
    buf_put_char(html->rich.out, (char)(HTML_MARK_SIGN + (char)open->kind));
    open->put = true;
}

static void
close(struct html *html, struct html_open *open, char sign)
{
    if (open->put)
        buf_put_char(html->rich.out, sign);
    *open = (struct html_open){.open = false};
}

/* A paragraph ends where the next block begins, without an end tag. */
static void
open_element(struct html *html, const struct tag *tag, bool block)
{
    struct html_marks *marks = &html->marks;
    if (marks->in_element.open && block && str_equal_nocase(str_from(marks->name), STR("p")))
        close(html, &marks->in_element, HTML_MARK_END);
    if (marks->in_element.open) {
        marks->depth += str_equal_nocase(tag->name, str_from(marks->name));
        return;
    }
    enum html_mark kind = html_mark_of(tag);
    if (kind == HTML_MARK_NONE || tag->name.len >= sizeof(marks->name))
        return;
    memcpy(marks->name, tag->name.ptr, tag->name.len);
    marks->name[tag->name.len] = '\0';
    marks->in_element = (struct html_open){.kind = kind, .open = true};
    marks->depth = 0;
}

void
html_open_marks(struct html *html, const struct tag *tag, bool block)
{
    struct html_marks *marks = &html->marks;
    if (!marks->link)
        return;
    open_element(html, tag, block);
    struct str href = tag_attribute(tag, "href");
    if (!str_equal_nocase(tag->name, STR("a")) || !href.ptr)
        return;
    close(html, &marks->in_link, HTML_MARK_END_LINK);
    marks->in_link =
        (struct html_open){.kind = marks->link(marks->ctx, href, tag_attribute(tag, "rel")), .open = true};
}

void
html_close_marks(struct html *html, struct str name)
{
    struct html_marks *marks = &html->marks;
    if (marks->in_link.open && str_equal_nocase(name, STR("a")))
        close(html, &marks->in_link, HTML_MARK_END_LINK);
    if (!marks->in_element.open || !str_equal_nocase(name, str_from(marks->name)))
        return;
    if (marks->depth)
        marks->depth--;
    else
        close(html, &marks->in_element, HTML_MARK_END);
}

void
html_put_marks(struct html *html)
{
    put_sign(html, &html->marks.in_element);
    put_sign(html, &html->marks.in_link);
}
