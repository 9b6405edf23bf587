#include "base/utf8.h"

#include "base/byte_scan.h"

/* Table 3-7 of the Unicode Standard: lead bytes, number of following bytes, and the range of the first of
 * them. */
struct lead {
    unsigned char first, last;
    unsigned char follow;
    unsigned char low, high;
};

static const struct lead leads[] = {
    {0x00, 0x7F, 0, 0x00, 0x00}, {0xC2, 0xDF, 1, 0x80, 0xBF}, {0xE0, 0xE0, 2, 0xA0, 0xBF},
    {0xE1, 0xEC, 2, 0x80, 0xBF}, {0xED, 0xED, 2, 0x80, 0x9F}, {0xEE, 0xEF, 2, 0x80, 0xBF},
    {0xF0, 0xF0, 3, 0x90, 0xBF}, {0xF1, 0xF3, 3, 0x80, 0xBF}, {0xF4, 0xF4, 3, 0x80, 0x8F},
};

static const struct lead *
find_lead(unsigned char byte)
{
    for (size_t i = 0; i < sizeof(leads) / sizeof(leads[0]); i++)
        if (byte >= leads[i].first && byte <= leads[i].last)
            return &leads[i];
    return NULL;
}

/* True when the sequence was well-formed. */
static bool
decode(struct str s, size_t *at, uint32_t *code)
{
    unsigned char byte = (unsigned char)s.ptr[(*at)++];
    const struct lead *lead = find_lead(byte);
    if (!lead)
        return false;
    *code = lead->follow ? byte & (0x3Fu >> lead->follow) : byte;
    unsigned char low = lead->low;
    unsigned char high = lead->high;
    for (int i = 0; i < lead->follow; i++) {
        unsigned char next = *at < s.len ? (unsigned char)s.ptr[*at] : 0;
        if (next < low || next > high)
            return false;
        *code = *code << 6 | (next & 0x3Fu);
        (*at)++;
        low = 0x80;
        high = 0xBF;
    }
    return true;
}

uint32_t
utf8_next_wide(struct str s, size_t *at)
{
    uint32_t code = 0;
    unsigned char first = (unsigned char)s.ptr[*at];
    unsigned char second = *at + 1 < s.len ? (unsigned char)s.ptr[*at + 1] : 0;
    if (first >= 0xC2 && first <= 0xDF && (second & 0xC0) == 0x80) { /* most accented letters */
        *at += 2;
        return (first & 0x1Fu) << 6 | (second & 0x3Fu);
    }
    return decode(s, at, &code) ? code : UTF8_REPLACEMENT;
}

size_t
utf8_encode(uint32_t code, char out[UTF8_MAX_BYTES])
{
    if (code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF))
        code = UTF8_REPLACEMENT;
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    size_t len = code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
    for (size_t i = len - 1; i > 0; i--) {
        out[i] = (char)(0x80 | (code & 0x3F));
        code >>= 6;
    }
    out[0] = (char)((0xF00u >> len & 0xF0u) | code);
    return len;
}

bool
utf8_valid(struct str s)
{
    uint32_t code;
    for (size_t at = 0; at < s.len;)
        if (!decode(s, &at, &code))
            return false;
    return true;
}

struct str
utf8_prefix(struct str s, size_t len)
{
    if (len >= s.len)
        return s;
    while (len > 0 && ((unsigned char)s.ptr[len] & 0xC0) == 0x80)
        len--;
    return str_slice(s, 0, len);
}

size_t
utf8_length(struct str s)
{
    size_t count = 0, i = 0;
    for (; i + BYTE_SCAN_BYTES <= s.len; i += BYTE_SCAN_BYTES) {
        uint64_t word = byte_scan_load(s.ptr + i);
        count += BYTE_SCAN_BYTES - byte_scan_count(byte_scan_high(word & ~(word << 1)));
    }
    for (; i < s.len; i++)
        count += ((unsigned char)s.ptr[i] & 0xC0) != 0x80;
    return count;
}
