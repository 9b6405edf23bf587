#include <string.h>

#include "base/utf8.h"
#include "text/json_private.h"

bool
json_broken(struct json_scan *scan, enum reason_code why)
{
    scan->state = BROKEN;
    scan->why = why;
    return false;
}

void
json_emit(struct json_scan *scan, enum json_event event, struct str text)
{
    scan->handler(scan->context, event, text);
}

void
json_value_ended(struct json_scan *scan)
{
    scan->state = scan->depth ? AFTER : DONE;
}

void
json_open_string(struct json_scan *scan, bool is_key)
{
    scan->is_key = is_key;
    scan->high = 0;
    scan->state = STRING;
    buf_clear(&scan->text);
}

/* A surrogate without its other half becomes U+FFFD. */
void
json_flush_high(struct json_scan *scan)
{
    if (scan->high && !scan->muted)
        buf_put_code(&scan->text, UTF8_REPLACEMENT);
    scan->high = 0;
}

/* Control characters and noncharacters are meaningless to a reader. */
static void
put_code(struct json_scan *scan, uint32_t code)
{
    bool control = (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0x7F;
    if (control || (code & 0xFFFE) == 0xFFFE || scan->muted)
        return;
    if (code < 0x80)
        buf_put_char(&scan->text, (char)code);
    else
        buf_put_code(&scan->text, code);
}

static void
close_string(struct json_scan *scan)
{
    json_flush_high(scan);
    struct str text = buf_str(&scan->text);
    if (scan->text.full)
        text = utf8_prefix(text, text.len - (text.len >= UTF8_MAX_BYTES ? UTF8_MAX_BYTES : 0));
    if (scan->is_key)
        scan->state = COLON;
    else
        json_value_ended(scan);
    json_emit(scan, scan->is_key ? JSON_KEY : JSON_STRING, text);
}

static bool
escape_char(struct json_scan *scan, char c)
{
    static const char from[] = "\"\\/bfnrt", to[] = "\"\\/\b\f\n\r\t";
    if (c == 'u') {
        scan->state = HEX;
        scan->hex_left = 4;
        scan->hex = 0;
        return true;
    }
    const char *hit = c ? strchr(from, c) : NULL;
    if (!hit)
        return json_broken(scan, REASON_JSON_ESCAPE);
    json_flush_high(scan);
    put_code(scan, (uint32_t)to[hit - from]);
    scan->state = STRING;
    return true;
}

static void
end_hex(struct json_scan *scan)
{
    uint32_t code = scan->hex;
    scan->state = STRING;
    if (scan->high && code >= 0xDC00 && code <= 0xDFFF) {
        code = 0x10000 + ((scan->high - 0xD800) << 10) + (code - 0xDC00);
        scan->high = 0;
    }
    json_flush_high(scan);
    if (code >= 0xD800 && code <= 0xDBFF)
        scan->high = code;
    else
        put_code(scan, code);
}

static bool
hex_char(struct json_scan *scan, char c)
{
    int digit = str_is_digit(c)        ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
    if (digit < 0)
        return json_broken(scan, REASON_JSON_HEX);
    scan->hex = scan->hex << 4 | (uint32_t)digit;
    if (--scan->hex_left == 0)
        end_hex(scan);
    return true;
}

bool
json_string_char(struct json_scan *scan, char c)
{
    if (scan->state == ESCAPE)
        return escape_char(scan, c);
    if (scan->state == HEX)
        return hex_char(scan, c);
    if (c == '"')
        close_string(scan);
    else if (c == '\\')
        scan->state = ESCAPE;
    else
        return json_broken(scan, REASON_JSON_CONTROL);
    return true;
}

static size_t
count_digits(struct str s, size_t *at)
{
    size_t count = str_digits(str_slice(s, *at, SIZE_MAX));
    *at += count;
    return count;
}

static bool
skip_any(struct str s, size_t *at, const char *any)
{
    bool hit = *at < s.len && strchr(any, s.ptr[*at]);
    *at += hit;
    return hit;
}

static bool
is_number(struct str s)
{
    size_t at = 0;
    skip_any(s, &at, "-");
    bool zero = at < s.len && s.ptr[at] == '0';
    size_t whole = count_digits(s, &at);
    if (whole == 0 || (zero && whole > 1))
        return false;
    if (skip_any(s, &at, ".") && count_digits(s, &at) == 0)
        return false;
    if (skip_any(s, &at, "eE")) {
        skip_any(s, &at, "+-");
        if (count_digits(s, &at) == 0)
            return false;
    }
    return at == s.len;
}

bool
json_end_plain(struct json_scan *scan)
{
    static const struct {
        const char *text;
        enum json_event event;
    } literals[] = {{"true", JSON_TRUE}, {"false", JSON_FALSE}, {"null", JSON_NULL}};
    struct str text = buf_str(&scan->text);
    for (size_t i = 0; i < 3; i++) {
        if (str_equal(text, str_from(literals[i].text))) {
            json_value_ended(scan);
            json_emit(scan, literals[i].event, text);
            return true;
        }
    }
    if (!is_number(text))
        return json_broken(scan, REASON_JSON_LITERAL);
    json_value_ended(scan);
    json_emit(scan, JSON_NUMBER, text);
    return true;
}
