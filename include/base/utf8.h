/* UTF-8 as RFC 3629 and the Unicode Standard (table 3-7) define it. */
#ifndef BREAKROOM_BASE_UTF8_H
#define BREAKROOM_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/str.h"

#define UTF8_MAX_BYTES   4
#define UTF8_REPLACEMENT 0xFFFDu
#define UTF8_NBSP        "\u00A0" /* no-break space; narrow: U+202F */
#define UTF8_NNBSP       "\u202F"

/* utf8_next for a non-ASCII byte. */
uint32_t utf8_next_wide(struct str s, size_t *at);

/* Decodes the code point at byte *at of s and moves *at past it. An ill-formed sequence gives U+FFFD and
 * moves by its maximal valid prefix (Unicode, section 3.9), at least one byte. *at must be below s.len. */
static inline uint32_t
utf8_next(struct str s, size_t *at)
{
    unsigned char byte = (unsigned char)s.ptr[*at];
    if (byte >= 0x80)
        return utf8_next_wide(s, at);
    ++*at;
    return byte;
}

/* Writes the bytes of `code` and returns how many; U+FFFD for surrogates and values above U+10FFFF. */
size_t utf8_encode(uint32_t code, char out[UTF8_MAX_BYTES]);

/* True when every byte belongs to a well-formed sequence. */
bool utf8_valid(struct str s);

/* The longest prefix of at most `len` bytes that does not cut a sequence. */
struct str utf8_prefix(struct str s, size_t len);

/* How many code points valid text has. */
size_t utf8_length(struct str s);

#endif
