#include "picture/exif.h"

#define TAG_ORIENTATION 274
#define TYPE_SHORT      3
#define ENTRY_BYTES     12
#define ENTRIES_MAX     512

struct tiff {
    struct str bytes;
    bool big_endian;
};

/* `count` bytes at `at` as a number; 0 beyond the end. */
static uint32_t
number(const struct tiff *tiff, size_t at, int count)
{
    struct str bytes = str_slice(tiff->bytes, at, (size_t)count);
    if (bytes.len < (size_t)count)
        return 0;
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        int from = tiff->big_endian ? i : count - 1 - i;
        value = value << 8 | (uint8_t)bytes.ptr[from];
    }
    return value;
}

static int
orientation_of_directory(const struct tiff *tiff, size_t at)
{
    uint32_t entries = number(tiff, at, 2);
    for (uint32_t i = 0; i < entries && i < ENTRIES_MAX; i++) {
        size_t entry = at + 2 + i * (size_t)ENTRY_BYTES;
        if (number(tiff, entry, 2) != TAG_ORIENTATION)
            continue;
        uint32_t value = number(tiff, entry + 8, 2);
        bool good = number(tiff, entry + 2, 2) == TYPE_SHORT && value >= 1 && value <= 8;
        return good ? (int)value : 1;
    }
    return 1;
}

int
exif_orientation(struct str bytes)
{
    static const struct str prefix = {"Exif\0\0", 6};
    if (str_starts(bytes, prefix))
        bytes = str_slice(bytes, prefix.len, SIZE_MAX);
    struct tiff tiff = {bytes, str_starts(bytes, STR("MM"))};
    if ((!tiff.big_endian && !str_starts(bytes, STR("II"))) || number(&tiff, 2, 2) != 42)
        return 1;
    return orientation_of_directory(&tiff, number(&tiff, 4, 4));
}
