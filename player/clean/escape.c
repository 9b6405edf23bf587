/* Texts that were encoded as JSON twice: they contain "\u00abyes\u00bb" instead of «yes». */
#include <string.h>

#include "base/utf8.h"
#include "clean/rules.h"

#define SHOWN_BYTES 120
#define UNIT_BYTES  6 /* \uXXXX */

/* The code unit of \uXXXX at `at`; -1 when there is none. */
static int32_t
unit_at(struct str text, size_t at)
{
    static const char hexadecimal[] = "0123456789abcdef";
    int32_t code = 0;
    if (at > text.len || text.len - at < UNIT_BYTES || text.ptr[at] != '\\' || text.ptr[at + 1] != 'u')
        return -1;
    for (size_t i = at + 2; i < at + UNIT_BYTES; i++) {
        const char *digit = text.ptr[i] ? strchr(hexadecimal, str_lower(text.ptr[i])) : NULL;
        if (!digit)
            return -1;
        code = code * 16 + (int32_t)(digit - hexadecimal);
    }
    return code;
}

/* The length of the escape at `at`, 0 when there is none; its meaning in out, of *len bytes. */
static size_t
escape_at(struct str text, size_t at, char out[UTF8_MAX_BYTES], size_t *len)
{
    static const char signs[] = "n\"\\/tr", meant[] = "\n\"\\/ \n", spaces[] = "\t\n\r";
    int32_t code = unit_at(text, at), low = code >= 0 ? unit_at(text, at + UNIT_BYTES) : -1;
    *len = 1;
    if (code >= 0xD800 && code < 0xDC00 && low >= 0xDC00 && low < 0xE000) {
        *len = utf8_encode((uint32_t)(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00)), out);
        return (size_t)2 * UNIT_BYTES;
    }
    if (code >= ' ' && (code < 0xD800 || code >= 0xE000)) {
        *len = utf8_encode((uint32_t)code, out);
        return UNIT_BYTES;
    }
    if (code > 0 && code < ' ' && strchr(spaces, code)) {
        out[0] = code == '\t' ? ' ' : '\n';
        return UNIT_BYTES;
    }
    const char *sign = at + 1 < text.len && text.ptr[at] == '\\' && text.ptr[at + 1]
                           ? strchr(signs, text.ptr[at + 1])
                           : NULL;
    out[0] = sign ? meant[sign - signs] : ' ';
    return sign ? 2 : 0;
}

/* A character that the author meant, and not part of a Windows path ("C:\users\under"). */
static bool
is_written_twice(struct str text)
{
    for (size_t at = 0; at + UNIT_BYTES <= text.len; at++) {
        const char *found = memchr(text.ptr + at, '\\', text.len - at);
        if (!found)
            break;
        at = (size_t)(found - text.ptr);
        if (unit_at(text, at) >= 0xA0)
            return true;
    }
    return false;
}

/* The length of a Windows path that begins at `at`, "C:\new" or "\\server\notes", up to white space; 0: none.
 * An escaped one, "C:\\new", is none. */
static size_t
path_at(struct str text, size_t at)
{
    const char *p = text.ptr + at;
    size_t len = 0, left = text.len - at;
    bool begins = at == 0 || (!str_is_letter(text.ptr[at - 1]) && !strchr(":\\", text.ptr[at - 1]));
    bool drive = left > 3 && str_is_letter(p[0]) && p[1] == ':' && p[2] == '\\' && p[3] != '\\';
    bool share = left > 2 && p[0] == '\\' && p[1] == '\\' && str_is_letter(p[2]);
    if (!begins || (!drive && !share))
        return 0;
    while (len < left && !strchr(" \t\n", p[len]))
        len++;
    return len;
}

static void
read_line(struct clean_lines *lines, struct clean_line *line, struct buf *seen)
{
    char meant[UTF8_MAX_BYTES];
    size_t len;
    for (size_t at = 0; at < line->text.len; at++) {
        size_t path = path_at(line->text, at);
        if (path) {
            at += path - 1;
            continue;
        }
        size_t bytes = escape_at(line->text, at, meant, &len);
        if (!bytes)
            continue;
        buf_put(seen, seen->len ? STR(" ") : STR(""));
        buf_put(seen, str_slice(line->text, at, bytes));
        lines_splice(lines, line, at, at + bytes, (struct str){meant, len});
        at += len - 1;
    }
}

/* A title is one line: escaped white space becomes one space. */
static struct str
one_line(struct arena *arena, struct str text)
{
    struct buf line;
    buf_init(&line, text.len + 1);
    for (size_t i = 0; i < text.len; i++) {
        bool space = text.ptr[i] == '\n' || text.ptr[i] == ' ';
        if (!space || (line.len && line.ptr[line.len - 1] != ' '))
            buf_put_char(&line, space ? ' ' : text.ptr[i]);
    }
    struct str one = arena_str(arena, str_trim(buf_str(&line)));
    buf_finish(&line);
    return one;
}

void
rule_escapes(struct clean_lines *lines)
{
    struct buf seen;
    struct clean_line title = {.text = lines->item->title};
    bool twice = is_written_twice(lines->item->title);
    for (size_t i = 0; i < lines->count && !twice; i++)
        twice = !line_is_code(&lines->list[i]) && is_written_twice(lines->list[i].text);
    if (!twice)
        return;
    buf_init(&seen, SHOWN_BYTES);
    for (size_t i = 0; i < lines->count; i++)
        if (!lines->list[i].gone && !line_is_code(&lines->list[i]))
            read_line(lines, &lines->list[i], &seen);
    read_line(lines, &title, &seen);
    lines->item->title = one_line(lines->arena, title.text);
    lines_note(lines, CLEAN_CODE, arena_str(lines->arena, buf_str(&seen)));
    buf_finish(&seen);
}
