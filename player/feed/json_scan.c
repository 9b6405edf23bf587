#include "feed/json_scan.h"

#include <string.h>

#include "base/memory.h"
#include "base/utf8.h"

#define DEPTH_MAX   4096
#define SHORT_BYTES 512 /* a number or a literal */

enum state {
    VALUE,       /* a value must come */
    FIRST_VALUE, /* a value or the end of the array */
    FIRST_KEY,   /* a key or the end of the object */
    KEY,         /* a key must come */
    COLON,
    AFTER, /* a comma or the end */
    STRING,
    ESCAPE,
    HEX,
    PLAIN, /* a number or a literal */
    DONE,
    BROKEN
};

struct json_scan {
    json_handler *handler;
    void *context;
    enum state state;
    const char *why;
    bool is_key; /* the string is one */
    int hex_left;
    uint32_t hex, high; /* a surrogate that waits for its other half */
    struct buf text;
    size_t line, column;
    size_t depth, depth_max;
    char open[DEPTH_MAX]; /* '{' or '[' */
};

struct json_scan *
json_scan_create(size_t depth, size_t text_bytes, json_handler *handler, void *context)
{
    struct json_scan *scan = memory_alloc(sizeof(*scan));
    scan->handler = handler;
    scan->context = context;
    scan->depth_max = depth < DEPTH_MAX ? depth : DEPTH_MAX;
    scan->line = scan->column = 1;
    buf_init(&scan->text, text_bytes > SHORT_BYTES ? text_bytes : SHORT_BYTES);
    return scan;
}

void
json_scan_destroy(struct json_scan *scan)
{
    if (!scan)
        return;
    buf_finish(&scan->text);
    memory_free(scan);
}

static bool
broken(struct json_scan *scan, const char *why)
{
    scan->state = BROKEN;
    scan->why = why;
    return false;
}

static void
emit(struct json_scan *scan, enum json_event event, struct str text)
{
    scan->handler(scan->context, event, text);
}

static void
value_ended(struct json_scan *scan)
{
    scan->state = scan->depth ? AFTER : DONE;
}

static bool
open_value(struct json_scan *scan, char c)
{
    if (scan->depth == scan->depth_max)
        return broken(scan, "nested too deeply");
    scan->open[scan->depth++] = c;
    scan->state = c == '{' ? FIRST_KEY : FIRST_VALUE;
    emit(scan, c == '{' ? JSON_OBJECT : JSON_ARRAY, STR_NONE);
    return true;
}

static bool
close_value(struct json_scan *scan, char c)
{
    if (scan->depth == 0 || scan->open[scan->depth - 1] != (c == '}' ? '{' : '['))
        return broken(scan, "a bracket that closes nothing");
    scan->depth--;
    value_ended(scan);
    emit(scan, JSON_END, STR_NONE);
    return true;
}

static void
open_string(struct json_scan *scan, bool is_key)
{
    scan->is_key = is_key;
    scan->high = 0;
    scan->state = STRING;
    buf_clear(&scan->text);
}

/* A surrogate without its other half becomes U+FFFD. */
static void
flush_high(struct json_scan *scan)
{
    if (scan->high)
        buf_put_code(&scan->text, UTF8_REPLACEMENT);
    scan->high = 0;
}

