/* Eight bytes at a time, after the "bit twiddling hacks" of Sean Eron Anderson (public domain,
 * https://graphics.stanford.edu/~seander/bithacks.html). A mask has the high bit of each byte that is meant;
 * after the first such byte it may also have those of others. Masks of one word can be joined by |. */
#ifndef BREAKROOM_BASE_BYTE_SCAN_H
#define BREAKROOM_BASE_BYTE_SCAN_H

#include <endian.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#define BYTE_SCAN_BYTES 8
#define BYTE_SCAN_ONES  UINT64_C(0x0101010101010101)
#define BYTE_SCAN_HIGHS UINT64_C(0x8080808080808080)

/* The first byte is the lowest. */
static inline uint64_t
byte_scan_load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof(word));
    return le64toh(word);
}

/* Bytes below `limit`, which is at most 128. */
static inline uint64_t
byte_scan_below(uint64_t word, unsigned char limit)
{
    return (word - BYTE_SCAN_ONES * limit) & ~word & BYTE_SCAN_HIGHS;
}

static inline uint64_t
byte_scan_equal(uint64_t word, unsigned char byte)
{
    return byte_scan_below(word ^ (BYTE_SCAN_ONES * byte), 1);
}

/* The same for a byte of ASCII; this mask and its opposite are exact for all bytes. */
static inline uint64_t
byte_scan_exact(uint64_t word, unsigned char byte)
{
    uint64_t other = word ^ (BYTE_SCAN_ONES * byte);
    return ~(((other & ~BYTE_SCAN_HIGHS) + BYTE_SCAN_ONES * 0x7F) | other) & BYTE_SCAN_HIGHS;
}

/* Bytes above 127. */
static inline uint64_t
byte_scan_high(uint64_t word)
{
    return word & BYTE_SCAN_HIGHS;
}

/* Bytes that are not ASCII letters. */
static inline uint64_t
byte_scan_no_letter(uint64_t word)
{
    uint64_t small = (word | BYTE_SCAN_ONES * 0x20) & ~BYTE_SCAN_HIGHS;
    uint64_t from_a = small + BYTE_SCAN_ONES * (0x80 - 'a'), after_z = small + BYTE_SCAN_ONES * (0x7F - 'z');
    return (~from_a | after_z | word) & BYTE_SCAN_HIGHS;
}

/* Bytes that are ASCII letters or digits; this mask and its opposite are exact for all bytes. */
static inline uint64_t
byte_scan_alnum(uint64_t word)
{
    uint64_t low = word & ~BYTE_SCAN_HIGHS;
    uint64_t from_0 = low + BYTE_SCAN_ONES * (0x80 - '0'), after_9 = low + BYTE_SCAN_ONES * (0x7F - '9');
    return ((from_0 & ~after_9 & ~word) | ~byte_scan_no_letter(word)) & BYTE_SCAN_HIGHS;
}

/* How many bytes are in a mask that is exact. */
static inline size_t
byte_scan_count(uint64_t mask)
{
    return (size_t)((mask >> 7) * BYTE_SCAN_ONES >> 56);
}

/* The position of the first byte of a mask, which is not 0. */
static inline size_t
byte_scan_first(uint64_t mask)
{
    return (size_t)__builtin_ctzll(mask) / 8;
}

#endif
