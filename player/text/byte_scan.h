/* Eight bytes at a time, after the "bit twiddling hacks" of Sean Eron Anderson (public domain,
 * https://graphics.stanford.edu/~seander/bithacks.html): true when any byte of the word is…
 * False alarms are possible above 127, misses are not. */
#ifndef BREAKROOM_TEXT_BYTE_SCAN_H
#define BREAKROOM_TEXT_BYTE_SCAN_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#define BYTE_SCAN_BYTES 8
#define BYTE_SCAN_ONES  UINT64_C(0x0101010101010101)
#define BYTE_SCAN_HIGHS UINT64_C(0x8080808080808080)

static inline uint64_t
byte_scan_load(const char *bytes)
{
    uint64_t word;
    memcpy(&word, bytes, sizeof(word));
    return word;
}

/* … below `limit`, which is at most 128. */
static inline bool
byte_scan_any_below(uint64_t word, unsigned char limit)
{
    return ((word - BYTE_SCAN_ONES * limit) & ~word & BYTE_SCAN_HIGHS) != 0;
}

/* … equal to `byte`. */
static inline bool
byte_scan_any_equal(uint64_t word, unsigned char byte)
{
    return byte_scan_any_below(word ^ (BYTE_SCAN_ONES * byte), 1);
}

/* … above 127. */
static inline bool
byte_scan_any_high(uint64_t word)
{
    return (word & BYTE_SCAN_HIGHS) != 0;
}

#endif
