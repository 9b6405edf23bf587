#include "text/entity.h"

#include <stdint.h>
#include <string.h>

#include "base/number.h"
#include "text/charset.h"
#include "text/entity_table.h"

/* The name at the start of a row. */
static struct str
row_name(const char *row)
{
    return (struct str){row, strcspn(row, "!= ")};
}

/* The row of a name in one text of the table: a binary search over bytes that steps back to the start of a
 * row. */
static const char *
find_in(const char *text, struct str name)
{
    size_t low = 0, high = strlen(text);
    while (low < high) {
        size_t row = low + (high - low) / 2;
        while (row > low && text[row - 1] != ' ')
            row--;
        int order = str_compare(name, row_name(text + row));
        if (order == 0)
            return text + row;
        size_t end = row + strcspn(text + row, " ");
        if (order < 0)
            high = row > low ? row - 1 : low;
        else
            low = text[end] ? end + 1 : end;
    }
    return NULL;
}

static const char *
find_row(struct str name)
{
    size_t i = 0;
    while (i + 1 < entity_table_count && str_compare(name, row_name(entity_table[i + 1])) >= 0)
        i++;
    return name.len ? find_in(entity_table[i], name) : NULL;
}

static void
put_row(const char *row, struct buf *out)
{
    const char *at = strchr(row, '=');
    for (; *at == '=' || *at == '+';) {
        uint32_t code = 0;
        for (at++; *at && !strchr("+ ", *at); at++)
            code = code << 4 | (uint32_t)(*at <= '9' ? *at - '0' : *at - 'A' + 10);
        buf_put_code(out, code);
    }
}

static int
digit_value(char c, uint32_t base)
{
    int value = str_is_digit(c)        ? c - '0'
                : c >= 'a' && c <= 'f' ? c - 'a' + 10
                : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                       : 99;
    return value < (int)base ? value : -1;
}

/* The number at the start of a text, "&#233;" or "&#xE9;"; 0 when there is none, else its length. */
static size_t
read_number(struct str text, uint32_t *code)
{
    size_t at = 2;
    uint32_t base = 10;
    *code = 0;
    if (at < text.len && (text.ptr[at] == 'x' || text.ptr[at] == 'X')) {
        base = 16;
        at++;
    }
    size_t first = at;
    for (; at < text.len && digit_value(text.ptr[at], base) >= 0; at++)
        if (*code <= 0x10FFFF)
            *code = *code * base + (uint32_t)digit_value(text.ptr[at], base);
    if (at == first)
        return 0;
    return at + (at < text.len && text.ptr[at] == ';');
}

static bool
is_high_surrogate(uint32_t code)
{
    return code >= 0xD800 && code <= 0xDBFF;
}

/* Two halves of a surrogate pair are one character: written by tools based on UTF-16. */
static size_t
join_surrogates(struct str rest, uint32_t *code)
{
    uint32_t low = 0;
    size_t took = str_starts(rest, STR("&#")) ? read_number(rest, &low) : 0;
    if (!is_high_surrogate(*code) || low < 0xDC00 || low > 0xDFFF)
        return 0;
    *code = 0x10000 + ((*code - 0xD800) << 10) + (low - 0xDC00);
    return took;
}

static size_t
decode_number(struct str text, struct buf *out)
{
    uint32_t code;
    size_t at = read_number(text, &code);
    if (at == 0)
        return 0;
    at += join_surrogates(str_slice(text, at, ENTITY_BYTES_MAX), &code);
    bool surrogate = code >= 0xD800 && code <= 0xDFFF;
    bool control = (code < 0x20 && code != '\t' && code != '\n' && code != '\r') || code == 0x7F;
    if (code <= 0x10FFFF && !surrogate && !control && (code & 0xFFFE) != 0xFFFE)
        buf_put_code(out, code <= 0xFF ? charset_windows((unsigned char)code) : code);
    return at;
}

/* The longest name at the start of `word` that is valid without a semicolon. */
static size_t
decode_loose(struct str word, struct buf *out)
{
    for (size_t len = number_min(word.len, 6); len >= 2; len--) {
        const char *row = find_row(str_slice(word, 0, len));
        if (row && row[len] == '!') {
            put_row(row, out);
            return len + 1;
        }
    }
    return 0;
}

/* The most frequent ones, without a search. */
static size_t
decode_common(struct str text, struct buf *out)
{
    static const struct {
        struct str name, means;
    } common[] = {{{"&lt;", 4}, {"<", 1}},
                  {{"&gt;", 4}, {">", 1}},
                  {{"&amp;", 5}, {"&", 1}},
                  {{"&quot;", 6}, {"\"", 1}},
                  {{"&nbsp;", 6}, {"\xC2\xA0", 2}}};
    for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++) {
        if (str_starts(text, common[i].name)) {
            buf_put(out, common[i].means);
            return common[i].name.len;
        }
    }
    return 0;
}

size_t
entity_decode(struct str text, bool loose, struct buf *out)
{
    bool starts = text.len > 1 && (str_is_alnum(text.ptr[1]) || text.ptr[1] == '#');
    size_t common = starts ? decode_common(text, out) : 0;
    if (common || !starts)
        return common;
    size_t at = 1;
    if (text.len > 1 && text.ptr[1] == '#')
        return decode_number(str_slice(text, 0, ENTITY_BYTES_MAX), out);
    while (at < text.len && at < ENTITY_BYTES_MAX && str_is_alnum(text.ptr[at]))
        at++;
    struct str word = str_slice(text, 1, at - 1);
    const char *row = at < text.len && text.ptr[at] == ';' ? find_row(word) : NULL;
    if (row) {
        put_row(row, out);
        return at + 1;
    }
    return loose ? decode_loose(word, out) : 0;
}

void
entity_decode_all(struct str text, bool loose, struct buf *out)
{
    while (text.len) {
        const char *hit = memchr(text.ptr, '&', text.len);
        size_t run = hit ? (size_t)(hit - text.ptr) : text.len;
        buf_put(out, str_slice(text, 0, run));
        text = str_slice(text, run, SIZE_MAX);
        size_t took = text.len ? entity_decode(text, loose, out) : 0;
        if (text.len && took == 0) {
            buf_put_char(out, '&');
            took = 1;
        }
        text = str_slice(text, took, SIZE_MAX);
    }
}

/* The length of the reference at the start if it is half of a character whose other half may follow; else 0.
 */
static size_t
first_half(struct str text)
{
    uint32_t code = 0;
    size_t len = str_starts(text, STR("&#")) ? read_number(text, &code) : 0;
    return len && text.ptr[len - 1] == ';' && is_high_surrogate(code) ? len : 0;
}

bool
entity_may_go_on(struct str text)
{
    if (text.len >= ENTITY_BYTES_MAX)
        return false;
    text = str_slice(text, first_half(text), SIZE_MAX);
    for (size_t i = 0; i < text.len; i++)
        if (i == 0 ? text.ptr[i] != '&' : !str_is_alnum(text.ptr[i]) && !(i == 1 && text.ptr[i] == '#'))
            return false;
    return true;
}
