#include "text/mend.h"

#include <string.h>

#include "base/utf8.h"
#include "text/charset.h"
#include "text/entity.h"

/* The byte of windows-1252 that means this code point; false when there is none. */
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

/* The first byte of what was "é", "–" or "Â " says whether to look closer. */
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
mend_double_utf8(struct arena *arena, struct str text)
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

/* Appends what the reference at the start means, for plain text on one line; returns its length, 0 for none.
 */
static size_t
decode_one(struct str text, bool all, struct buf *out)
{
    size_t near = text.len < ENTITY_BYTES_MAX ? text.len : ENTITY_BYTES_MAX;
    buf_clear(out);
    if (text.ptr[0] != '&' || !memchr(text.ptr, ';', near) || (!all && is_of_xml(text)))
        return 0;
    size_t took = entity_decode(text, false, out);
    if (out->len == 1 && (unsigned char)out->ptr[0] < ' ')
        out->ptr[0] = ' ';
    /* it must fit where it stood */
    return out->len <= took ? took : 0;
}

void
mend_references(struct buf *text, bool all)
{
    struct buf one;
    struct str s = buf_str(text);
    size_t to = 0;
    if (!memchr(s.ptr, '&', s.len))
        return;
    buf_init(&one, ENTITY_BYTES_MAX);
    for (size_t at = 0; at < s.len;) {
        size_t took = decode_one(str_slice(s, at, SIZE_MAX), all, &one);
        if (took && one.len)
            memcpy(text->ptr + to, one.ptr, one.len);
        else if (!took)
            text->ptr[to] = s.ptr[at];
        to += took ? one.len : 1;
        at += took ? took : 1;
    }
    text->len = to;
    buf_finish(&one);
}
