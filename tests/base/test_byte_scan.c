#include "test.h"

#include "base/byte_scan.h"
#include "base/str.h"

/* Each byte at each place, among bytes that are not meant. */
static void
the_first_byte_of_a_mask_is_the_first_that_is_meant(void **state)
{
    (void)state;
    for (int byte = 0; byte < 256; byte++) {
        for (size_t at = 0; at < BYTE_SCAN_BYTES; at++) {
            char text[BYTE_SCAN_BYTES];
            memset(text, 'k', sizeof(text));
            text[at] = (char)byte;
            uint64_t word = byte_scan_load(text);
            uint64_t masks[] = {byte_scan_below(word, 0x20), byte_scan_equal(word, '"'), byte_scan_high(word),
                                byte_scan_no_letter(word)};
            int small = byte | 0x20;
            bool meant[] = {byte < 0x20, byte == '"', byte >= 0x80, small < 'a' || small > 'z'};
            for (int i = 0; i < 4; i++) {
                assert_int_equal(masks[i] != 0, meant[i]);
                if (masks[i])
                    assert_int_equal(byte_scan_first(masks[i]), at);
            }
        }
    }
}

/* Each byte beside each other one, the second of which a carry could change. */
static void
letters_digits_and_spaces_are_counted_exactly(void **state)
{
    (void)state;
    for (int pair = 0; pair < 65536; pair++) {
        char text[BYTE_SCAN_BYTES] = {(char)(pair >> 8), (char)pair, '/', '0', '9', ':', '@', 'Z'};
        size_t expected = 3, spaces = 0;
        for (int i = 0; i < 2; i++) {
            expected += str_is_alnum(text[i]);
            spaces += text[i] == ' ';
        }
        assert_int_equal(byte_scan_count(byte_scan_alnum(byte_scan_load(text))), expected);
        assert_int_equal(byte_scan_count(byte_scan_exact(byte_scan_load(text), ' ')), spaces);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_byte_of_a_mask_is_the_first_that_is_meant),
        cmocka_unit_test(letters_digits_and_spaces_are_counted_exactly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
