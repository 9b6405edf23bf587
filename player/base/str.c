#define _GNU_SOURCE
#include "base/str.h"

#include <string.h>

#include "base/byte_scan.h"
#include "base/number.h"

#define HASH_PRIME 0x100000001b3u

static bool
is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

bool
str_same_nocase(const char *a, const char *b, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (a[i] != b[i] && str_lower(a[i]) != str_lower(b[i]))
            return false;
    return true;
}

bool
str_ends(struct str s, struct str suffix)
{
    return s.len >= suffix.len && str_equal(str_slice(s, s.len - suffix.len, suffix.len), suffix);
}

bool
str_blank(struct str s)
{
    return str_trim(s).len == 0;
}

size_t
str_find(struct str s, struct str needle)
{
    if (needle.len == 0)
        return 0;
    for (size_t at = 0; at + needle.len <= s.len; at++) {
        const char *found = memchr(s.ptr + at, needle.ptr[0], s.len - needle.len - at + 1);
        if (!found)
            break;
        at = (size_t)(found - s.ptr);
        bool same =
            needle.len == 1 || (found[1] == needle.ptr[1] && memcmp(found, needle.ptr, needle.len) == 0);
        if (same)
            return at;
    }
    return SIZE_MAX;
}

bool
str_has_any_nocase(struct str s, const char *const *words, size_t count)
{
    uint32_t seconds[128] = {0}; /* a bit for each second letter, by its last five bits: without its case */
    for (size_t i = 0; i < count; i++) {
        uint32_t second = 1u << (words[i][1] & 31);
        seconds[words[i][0] & 127] |= second;
        seconds[words[i][0] & 127 & ~('a' - 'A')] |= second; /* the capital; of a sign, a control character */
    }
    for (size_t at = 0; at + 1 < s.len; at++) {
        if (!(seconds[s.ptr[at] & 127] >> (s.ptr[at + 1] & 31) & 1))
            continue;
        char first = str_lower(s.ptr[at]), second = str_lower(s.ptr[at + 1]);
        for (size_t i = 0; i < count; i++)
            if (words[i][0] == first && words[i][1] == second &&
                str_starts_nocase(str_slice(s, at, SIZE_MAX), str_from(words[i])))
                return true;
    }
    return false;
}

size_t
str_find_any(struct str s, const char *bytes)
{
    bool wanted[256] = {false};
    size_t at = 0;
    for (; *bytes; bytes++)
        wanted[(unsigned char)*bytes] = true;
    while (at < s.len && !wanted[(unsigned char)s.ptr[at]])
        at++;
    return at;
}

bool
str_is_ascii(struct str s)
{
    size_t at = 0;
    while (at < s.len && (unsigned char)s.ptr[at] < 0x80)
        at++;
    return at == s.len;
}

struct str
str_trim(struct str s)
{
    while (s.len && is_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len && is_space(s.ptr[s.len - 1]))
        s.len--;
    return s;
}

struct str
str_split(struct str *rest, char separator)
{
    struct str part = *rest;
    const char *end = part.len ? memchr(part.ptr, separator, part.len) : NULL;
    if (!end) {
        *rest = STR_NONE;
        return part;
    }
    part.len = (size_t)(end - part.ptr);
    *rest = str_slice(*rest, part.len + 1, SIZE_MAX);
    return part;
}

int
str_compare(struct str a, struct str b)
{
    size_t len = number_min(a.len, b.len);
    int order = len ? memcmp(a.ptr, b.ptr, len) : 0;
    return order ? order : (a.len > b.len) - (a.len < b.len);
}

bool
str_has_digit(struct str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (str_is_digit(s.ptr[i]))
            return true;
    return false;
}

/* Where the next word after the first one may begin with this byte, from `at` on, or a few bytes before that
 * at the end of the list. */
static size_t
next_word(struct str list, size_t at, char first)
{
    for (; at + BYTE_SCAN_BYTES <= list.len; at += BYTE_SCAN_BYTES) {
        uint64_t begins = byte_scan_equal(byte_scan_load(list.ptr + at - 1), ' ') &
                          byte_scan_equal(byte_scan_load(list.ptr + at), (unsigned char)first);
        if (begins)
            return at + byte_scan_first(begins);
    }
    return at;
}

bool
str_has_word(struct str list, struct str word)
{
    if (!word.len || memchr(word.ptr, ' ', word.len))
        return false;
    for (size_t at = 0; at + word.len <= list.len; at = next_word(list, at + 1, word.ptr[0])) {
        size_t end = at + word.len;
        if ((at == 0 || list.ptr[at - 1] == ' ') && (end == list.len || list.ptr[end] == ' ') &&
            memcmp(list.ptr + at, word.ptr, word.len) == 0)
            return true;
    }
    return false;
}

uint64_t
str_hash(struct str s, uint64_t seed)
{
    for (size_t i = 0; i < s.len; i++)
        seed = (seed ^ (unsigned char)s.ptr[i]) * HASH_PRIME;
    return seed;
}

uint64_t
str_hash_fast(struct str s, uint64_t seed)
{
    size_t at = 0;
    for (; at + BYTE_SCAN_BYTES <= s.len; at += BYTE_SCAN_BYTES) {
        seed = (seed ^ byte_scan_load(s.ptr + at)) * HASH_PRIME;
        seed ^= seed >> 32;
    }
    return str_hash(str_slice(s, at, SIZE_MAX), seed);
}

/* -1: no hexadecimal digit. */
static int
hexadecimal(char c)
{
    static const char digits[] = "0123456789abcdef";
    const char *found = c ? strchr(digits, c >= 'A' && c <= 'F' ? c - 'A' + 'a' : c) : NULL;
    return found ? (int)(found - digits) : -1;
}

bool
str_decode_percent(char *text)
{
    char *out = text;
    for (const char *at = text; *at; at++, out++) {
        bool escaped = at[0] == '%' && hexadecimal(at[1]) >= 0 && hexadecimal(at[2]) >= 0;
        *out = escaped ? (char)(hexadecimal(at[1]) * 16 + hexadecimal(at[2])) : *at;
        if ((unsigned char)*out < ' ')
            return false;
        at += escaped ? 2 : 0;
    }
    *out = '\0';
    return true;
}
