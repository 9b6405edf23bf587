#include "outline/json_walk.h"

#include <string.h>

#include "text/json_scan.h"

#define TEXT_BYTES_MAX 1024

static void
ignore_event(void *context, enum json_event event, struct str text)
{
    (void)context;
    (void)event;
    (void)text;
}

/* The scanner counts lines and columns; this gives the offset. */
static size_t
offset_of(struct str text, size_t line, size_t column)
{
    size_t at = 0;
    for (; line > 1 && at < text.len; line--) {
        const char *end = memchr(text.ptr + at, '\n', text.len - at);
        at = end ? (size_t)(end - text.ptr) + 1 : text.len;
    }
    while (column > 1 && at < text.len) {
        at++;
        while (at < text.len && ((unsigned char)text.ptr[at] & 0xC0) == 0x80)
            at++;
        column--;
    }
    return at;
}

/* Scans several pieces as one text. True when it is valid, else the place and reason of the error. */
static bool
scan(const struct str *pieces, size_t count, size_t *line, size_t *column, enum reason_code *why)
{
    struct json_scan *scan = json_scan_create(JSON_WALK_DEPTH, TEXT_BYTES_MAX, ignore_event, NULL);
    for (size_t i = 0; i < count && json_scan_push(scan, pieces[i]); i++)
        ;
    bool whole = json_scan_finish(scan);
    *why = json_scan_position(scan, line, column);
    json_scan_destroy(scan);
    return whole;
}

size_t
json_walk_skip(struct str text, size_t at)
{
    while (at < text.len && strchr(" \t\r\n", text.ptr[at]))
        at++;
    return at;
}

static void
push_token(struct json_walk *walk, size_t at, size_t end, char type)
{
    walk->last[2] = walk->last[1];
    walk->last[1] = walk->last[0];
    walk->last[0] = (struct json_token){at, end, type};
}

/* Skips the text that begins at *at; one that does not end before the error is the one that contains it. */
static void
read_text(struct json_walk *walk, size_t *at)
{
    size_t end = *at + 1;
    while (end < walk->at && walk->text.ptr[end] != '"')
        end += walk->text.ptr[end] == '\\' ? 2 : 1;
    if (end < walk->at)
        push_token(walk, *at, end + 1, '"');
    else
        walk->string_at = *at;
    *at = end + 1;
}

static void
read_sign(struct json_walk *walk, size_t at)
{
    char c = walk->text.ptr[at];
    if ((c == '{' || c == '[') && walk->depth < JSON_WALK_DEPTH) {
        walk->open[walk->depth] = c;
        walk->open_at[walk->depth++] = at;
    } else if ((c == '}' || c == ']') && walk->depth > 0) {
        walk->depth--;
        walk->root_end = walk->depth == 0 ? at : walk->root_end;
    }
    push_token(walk, at, at + 1, c);
}

bool
json_walk(struct str text, struct json_walk *out)
{
    size_t line, column;
    enum reason_code why;
    if (scan(&text, 1, &line, &column, &why))
        return false;
    *out = (struct json_walk){.text = text, .why = why, .string_at = SIZE_MAX, .root_end = SIZE_MAX};
    out->at = offset_of(text, line, column);
    for (size_t at = 0; at < out->at;) {
        char c = text.ptr[at];
        if (strchr(" \t\r\n", c)) {
            at++;
        } else if (c == '"') {
            read_text(out, &at);
        } else if (strchr("{}[],:", c)) {
            read_sign(out, at++);
        } else {
            size_t from = at;
            while (at < out->at && !strchr(" \t\r\n{}[],:\"", text.ptr[at]))
                at++;
            push_token(out, from, at, 'a');
        }
    }
    return true;
}

size_t
json_walk_try(struct str text, size_t at, size_t cut, const char *other)
{
    struct str pieces[] = {str_slice(text, 0, at), str_from(other), str_slice(text, at + cut, SIZE_MAX)};
    size_t line, column;
    enum reason_code why;
    /* counted in the original text: an inserted text shifts it by a few bytes */
    return scan(pieces, 3, &line, &column, &why) ? SIZE_MAX : offset_of(text, line, column);
}
