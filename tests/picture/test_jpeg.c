#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include "picture/picture.h"
#include "picture/quarters.h"

/* Grey noise, progressive, with so many scans: one coefficient at a time. The caller frees it with
 * free(). */
static struct str
progressive(int scans)
{
    static jpeg_scan_info script[190];
    int count = 0;
    script[count++] = (jpeg_scan_info){3, {0, 1, 2}, 0, 0, 0, 0};
    for (int part = 0; part < 3; part++)
        for (int k = 1; k < 64 && count < scans; k++)
            script[count++] = (jpeg_scan_info){1, {part}, k, k, 0, 0};
    struct jpeg_compress_struct cinfo;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long len = 0;
    cinfo.err = jpeg_std_error(&errors);
    jpeg_create_compress(&cinfo);
    jpeg_mem_dest(&cinfo, &bytes, &len);
    cinfo.image_width = cinfo.image_height = 32;
    cinfo.input_components = 3;
    cinfo.in_color_space = JCS_RGB;
    jpeg_set_defaults(&cinfo);
    cinfo.scan_info = script;
    cinfo.num_scans = count;
    jpeg_start_compress(&cinfo, TRUE);
    unsigned char row[32 * 3];
    JSAMPROW rows = row;
    uint32_t chance = 1;
    while (cinfo.next_scanline < 32) {
        for (size_t i = 0; i < sizeof(row); i++) {
            chance = chance * 1664525 + 1013904223;
            row[i] = (unsigned char)(0x5c + (chance >> 29));
        }
        jpeg_write_scanlines(&cinfo, &rows, 1);
    }
    jpeg_finish_compress(&cinfo);
    jpeg_destroy_compress(&cinfo);
    return (struct str){(char *)bytes, len};
}

static void
scans_without_end_are_refused(void **state)
{
    (void)state;
    struct picture picture;
    enum reason_code why = REASON_NONE;
    struct str usual = progressive(60), bomb = progressive(190);
    assert_true(picture_decode(usual, 0, 0, false, LIMIT, &picture, &why));
    assert_near(pixel(&picture, 16, 16), 0xFF606060);
    picture_finish(&picture);
    assert_false(picture_decode(bomb, 0, 0, false, LIMIT, &picture, &why));
    assert_string_equal(reason_code_words(why, REASON_ENGLISH), "it has more than 64 scans");
    assert_int_equal(picture.fault, PICTURE_UNUSABLE);
    free((char *)(uintptr_t)usual.ptr);
    free((char *)(uintptr_t)bomb.ptr);
}

/* A progressive file needs all coefficients in memory, for any result size. */
static void
coefficients_without_end_are_refused(void **state)
{
    (void)state;
    struct picture picture;
    enum reason_code why = REASON_NONE;
    struct str bytes = progressive(10);
    size_t frame = str_find(bytes, (struct str){"\xff\xc2", 2});
    assert_true(frame < bytes.len);
    /* 6000 × 6000 */
    memcpy((char *)(uintptr_t)bytes.ptr + frame + 5, "\x17\x70\x17\x70", 4);
    assert_false(picture_decode(bytes, 100, 100, true, LIMIT, &picture, &why));
    assert_non_null(strstr(reason_code_words(why, REASON_ENGLISH), "it is progressive and needs more than"));
    assert_int_equal(picture.fault, PICTURE_LARGE);
    free((char *)(uintptr_t)bytes.ptr);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(scans_without_end_are_refused),
        cmocka_unit_test(coefficients_without_end_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
