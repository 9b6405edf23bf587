/* Sizes of displays: correct, wrong, and from bytes that are not an EDID. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "screen/edid.h"

#define BLOCK 128

/* Like those of a monitor of 23 inches: only the parts that are read are set. */
static void
make(unsigned char bytes[BLOCK], int width_cm, int height_cm, int width_mm, int height_mm)
{
    static const unsigned char header[] = {0, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0};
    memset(bytes, 0, BLOCK);
    memcpy(bytes, header, sizeof header);
    bytes[18] = 1;
    bytes[19] = 4;
    bytes[21] = (unsigned char)width_cm;
    bytes[22] = (unsigned char)height_cm;
    bytes[54] = 0x02; /* 148.5 MHz, as 1080p has it */
    bytes[55] = 0x3A;
    bytes[66] = (unsigned char)width_mm;
    bytes[67] = (unsigned char)height_mm;
    bytes[68] = (unsigned char)(width_mm >> 8 << 4 | height_mm >> 8);
    unsigned sum = 0;
    for (int i = 0; i < BLOCK - 1; i++)
        sum += bytes[i];
    bytes[127] = (unsigned char)(256 - sum % 256);
}

static int
diagonal(int width_cm, int height_cm, int width_mm, int height_mm)
{
    unsigned char bytes[BLOCK];
    make(bytes, width_cm, height_cm, width_mm, height_mm);
    return edid_diagonal_inch(bytes, sizeof bytes);
}

static void
a_display_says_its_size_in_centimetres_and_millimetres(void **state)
{
    (void)state;
    assert_int_equal(diagonal(51, 29, 509, 286), 23);
    assert_int_equal(diagonal(95, 54, 941, 529), 43);
    assert_int_equal(diagonal(121, 68, 1209, 680), 55);
    assert_int_equal(diagonal(95, 54, 0, 0), 43);
    assert_int_equal(diagonal(0, 0, 941, 529), 43);
    assert_int_equal(diagonal(29, 51, 286, 509), 23);
}

static void
where_both_differ_the_centimetres_hold(void **state)
{
    (void)state;
    assert_int_equal(diagonal(121, 68, 708, 398), 55);
}

static void
an_aspect_ratio_is_no_size(void **state)
{
    (void)state;
    assert_int_equal(diagonal(16, 9, 160, 90), 0);
    assert_int_equal(diagonal(160, 90, 1600, 900), 0);
    assert_int_equal(diagonal(0, 0, 16, 9), 0);
    assert_int_equal(diagonal(0, 0, 0, 0), 0);
    assert_int_equal(diagonal(200, 2, 0, 0), 0);
    assert_int_equal(diagonal(3, 2, 0, 0), 0);
    assert_int_equal(diagonal(160, 90, 941, 529), 43);
}

static void
bytes_that_are_damaged_or_cut_say_nothing(void **state)
{
    (void)state;
    unsigned char bytes[BLOCK];
    make(bytes, 95, 54, 941, 529);
    for (size_t length = 0; length < BLOCK; length++)
        assert_int_equal(edid_diagonal_inch(bytes, length), 0);
    for (int i = 0; i < BLOCK; i++) {
        bytes[i] ^= 0x10;
        assert_int_equal(edid_diagonal_inch(bytes, BLOCK), 0);
        bytes[i] ^= 0x10;
    }
    assert_int_equal(edid_diagonal_inch(bytes, BLOCK), 43);
}

static char folder[32];

static void
put(const char *connector, const unsigned char *bytes, size_t length)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, connector);
    mkdir(path, 0755);
    snprintf(path, sizeof path, "%s/%s/edid", folder, connector);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fwrite(bytes, 1, length, file);
    fclose(file);
}

static void
of_several_displays_the_smallest_counts(void **state)
{
    (void)state;
    unsigned char bytes[BLOCK];
    char command[64];
    strcpy(folder, "/tmp/breakroom-edid-XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(edid_read_diagonal(folder), 0);
    put("card0-HDMI-A-1", bytes, 0);
    assert_int_equal(edid_read_diagonal(folder), 0);
    make(bytes, 121, 68, 1209, 680);
    put("card1-HDMI-A-1", bytes, sizeof bytes);
    assert_int_equal(edid_read_diagonal(folder), 55);
    make(bytes, 95, 54, 941, 529);
    put("card1-HDMI-A-2", bytes, sizeof bytes);
    assert_int_equal(edid_read_diagonal(folder), 43);
    snprintf(command, sizeof command, "rm -rf %s", folder);
    assert_int_equal(system(command), 0);
    assert_int_equal(edid_read_diagonal("/nonexistent"), 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_display_says_its_size_in_centimetres_and_millimetres),
        cmocka_unit_test(where_both_differ_the_centimetres_hold),
        cmocka_unit_test(an_aspect_ratio_is_no_size),
        cmocka_unit_test(bytes_that_are_damaged_or_cut_say_nothing),
        cmocka_unit_test(of_several_displays_the_smallest_counts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
