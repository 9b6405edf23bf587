/* HEIC and AVIF in the decoder's sandbox, which has no threads: decoded pictures, and reasons for invalid
 * files. Memory that libheif leaks is freed when the child ends. */
#include "test.h"

#include "decoder/decoder.h"
#include "picture/quarters.h"

static const struct decoder_options options = {32, 24, LIMIT, DECODER_TIMEOUT_MS, false};

static void
telephones_pictures_are_read_in_the_sandbox(void **state)
{
    (void)state;
    static const char *const names[] = {"lossy.heic", "lossy.avif", "turned.heic", "ten_bits.heic"};
    struct arena *arena = arena_create(1 << 21);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct decoder_result result;
        struct picture picture;
        enum reason_code why = REASON_NONE;
        if (!decoder_run(fixture(arena, names[i]), &options, &result))
            fail_msg("%s: %s", names[i], english(&result.why));
        assert_int_equal(result.fault, DECODER_GOOD);
        assert_int_equal(result.width, 32);
        assert_int_equal(result.height, 24);
        assert_true(picture_decode(buf_str(&result.bytes), 0, 0, false, LIMIT, &picture, &why));
        assert_quarters(&picture);
        picture_finish(&picture);
        decoder_result_finish(&result);
    }
    arena_destroy(arena);
}

static void
a_cut_one_is_incomplete(void **state)
{
    (void)state;
    struct arena *arena = arena_create(1 << 21);
    struct str whole = fixture(arena, "lossy.heic");
    struct decoder_result result;
    assert_false(decoder_run(str_slice(whole, 0, whole.len - 20), &options, &result));
    assert_int_equal(result.fault, DECODER_INCOMPLETE);
    assert_string_equal(english(&result.why), "it is cut off");
    decoder_result_finish(&result);
    arena_destroy(arena);
}

/* Only every so many bytes: each costs a process. */
#define STEP 37

static void
wrong_bytes_do_no_harm(void **state)
{
    (void)state;
    static const char *const names[] = {"lossy.heic", "lossy.avif", "turned.heic", "lossy_alpha.avif"};
    struct arena *arena = arena_create(1 << 21);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        struct str bytes = fixture(arena, names[i]);
        char *wrong = arena_c(arena, bytes);
        for (size_t at = i; at < bytes.len; at += STEP) {
            struct decoder_result result;
            wrong[at] = (char)~wrong[at];
            if (decoder_run((struct str){wrong, bytes.len}, &options, &result))
                assert_true(result.bytes.len > 0);
            else
                assert_string_not_equal(english(&result.why), "");
            decoder_result_finish(&result);
            wrong[at] = (char)~wrong[at];
        }
    }
    arena_destroy(arena);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(telephones_pictures_are_read_in_the_sandbox),
        cmocka_unit_test(a_cut_one_is_incomplete),
        cmocka_unit_test(wrong_bytes_do_no_harm),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
