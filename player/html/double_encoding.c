#include "html/double_encoding.h"

#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "text/charset.h"
#include "text/entity.h"
#include "html/html.h"

/* The byte of windows-1252 for this code point; false when there is none. */
static bool
windows_byte(uint32_t code, unsigned char *out)
{
    for (unsigned byte = 0x80; byte <= 0x9F; byte++) {
        if (charset_windows((unsigned char)byte) == code) {
            *out = (unsigned char)byte;
            return true;
        }
    }
    *out = (unsigned char)code;
    return code <= 0xFF;
}

/* Only characters that look like "é", "–" or "Â " encoded twice are examined. */
static bool
is_suspect(struct str text)
{
    static const char *const signs[] = {"\xC3\x83", "\xC3\x82", "\xC3\xA2\xE2\x82\xAC"};
    for (size_t i = 0; i < sizeof(signs) / sizeof(signs[0]); i++)
        if (str_find(text, str_from(signs[i])) != SIZE_MAX)
            return true;
    return false;
}

struct str
double_encoding_fix_utf8(struct arena *arena, struct str text)
{
    if (!is_suspect(text))
        return text;
    unsigned char *bytes = arena_alloc(arena, text.len + 1);
    size_t len = 0;
    for (size_t at = 0; at < text.len;)
        if (!windows_byte(utf8_next(text, &at), &bytes[len++]))
            return text;
    struct str meant = {(char *)bytes, len};
    return utf8_valid(meant) ? meant : text;
}

static bool
is_of_xml(struct str reference)
{
    static const char *const five[] = {"&lt;", "&gt;", "&amp;", "&quot;", "&apos;"};
    for (size_t i = 0; i < sizeof(five) / sizeof(five[0]); i++)
        if (str_starts(reference, str_from(five[i])))
            return true;
    return false;
}

/* Appends the meaning of the reference at the start, for plain text on one line; returns its length, 0 for
 * none. */
static size_t
decode_one(struct str text, bool all, struct buf *out)
{
    size_t near = number_min(text.len, ENTITY_BYTES_MAX);
    buf_clear(out);
    if (text.ptr[0] != '&' || !memchr(text.ptr, ';', near) || (!all && is_of_xml(text)))
        return 0;
    size_t took = entity_decode(text, false, out);
    if (out->len == 1 && (unsigned char)out->ptr[0] < ' ')
        out->ptr[0] = ' ';
    /* the result must not be longer */
    return out->len <= took ? took : 0;
}

void
double_encoding_fix_references(struct buf *text, bool all)
{
    struct buf one;
    struct str s = buf_str(text);
    size_t to = 0;
    if (!memchr(s.ptr, '&', s.len))
        return;
    buf_init(&one, ENTITY_BYTES_MAX);
    for (size_t at = 0; at < s.len;) {
        const char *sign = memchr(s.ptr + at + 1, '&', s.len - at - 1);
        size_t next = sign ? (size_t)(sign - s.ptr) : s.len;
        size_t took = decode_one(str_slice(s, at, SIZE_MAX), all, &one);
        if (took && one.len)
            memcpy(text->ptr + to, one.ptr, one.len);
        to += took ? one.len : 0;
        at += took;
        if (at < next)
            memmove(text->ptr + to, s.ptr + at, next - at);
        to += at < next ? next - at : 0;
        at = number_max(at, next);
    }
    text->len = to;
    buf_finish(&one);
}

/* The name of an HTML element used in texts, at the start; `blocks`: only block elements. */
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
double_encoding_is_html(struct str text)
{
    return has_tag(text, STR("</"), false) || str_find(text, STR("<br>")) != SIZE_MAX ||
           str_find(text, STR("<br/>")) != SIZE_MAX || str_find(text, STR("<br />")) != SIZE_MAX;
}

/* With line ends as elements. */
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
double_encoding_read_html(struct arena *arena, struct str text, bool one_line)
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
