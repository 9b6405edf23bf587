#include "test.h"

#include "base/arena.h"
#include "picture/picture.h"
#include "picture/quarters.h"

static void
decode_fixture(const char *name, int width, struct picture *out)
{
    struct arena *arena = arena_create(1 << 21);
    enum reason_code why = REASON_NONE;
    if (!picture_decode(fixture(arena, name), width, 0, false, LIMIT, out, &why))
        fail_msg("%s: %s", name, reason_code_words(why, REASON_ENGLISH));
    arena_destroy(arena);
}

static void
every_form_of_a_picture_shows_the_same(void **state)
{
    (void)state;
    static const char *const names[] = {"subsampled.jpg",   "progressive.jpg", "palette.png",
                                        "interlaced16.png", "lossy.webp",      "lossless.webp",
                                        "animated.webp",    "animated.gif",    "interlaced.gif"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        for (int width = 16; width <= 64; width += 16) {
            struct picture picture;
            decode_fixture(names[i], width, &picture);
            assert_int_equal(picture.width, width);
            assert_int_equal(picture.height, width * 3 / 4);
            assert_false(picture.alpha);
            assert_quarters(&picture);
            picture_finish(&picture);
        }
}

static void
grey_is_grey(void **state)
{
    (void)state;
    static const char *const names[] = {"grey.jpg", "grey16.png"};
    for (size_t i = 0; i < 2; i++) {
        struct picture picture;
        decode_fixture(names[i], 64, &picture);
        for (int k = 0; k < 64 * 48; k++) {
            uint32_t colour = picture.pixels[k];
            assert_int_equal(colour, 0xFF000000 | (colour & 255) * 0x010101);
        }
        assert_near(pixel(&picture, 60, 44), 0xFFF0F0F0);
        picture_finish(&picture);
    }
}

/* CMYK to RGB without profiles: the hue is right, the brightness approximately. */
static void
printers_inks_are_turned_into_light(void **state)
{
    (void)state;
    struct picture picture;
    decode_fixture("cmyk.jpg", 64, &picture);
    assert_near(pixel(&picture, 12, 9), 0xFFD02020);
    assert_near(pixel(&picture, 52, 9), 0xFF20B040);
    assert_near(pixel(&picture, 52, 39), 0xFFF0F0F0);
    picture_finish(&picture);
}

static void
transparency_is_kept_and_stains_nothing(void **state)
{
    (void)state;
    static const char *const names[] = {"palette_trns.png", "transparent.gif", "lossy_alpha.webp"};
    for (size_t i = 0; i < 3; i++)
        for (int width = 9; width <= 64; width += 55) {
            struct picture picture;
            decode_fixture(names[i], width, &picture);
            int w = picture.width, h = picture.height;
            assert_true(picture.alpha);
            assert_int_equal(pixel(&picture, w - 1, h - 1) >> 24, 0);
            /* at the edge of transparent parts the colour is that of the opaque ones; lossy files blur
             * it */
            uint32_t edge = pixel(&picture, w - 1, h / 2 - 1);
            assert_true((edge >> 8 & 255) > 0x98);
            assert_true((edge >> 16 & 255) < 0x48);
            if (i < 2)
                assert_near(edge | 0xFF000000, 0xFF20B040);
            picture_finish(&picture);
        }
}

static void
what_must_be_held_whole_is_held_up_to_a_size(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 21);
    struct picture picture;
    enum reason_code why = REASON_NONE;
    assert_false(picture_decode(fixture(arena, "interlaced_17mp.png"), 64, 64, true, LIMIT, &picture, &why));
    assert_string_equal(reason_code_words(why, REASON_ENGLISH), "it is interlaced and too large for that");
    arena_destroy(arena);
}

/* With each byte changed in turn: any result is within bounds. */
static void
fixtures_with_a_wrong_byte_do_no_harm(void **state)
{
    (void)state;
    static const char *const names[] = {"cmyk.jpg",         "progressive.jpg", "palette_trns.png",
                                        "interlaced16.png", "lossless.webp",   "lossy_alpha.webp",
                                        "animated.webp",    "animated.gif",    "interlaced.gif"};
    struct arena *arena = arena_create(1 << 21);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct str bytes = fixture(arena, names[i]);
        char *wrong = arena_c(arena, bytes);
        for (size_t at = 0; at < bytes.len; at++) {
            wrong[at] = (char)~wrong[at];
            struct picture picture;
            enum reason_code why = REASON_NONE;
            if (picture_decode((struct str){wrong, bytes.len}, 30, 30, false, 10000, &picture, &why))
                assert_true(picture.width <= 30 && picture.height <= 30);
            else
                assert_int_not_equal(why, REASON_NONE);
            picture_finish(&picture);
            wrong[at] = (char)~wrong[at];
        }
    }
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_form_of_a_picture_shows_the_same),
        cmocka_unit_test(grey_is_grey),
        cmocka_unit_test(printers_inks_are_turned_into_light),
        cmocka_unit_test(transparency_is_kept_and_stains_nothing),
        cmocka_unit_test(what_must_be_held_whole_is_held_up_to_a_size),
        cmocka_unit_test(fixtures_with_a_wrong_byte_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
