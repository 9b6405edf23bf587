#include "test.h"

#include "text/byte_scan.h"

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

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_first_byte_of_a_mask_is_the_first_that_is_meant),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
