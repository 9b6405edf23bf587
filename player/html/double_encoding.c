#include "html/double_encoding.h"

#include <string.h>

#include "base/number.h"
#include "base/utf8.h"
#include "text/charset.h"
#include "text/entity.h"
#include "html/html.h"

/* Of a line, when no character of it is common in text that was encoded twice. */
#define PAIRS_MIN 3

#define NARROW_SPACE 0x202F
#define PICTOGRAPHS  0x1F000 /* the first block of them */

/* The byte of windows-1252 for this code point; false when there is none. */
static bool
windows_byte(uint32_t code, unsigned char *out)
{
    for (unsigned byte = 0x80; byte <= 0x9F && code >= 0x80; byte++) {
        if (charset_windows((unsigned char)byte) == code) {
            *out = (unsigned char)byte;
            return true;
        }
    }
    *out = (unsigned char)code;
    return code <= 0xFF;
}

/* True when a character stands for the first byte of a sequence of UTF-8, and the next one for its second, as
 * in "Ã©" or "Ð¼". Most accented letters precede others. */
static bool
is_suspect(struct str text)
{
    for (size_t at = 0; at + 2 < text.len; at++) {
        const char *found = memchr(text.ptr + at, 0xC3, text.len - at - 2);
        unsigned char second;
        if (!found)
            return false;
        at = (size_t)(found - text.ptr) + 1;
        size_t next = at + 1;
        bool first = (unsigned char)text.ptr[at] >= 0x82 && (unsigned char)text.ptr[at] <= 0xB4;
        if (first && windows_byte(utf8_next(text, &next), &second) && second >= 0x80 && second <= 0xBF)
            return true;
    }
    return false;
}

/* Accents of Western languages, punctuation and pictographs are a sign by themselves; of other letters there
 * must be several, without those that might be "É" before a no-break space. */
static bool
is_probable(struct str meant)
{
    int pairs = 0;
    for (size_t at = 0; at < meant.len && pairs < PAIRS_MIN;) {
        uint32_t code = utf8_next(meant, &at);
        bool accent = code >= 0x80 && code <= 0xFF;
        bool mark = code >= 0x2010 && code <= 0x20AC && code != NARROW_SPACE;
        bool before_space = code < 0x800 && (code & 0x3F) == 0x20;
        bool is_pair = code >= 0x80 && code != NARROW_SPACE && !before_space;
        pairs += accent || mark || code >= PICTOGRAPHS ? PAIRS_MIN : is_pair;
    }
    return pairs >= PAIRS_MIN;
}

/* Appends the bytes that a line stands for in windows-1252; false when it has other characters. The no-break
 * spaces of French punctuation, which were added after it was encoded, are kept. */
static bool
put_bytes(struct buf *out, struct str line)
{
    for (size_t at = 0; at < line.len;) {
        unsigned char byte;
        size_t before = at;
        uint32_t code = utf8_next(line, &at);
        if (windows_byte(code, &byte))
            buf_put_char(out, (char)byte);
        else if (code == NARROW_SPACE)
            buf_put(out, str_slice(line, before, at - before));
        else
            return false;
    }
    return true;
}

/* Appends what a line means, or the line itself. A sign of a list before it was added after it was encoded.
 */
static void
put_meant(struct buf *out, struct str line)
{
    size_t tab = str_find(line, STR("\t")), begin = tab == SIZE_MAX ? 0 : tab + 1;
    struct str text = str_slice(line, begin, SIZE_MAX);
    buf_put(out, str_slice(line, 0, begin));
    size_t from = out->len;
    bool decoded = put_bytes(out, text);
    struct str meant = str_slice(buf_str(out), from, SIZE_MAX);
    if (decoded && utf8_valid(meant) && is_probable(meant))
        return;
    out->len = from;
    buf_put(out, text);
}

struct str
double_encoding_fix_utf8(struct arena *arena, struct str text)
{
    struct buf out;
    if (!text.ptr || !is_suspect(text))
        return text;
    buf_init(&out, text.len + 1);
    for (struct str rest = text; rest.ptr;) {
        put_meant(&out, str_split(&rest, '\n'));
        if (rest.ptr)
            buf_put_char(&out, '\n');
    }
    struct str meant = str_equal(buf_str(&out), text) ? text : arena_str(arena, buf_str(&out));
    buf_finish(&out);
    return meant;
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
