/* Packed canvases take less memory and come back as they were. */
#include "test.h"

#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/memory.h"
#include "paint/pack.h"

static uint32_t
noise(uint32_t *state)
{
    *state = *state * 1664525 + 1013904223;
    return *state | 0xFF000000u;
}

/* A flat ground with some text-like noise, and a photograph, which is all noise, from row `photo` on. */
static struct canvas *
slide(int width, int height, int photo)
{
    struct canvas *canvas = canvas_create(width, height);
    uint32_t state = 1;
    canvas_fill(canvas, 0x203040);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            uint32_t *pixel = &canvas->pixels[(size_t)y * (size_t)width + (size_t)x];
            if (y >= photo)
                *pixel = noise(&state);
            else if (x % 37 < 5 && y % 9 > 3)
                *pixel = x % 2 ? 0xFFFFFFFF : 0xFF808080;
        }
    return canvas;
}

static size_t
pages_in_memory(const struct canvas *canvas)
{
    size_t page = (size_t)sysconf(_SC_PAGESIZE);
    size_t bytes = (size_t)canvas->width * (size_t)canvas->height * sizeof(uint32_t);
    uintptr_t from = ((uintptr_t)canvas->pixels + page - 1) / page * page;
    size_t count = ((uintptr_t)canvas->pixels + bytes - from) / page, there = 0;
    unsigned char *in = memory_array(count, 1);
    assert_int_equal(mincore((char *)canvas->pixels + (from - (uintptr_t)canvas->pixels), count * page, in),
                     0);
    for (size_t i = 0; i < count; i++)
        there += in[i] & 1;
    memory_free(in);
    return there;
}

static void
assert_same(const struct canvas *one, const struct canvas *other, int first, int end)
{
    size_t width = (size_t)one->width;
    assert_memory_equal(one->pixels + (size_t)first * width, other->pixels + (size_t)first * width,
                        (size_t)(end - first) * width * sizeof(uint32_t));
}

static void
pixels_come_back_as_they_were(void **state)
{
    (void)state;
    static const int sizes[][3] = {{1920, 1080, 1080}, {1366, 768, 400}, {333, 17, 5}, {1, 1, 1},
                                   {640, 16, 0},       {3, 1000, 500},   {5, 5, 3},    {4096, 33, 33}};
    for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
        struct canvas *want = slide(sizes[i][0], sizes[i][1], sizes[i][2]);
        struct canvas *canvas = slide(sizes[i][0], sizes[i][1], sizes[i][2]);
        for (int twice = 0; twice < 2; twice++) {
            canvas_pack(canvas);
            canvas_pack(canvas);
            canvas_unpack(canvas, 0, canvas->height);
            canvas_unpack(canvas, 0, canvas->height);
            assert_same(canvas, want, 0, want->height);
        }
        canvas_pack(canvas); /* destroyed while it is packed */
        canvas_destroy(canvas);
        canvas_destroy(want);
    }
}

static void
a_packed_slide_takes_a_small_part_of_its_memory(void **state)
{
    (void)state;
    struct canvas *text = slide(1920, 1080, 1080), *photo = slide(1920, 1080, 0);
    size_t before = pages_in_memory(text);
    canvas_pack(text);
    canvas_pack(photo);
    if (pages_in_memory(text) > before / 2)
        fail_msg("%zu pages of %zu", pages_in_memory(text), before);
    assert_int_equal(pages_in_memory(photo), before); /* which it would not have in packed form */
    canvas_destroy(text);
    canvas_destroy(photo);
}

/* As the progress line does. */
static void
rows_are_painted_while_the_others_are_packed(void **state)
{
    (void)state;
    struct canvas *want = slide(800, 600, 600), *canvas = slide(800, 600, 600);
    struct rect line = {20, 590, 300, 4};
    canvas_pack(canvas);
    canvas_unpack(canvas, line.y, line.h);
    canvas_rect(canvas, line, 0, 0xFFABCDEF);
    canvas_rect(want, line, 0, 0xFFABCDEF);
    assert_same(canvas, want, line.y, line.y + line.h);
    canvas_unpack(canvas, -50, 20);
    canvas_unpack(canvas, 590, 5000);
    canvas_pack(canvas);
    canvas_unpack(canvas, -50, 5000);
    assert_same(canvas, want, 0, 600);
    canvas_destroy(canvas);
    canvas_destroy(want);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pixels_come_back_as_they_were),
        cmocka_unit_test(a_packed_slide_takes_a_small_part_of_its_memory),
        cmocka_unit_test(rows_are_painted_while_the_others_are_packed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
