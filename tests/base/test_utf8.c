#include "test.h"

#include "base/utf8.h"

static void
ill_formed_sequences_give_one_replacement_a_maximal_part(void **state)
{
    (void)state;
    /* the example of section 3.9 of the Unicode Standard */
    struct str s = STR("\x61\xF1\x80\x80\xE1\x80\xC2\x62\x80\x63\x80\xBF\x64");
    static const uint32_t expected[] = {0x61,   0xFFFD, 0xFFFD, 0xFFFD, 0x62,
                                        0xFFFD, 0x63,   0xFFFD, 0xFFFD, 0x64};
    size_t at = 0, count = 0;
    while (at < s.len)
        assert_int_equal(utf8_next(s, &at), expected[count++]);
    assert_int_equal(count, sizeof(expected) / sizeof(expected[0]));
    assert_false(utf8_valid(s));
}

static void
every_code_point_survives_the_round_trip(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        char bytes[UTF8_MAX_BYTES];
        struct str s = {bytes, utf8_encode(code, bytes)};
        size_t at = 0;
        assert_int_equal(utf8_next(s, &at), code);
        assert_int_equal(at, s.len);
    }
}

static void
surrogates_and_overlong_forms_are_refused(void **state)
{
    (void)state;
    static const char *const bad[] = {"\xED\xA0\x80",     "\xC0\x80", "\xE0\x80\x80",
                                      "\xF4\x90\x80\x80", "\xFF",     "\xC3"};
    for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
        assert_false(utf8_valid(str_from(bad[i])));
}

static void
a_prefix_never_cuts_a_character(void **state)
{
    (void)state;
    struct str s = STR("aé€😀");
    static const size_t expected[] = {0, 1, 1, 3, 3, 3, 6, 6, 6, 6, 10, 10};
    for (size_t len = 0; len < 12; len++)
        assert_int_equal(utf8_prefix(s, len).len, expected[len]);
    assert_int_equal(utf8_length(s), 4);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ill_formed_sequences_give_one_replacement_a_maximal_part),
        cmocka_unit_test(every_code_point_survives_the_round_trip),
        cmocka_unit_test(surrogates_and_overlong_forms_are_refused),
        cmocka_unit_test(a_prefix_never_cuts_a_character),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