static void
close_string(struct json_scan *scan)
{
    flush_high(scan);
    struct str text = buf_str(&scan->text);
    if (scan->text.full)
        text = utf8_prefix(text, text.len - (text.len >= UTF8_MAX_BYTES ? UTF8_MAX_BYTES : 0));
    if (scan->is_key)
        scan->state = COLON;
    else
        value_ended(scan);
    emit(scan, scan->is_key ? JSON_KEY : JSON_STRING, text);
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
value_char(struct json_scan *scan, char c)
{
    if (c == '{' || c == '[')
        return open_value(scan, c);
    if (c == ']' && scan->state == FIRST_VALUE)
        return close_value(scan, c);
    if (c == '"') {
        open_string(scan, false);
        return true;
    }
    if (c != '-' && !(c >= '0' && c <= '9') && c != 't' && c != 'f' && c != 'n')
        return broken(scan, "a value is missing");
    buf_clear(&scan->text);
    buf_put_char(&scan->text, c);
    scan->state = PLAIN;
    return true;
}

static bool
key_char(struct json_scan *scan, char c)
{
    if (c == '}' && scan->state == FIRST_KEY)
        return close_value(scan, c);
    if (c != '"')
        return broken(scan, "a name in double quotes is missing");
    open_string(scan, true);
    return true;
}

static bool
after_char(struct json_scan *scan, char c)
{
    if (c == ']' || c == '}')
        return close_value(scan, c);
    if (c != ',')
        return broken(scan, "a comma is missing");
    scan->state = scan->open[scan->depth - 1] == '{' ? KEY : VALUE;
    return true;
}

static size_t
count_digits(struct str s, size_t *at)
{
    size_t from = *at;
    while (*at < s.len && s.ptr[*at] >= '0' && s.ptr[*at] <= '9')
        (*at)++;
    return *at - from;
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

static bool
end_plain(struct json_scan *scan)
{
    static const struct {
        const char *text;
        enum json_event event;
    } literals[] = {{"true", JSON_TRUE}, {"false", JSON_FALSE}, {"null", JSON_NULL}};
    struct str text = buf_str(&scan->text);
    for (size_t i = 0; i < 3; i++) {
        if (str_equal(text, str_from(literals[i].text))) {
            value_ended(scan);
            emit(scan, literals[i].event, text);
            return true;
        }
    }
    if (!is_number(text))
        return broken(scan, "neither a number nor true, false or null");
    value_ended(scan);
    emit(scan, JSON_NUMBER, text);
    return true;
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
        return broken(scan, "an unknown escape in a text");
    flush_high(scan);
    buf_put_char(&scan->text, to[hit - from]);
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
    flush_high(scan);
    if (code >= 0xD800 && code <= 0xDBFF)
        scan->high = code;
    else
        buf_put_code(&scan->text, code);
}

static bool
hex_char(struct json_scan *scan, char c)
{
    int digit = c >= '0' && c <= '9'   ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : -1;
    if (digit < 0)
        return broken(scan, "\\u wants four hexadecimal digits");
    scan->hex = scan->hex << 4 | (uint32_t)digit;
    if (--scan->hex_left == 0)
        end_hex(scan);
    return true;
}

static bool
string_char(struct json_scan *scan, char c)
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
        return broken(scan, "a control character in a text");
    return true;
}

static bool
structure_char(struct json_scan *scan, char c)
{
    switch (scan->state) {
    case VALUE:
    case FIRST_VALUE:
        return value_char(scan, c);
    case KEY:
    case FIRST_KEY:
        return key_char(scan, c);
    case AFTER:
        return after_char(scan, c);
    case COLON:
        scan->state = VALUE;
        return c == ':' || broken(scan, "a colon is missing");
    default:
        return broken(scan, "text after the end");
    }
}

static bool
one_char(struct json_scan *scan, char c)
{
    if (scan->state == PLAIN) {
        if (!is_space(c) && !strchr(",]}:{[\"", c)) {
            buf_put_char(&scan->text, c);
            return scan->text.len < SHORT_BYTES || broken(scan, "a number that is too long");
        }
        if (!end_plain(scan))
            return false;
    }
    if (scan->state == STRING || scan->state == ESCAPE || scan->state == HEX)
        return string_char(scan, c);
    return is_space(c) || structure_char(scan, c);
}

static void
count_position(struct json_scan *scan, struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        if (bytes.ptr[i] == '\n') {
            scan->line++;
            scan->column = 1;
        } else {
            scan->column += ((unsigned char)bytes.ptr[i] & 0xC0) != 0x80;
        }
    }
}

/* How many bytes from `at` on go into the string as they are. */
static size_t
plain_run(struct str bytes, size_t at)
{
    size_t from = at;
    while (at < bytes.len && (unsigned char)bytes.ptr[at] >= 0x20 && bytes.ptr[at] != '"' &&
           bytes.ptr[at] != '\\')
        at++;
    return at - from;
}

bool
json_scan_push(struct json_scan *scan, struct str bytes)
{
    size_t at = 0;
    while (at < bytes.len && scan->state != BROKEN) {
        size_t run = scan->state == STRING ? plain_run(bytes, at) : 0;
        if (run) {
            flush_high(scan);
            buf_put(&scan->text, str_slice(bytes, at, run));
            at += run;
        } else if (one_char(scan, bytes.ptr[at])) {
            at++;
        }
    }
    count_position(scan, str_slice(bytes, 0, at));
    return scan->state != BROKEN;
}

bool
json_scan_finish(struct json_scan *scan)
{
    if (scan->state == PLAIN && !end_plain(scan))
        return false;
    if (scan->state != DONE && scan->state != BROKEN)
        return broken(scan, "it ends too early");
    return scan->state == DONE;
}

const char *
json_scan_position(const struct json_scan *scan, size_t *line, size_t *column)
{
    *line = scan->line;
    *column = scan->column;
    return scan->why;
}
