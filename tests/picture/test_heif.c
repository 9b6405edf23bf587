/* HEIC and AVIF, read by libheif. It is loaded once per process, so the test without it comes first. */
#include "test.h"

#include <stdio.h>

#include "picture/heif.h"
#include "picture/quarters.h"

static void
refused_at(struct str bytes, enum picture_fault fault, enum reason_code expected)
{
    struct picture picture;
    enum reason_code why = REASON_NONE;
    assert_false(picture_decode(bytes, 64, 64, true, LIMIT, &picture, &why));
    assert_null(picture.pixels);
    assert_string_equal(reason_code_words(why, REASON_ENGLISH), reason_code_words(expected, REASON_ENGLISH));
    assert_int_equal(picture.fault, fault);
}

static void
without_the_library_its_package_is_named(void **state)
{
    (void)state;
    static const char *const brands[] = {"heic", "mif1", "avif"};
    for (size_t i = 0; i < sizeof(brands) / sizeof(brands[0]); i++) {
        char bytes[] = "\0\0\0\x18"
                       "ftyp....\0\0\0\0mif1heic";
        memcpy(bytes + 8, brands[i], 4);
        refused_at((struct str){bytes, sizeof(bytes) - 1}, PICTURE_LIBRARY, REASON_PICTURE_HEIF_LIBRARY);
    }
    assert_non_null(strstr(reason_code_words(REASON_PICTURE_HEIF_LIBRARY, REASON_ENGLISH), "libheif1"));
}

static void
with_the_library_they_are_known(void **state)
{
    (void)state;
    enum reason_code why = REASON_NONE;
    if (!heif_prepare(&why))
        fail_msg("%s: scripts/dependencies installs it", reason_code_words(why, REASON_ENGLISH));
    struct arena *arena = arena_create(1 << 21);
    struct picture_info info;
    assert_true(picture_probe(fixture(arena, "turned.heic"), &info));
    assert_int_equal(info.type, PICTURE_HEIF);
    assert_int_equal(info.width, 64);
    assert_int_equal(info.height, 48);
    arena_destroy(arena);
}

/* Also the rotated one, and the one with ten bits per channel. */
static void
telephones_pictures_show_the_same(void **state)
{
    (void)state;
    static const char *const names[] = {"lossy.heic", "lossy.avif", "turned.heic", "ten_bits.heic"};
    struct arena *arena = arena_create(1 << 21);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        for (int width = 16; width <= 64; width += 16) {
            struct picture picture;
            enum reason_code why = REASON_NONE;
            if (!picture_decode(fixture(arena, names[i]), width, 0, false, LIMIT, &picture, &why))
                fail_msg("%s: %s", names[i], reason_code_words(why, REASON_ENGLISH));
            assert_int_equal(picture.width, width);
            assert_int_equal(picture.height, width * 3 / 4);
            assert_false(picture.alpha);
            assert_quarters(&picture);
            picture_finish(&picture);
        }
    arena_destroy(arena);
}

static void
what_is_see_through_stays_so(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 21);
    struct picture picture;
    enum reason_code why = REASON_NONE;
    assert_true(picture_decode(fixture(arena, "lossy_alpha.avif"), 0, 0, false, LIMIT, &picture, &why));
    assert_true(picture.alpha);
    assert_int_equal(pixel(&picture, 60, 44) >> 24, 0);
    assert_near(pixel(&picture, 5, 5), 0xFFD02020);
    picture_finish(&picture);
    arena_destroy(arena);
}

/* At the end of a box, a truncated file cannot be told from a damaged one. */
static void
what_is_cut_anywhere_is_refused_as_incomplete(void **state)
{
    (void)state;
    static const char *const names[] = {"lossy.heic", "lossy.avif"};
    struct arena *arena = arena_create(1 << 21);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct str whole = fixture(arena, names[i]);
        size_t cut = 0, len = 40;
        for (; len < whole.len; len++) {
            struct picture picture;
            enum reason_code why = REASON_NONE;
            assert_false(picture_decode(str_slice(whole, 0, len), 64, 64, true, LIMIT, &picture, &why));
            assert_true(picture.fault == PICTURE_CUT || picture.fault == PICTURE_DAMAGED);
            cut += why == REASON_PICTURE_CUT_OFF;
        }
        assert_true(cut > whole.len - 50);
    }
    arena_destroy(arena);
}

/* The file with another size in its header, of which nothing is decoded. */
static struct str
boasting(struct arena *arena, const char *name, int width, int height)
{
    struct str bytes = fixture(arena, name);
    char *changed = arena_c(arena, bytes);
    for (size_t at = 0; at + 16 <= bytes.len; at++)
        if (memcmp(changed + at, "ispe", 4) == 0)
            for (int i = 0; i < 4; i++) {
                changed[at + 8 + (size_t)i] = (char)(width >> (24 - 8 * i));
                changed[at + 12 + (size_t)i] = (char)(height >> (24 - 8 * i));
            }
    return (struct str){changed, bytes.len};
}

static void
what_says_to_be_vast_is_not_decoded(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 21);
    refused_at(boasting(arena, "lossy.avif", 16000, 16000), PICTURE_LARGE, REASON_PICTURE_PIXELS);
    refused_at(boasting(arena, "lossy.avif", 6000, 6000), PICTURE_LARGE, REASON_PICTURE_HEIF_LARGE);
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(without_the_library_its_package_is_named),
        cmocka_unit_test(with_the_library_they_are_known),
        cmocka_unit_test(telephones_pictures_show_the_same),
        cmocka_unit_test(what_is_see_through_stays_so),
        cmocka_unit_test(what_is_cut_anywhere_is_refused_as_incomplete),
        cmocka_unit_test(what_says_to_be_vast_is_not_decoded),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
