#include "base/json_write.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/byte_scan.h"
#include "base/clock.h"

static bool
must_escape(unsigned char c)
{
    return c < 0x20 || c == '"' || c == '\\' || c == 0x7F;
}

/* The end of the bytes from `at` on that are written unchanged. */
static size_t
plain_end(struct str text, size_t at)
{
    for (; at + BYTE_SCAN_BYTES <= text.len; at += BYTE_SCAN_BYTES) {
        uint64_t word = byte_scan_load(text.ptr + at);
        uint64_t other = byte_scan_below(word, 0x20) | byte_scan_equal(word, '"') |
                         byte_scan_equal(word, '\\') | byte_scan_equal(word, 0x7F);
        if (other)
            return at + byte_scan_first(other);
    }
    while (at < text.len && !must_escape((unsigned char)text.ptr[at]))
        at++;
    return at;
}

void
json_put_text(struct buf *out, struct str text)
{
    if (!text.ptr) {
        buf_put(out, STR("null"));
        return;
    }
    buf_put_char(out, '"');
    for (size_t i = 0; i < text.len;) {
        size_t end = plain_end(text, i);
        buf_put(out, str_slice(text, i, end - i));
        i = end;
        if (i == text.len)
            break;
        unsigned char c = (unsigned char)text.ptr[i++];
        if (c == '"' || c == '\\')
            buf_put(out, c == '"' ? STR("\\\"") : STR("\\\\"));
        else if (c == '\n')
            buf_put(out, STR("\\n"));
        else if (c == '\t')
            buf_put(out, STR("\\t"));
        else
            buf_printf(out, "\\u%04x", (unsigned)c);
    }
    buf_put_char(out, '"');
}

void
json_put_number(struct buf *out, double number)
{
    char text[40];
    double back = 0;
    if (!isfinite(number)) {
        buf_put(out, STR("null"));
        return;
    }
    for (int precision = 15; precision <= 17; precision++) {
        snprintf(text, sizeof(text), "%.*g", precision, number);
        char *comma = strchr(text, ',');
        if (comma)
            *comma = '.';
        if (str_to_double(str_from(text), &back) && back >= number && back <= number)
            break;
    }
    buf_put(out, str_from(text));
}

void
json_put_texts(struct buf *out, struct str_list list)
{
    buf_put_char(out, '[');
    for (size_t i = 0; i < list.count; i++) {
        if (i)
            buf_put(out, STR(", "));
        json_put_text(out, list.items[i]);
    }
    buf_put_char(out, ']');
}

void
json_put_key(struct buf *out, const char *name)
{
    if (out->len && out->ptr[out->len - 1] != '{')
        buf_put(out, STR(", "));
    buf_put_char(out, '"');
    buf_put(out, str_from(name));
    buf_put(out, STR("\": "));
}

void
json_add_text(struct buf *out, const char *name, struct str text)
{
    json_put_key(out, name);
    json_put_text(out, text);
}

void
json_add_number(struct buf *out, const char *name, double number)
{
    json_put_key(out, name);
    json_put_number(out, number);
}

void
json_add_whole(struct buf *out, const char *name, int64_t number)
{
    json_put_key(out, name);
    if (number == TIME_NONE)
        buf_put(out, STR("null"));
    else
        buf_printf(out, "%lld", (long long)number);
}

void
json_add_bool(struct buf *out, const char *name, bool yes)
{
    json_put_key(out, name);
    buf_put(out, yes ? STR("true") : STR("false"));
}
