/* The picture of the picture tests and fixtures, and how to inspect it. */
#ifndef BREAKROOM_TEST_PICTURE_QUARTERS_H
#define BREAKROOM_TEST_PICTURE_QUARTERS_H

#include "test.h"

#include "base/arena.h"
#include "base/file.h"
#include "base/memory.h"
#include "picture/picture.h"

#define LIMIT    (40 * 1000 * 1000)
#define FIXTURES "tests/picture/fixtures"

static inline struct str
fixture(struct arena *arena, const char *name)
{
    struct reason why = {.text = ""};
    struct str bytes = file_read(arena, file_join(arena, FIXTURES, name), 1 << 20, &why);
    if (!bytes.ptr)
        fail_msg("%s: %s", name, why.text);
    return bytes;
}

/* Four flat quarters: red, green above blue, white. */
static inline struct picture
quarters(int width, int height)
{
    static const uint32_t colours[] = {0xFFD02020, 0xFF20B040, 0xFF2040C0, 0xFFF0F0F0};
    struct picture picture = {
        .pixels = memory_array((size_t)(width * height), sizeof(uint32_t)), .width = width, .height = height};
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++)
            picture.pixels[y * width + x] = colours[(y >= height / 2) * 2 + (x >= width / 2)];
    return picture;
}

static inline struct buf
encoded(struct picture picture, bool png)
{
    struct buf bytes;
    buf_init(&bytes, 1 << 20);
    assert_true(png ? picture_encode_png(&picture, &bytes) : picture_encode(&picture, &bytes));
    picture_finish(&picture);
    return bytes;
}

static inline uint32_t
pixel(const struct picture *picture, int x, int y)
{
    return picture->pixels[y * picture->width + x];
}

/* Within the deviation of JPEG for a flat colour. */
static inline void
assert_near(uint32_t got, uint32_t want)
{
    for (int shift = 0; shift < 32; shift += 8) {
        int a = (int)(got >> shift & 255), b = (int)(want >> shift & 255);
        if (a - b > 6 || b - a > 6)
            fail_msg("%08x is not near %08x", got, want);
    }
}

static inline void
assert_quarters(const struct picture *picture)
{
    int w = picture->width, h = picture->height;
    assert_near(pixel(picture, w / 5, h / 5), 0xFFD02020);
    assert_near(pixel(picture, w - 1 - w / 5, h / 5), 0xFF20B040);
    assert_near(pixel(picture, w / 5, h - 1 - h / 5), 0xFF2040C0);
    assert_near(pixel(picture, w - 1 - w / 5, h - 1 - h / 5), 0xFFF0F0F0);
}

#endif
