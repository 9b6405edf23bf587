#include "base/encoding.h"

#include "base/number.h"
#include "base/utf8.h"

#define SAMPLE_BYTES  1024
#define SURROGATE     0xD800
#define SURROGATE_LOW 0xDC00
#define SURROGATE_END 0xE000

/* For the bytes 0x80 to 0x9F (https://encoding.spec.whatwg.org/index-windows-1252.txt). */
static const uint16_t windows_1252[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
                                          0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,   0x017D, 0x8F,
                                          0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
                                          0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

/* In Latin text every second byte of UTF-16 is zero; other encodings have no zero bytes. */
static enum encoding
guess_without_mark(struct str bytes)
{
    size_t zeros[2] = {0, 0};
    size_t count = number_min(bytes.len, SAMPLE_BYTES);
    for (size_t i = 0; i < count; i++)
        zeros[i % 2] += bytes.ptr[i] == '\0';
    if (zeros[1] * 3 > count && zeros[0] * 10 < zeros[1])
        return ENCODING_UTF_16_LE;
    if (zeros[0] * 3 > count && zeros[1] * 10 < zeros[0])
        return ENCODING_UTF_16_BE;
    return utf8_valid(bytes) ? ENCODING_UTF_8 : ENCODING_WINDOWS_1252;
}

enum encoding
encoding_guess(struct str bytes)
{
    if (str_starts(bytes, STR("\xFF\xFE")))
        return ENCODING_UTF_16_LE;
    if (str_starts(bytes, STR("\xFE\xFF")))
        return ENCODING_UTF_16_BE;
    return guess_without_mark(bytes);
}

static uint32_t
unit_at(struct str bytes, size_t at, bool little)
{
    unsigned char first = (unsigned char)bytes.ptr[at], second = (unsigned char)bytes.ptr[at + 1];
    return little ? (uint32_t)(second << 8 | first) : (uint32_t)(first << 8 | second);
}

static void
put_utf_16(struct buf *out, struct str bytes, bool little)
{
    for (size_t at = 0; at + 1 < bytes.len; at += 2) {
        uint32_t code = unit_at(bytes, at, little);
        uint32_t next = at + 3 < bytes.len ? unit_at(bytes, at + 2, little) : 0;
        if (code >= SURROGATE && code < SURROGATE_LOW && next >= SURROGATE_LOW && next < SURROGATE_END) {
            code = 0x10000 + ((code - SURROGATE) << 10) + (next - SURROGATE_LOW);
            at += 2;
        }
        if (code != 0xFEFF || at > 0)
            buf_put_code(out, code);
    }
}

static void
put_windows_1252(struct buf *out, struct str bytes)
{
    for (size_t i = 0; i < bytes.len; i++) {
        unsigned char byte = (unsigned char)bytes.ptr[i];
        buf_put_code(out, byte >= 0x80 && byte < 0xA0 ? windows_1252[byte - 0x80] : byte);
    }
}

struct str
encoding_to_utf8(struct arena *arena, struct str bytes, enum encoding encoding)
{
    struct buf out;
    buf_init(&out, bytes.len * 3 + 1);
    if (encoding == ENCODING_UTF_8)
        buf_put(&out, str_starts(bytes, STR("\xEF\xBB\xBF")) ? str_slice(bytes, 3, SIZE_MAX) : bytes);
    else if (encoding == ENCODING_WINDOWS_1252)
        put_windows_1252(&out, bytes);
    else
        put_utf_16(&out, bytes, encoding == ENCODING_UTF_16_LE);
    struct str text = arena_str(arena, (struct str){buf_c(&out), out.len});
    buf_finish(&out);
    return text;
}
