#include <string.h>

#include "base/byte_scan.h"
#include "base/memory.h"
#include "base/number.h"
#include "text/json_private.h"

struct json_scan *
json_scan_create(size_t depth, size_t text_bytes, json_handler *handler, void *context)
{
    struct json_scan *scan = memory_alloc(sizeof(*scan));
    scan->handler = handler;
    scan->context = context;
    scan->depth_max = number_min(depth, JSON_DEPTH_MAX);
    scan->line = scan->column = 1;
    buf_init(&scan->text, number_max(text_bytes, JSON_SHORT_BYTES));
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

void
json_scan_mute(struct json_scan *scan, bool muted)
{
    scan->muted = muted;
}

static bool
open_value(struct json_scan *scan, char c)
{
    if (scan->depth == scan->depth_max)
        return json_broken(scan, REASON_JSON_DEPTH);
    scan->open[scan->depth++] = c;
    scan->state = c == '{' ? FIRST_KEY : FIRST_VALUE;
    json_emit(scan, c == '{' ? JSON_OBJECT : JSON_ARRAY, STR_NONE);
    return true;
}

static bool
close_value(struct json_scan *scan, char c)
{
    if (scan->depth == 0 || scan->open[scan->depth - 1] != (c == '}' ? '{' : '['))
        return json_broken(scan, REASON_JSON_BRACKET);
    scan->depth--;
    json_value_ended(scan);
    json_emit(scan, JSON_END, STR_NONE);
    return true;
}

static bool
is_space(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static bool
value_char(struct json_scan *scan, char c)
{
    scan->token = scan->here;
    if (c == '{' || c == '[')
        return open_value(scan, c);
    if (c == ']' && scan->state == FIRST_VALUE)
        return close_value(scan, c);
    if (c == '"') {
        json_open_string(scan, false);
        return true;
    }
    if (c != '-' && !str_is_digit(c) && c != 't' && c != 'f' && c != 'n')
        return json_broken(scan, REASON_JSON_VALUE);
    buf_clear(&scan->text);
    buf_put_char(&scan->text, c);
    scan->state = PLAIN;
    return true;
}

static bool
key_char(struct json_scan *scan, char c)
{
    scan->token = scan->here;
    if (c == '}' && scan->state == FIRST_KEY)
        return close_value(scan, c);
    if (c != '"')
        return json_broken(scan, REASON_JSON_NAME);
    json_open_string(scan, true);
    return true;
}

static bool
after_char(struct json_scan *scan, char c)
{
    if (c == ']' || c == '}')
        return close_value(scan, c);
    if (c != ',')
        return json_broken(scan, REASON_JSON_COMMA);
    scan->state = scan->open[scan->depth - 1] == '{' ? KEY : VALUE;
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
        return c == ':' || json_broken(scan, REASON_JSON_COLON);
    default:
        return json_broken(scan, REASON_JSON_AFTER);
    }
}

static bool
one_char(struct json_scan *scan, char c)
{
    if (scan->state == PLAIN) {
        if (!is_space(c) && !strchr(",]}:{[\"", c)) {
            buf_put_char(&scan->text, c);
            return scan->text.len < JSON_SHORT_BYTES || json_broken(scan, REASON_JSON_NUMBER_LONG);
        }
        if (!json_end_plain(scan))
            return false;
    }
    if (scan->state == STRING || scan->state == ESCAPE || scan->state == HEX)
        return json_string_char(scan, c);
    return is_space(c) || structure_char(scan, c);
}

static void
count_position(struct json_scan *scan, struct str bytes)
{
    const char *end = NULL;
    while (bytes.len && (end = memchr(bytes.ptr, '\n', bytes.len))) {
        bytes = str_slice(bytes, (size_t)(end - bytes.ptr) + 1, SIZE_MAX);
        scan->line++;
        scan->column = 1;
    }
    size_t count = 0;
    for (size_t i = 0; i < bytes.len; i++)
        count += ((unsigned char)bytes.ptr[i] & 0xC0) != 0x80;
    scan->column += count;
}

/* How many bytes from `at` on belong to the string unchanged. */
static size_t
plain_run(struct str bytes, size_t at)
{
    size_t from = at;
    while (at + BYTE_SCAN_BYTES <= bytes.len) {
        uint64_t word = byte_scan_load(bytes.ptr + at);
        uint64_t end = byte_scan_below(word, 0x20) | byte_scan_equal(word, '"') | byte_scan_equal(word, '\\');
        if (end)
            return at + byte_scan_first(end) - from;
        at += BYTE_SCAN_BYTES;
    }
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
        scan->here = scan->passed + at;
        if (run) {
            json_flush_high(scan);
            if (!scan->muted)
                buf_put(&scan->text, str_slice(bytes, at, run));
            at += run;
        } else if (one_char(scan, bytes.ptr[at])) {
            at++;
        }
    }
    count_position(scan, str_slice(bytes, 0, at));
    scan->passed += at;
    return scan->state != BROKEN;
}

bool
json_scan_finish(struct json_scan *scan)
{
    if (scan->state == PLAIN && !json_end_plain(scan))
        return false;
    if (scan->state != DONE && scan->state != BROKEN)
        return json_broken(scan, REASON_JSON_CUT);
    return scan->state == DONE;
}

size_t
json_scan_offset(const struct json_scan *scan)
{
    return scan->token;
}

enum reason_code
json_scan_position(const struct json_scan *scan, size_t *line, size_t *column)
{
    *line = scan->line;
    *column = scan->column;
    return scan->why;
}
