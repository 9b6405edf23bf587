/* Large progressive JPEGs, whose coefficients are packed, look as libjpeg itself decodes them. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include <jpeglib.h>

#include "base/memory.h"
#include "picture/picture.h"

#define WIDTH  1500
#define HEIGHT 1000
#define LIMIT  ((int64_t)WIDTH * HEIGHT)

/* Without the last bit of all values and without fine detail: libjpeg smooths between the blocks. */
static const jpeg_scan_info coarse[] = {{3, {0, 1, 2}, 0, 0, 0, 1}, {1, {0}, 1, 5, 0, 1}};

/* Flat areas, ramps, and noise of full contrast, which needs large coefficients. */
static void
paint_row(unsigned char *row, int y)
{
    static uint32_t chance = 1;
    for (int x = 0; x < WIDTH * 3; x++) {
        chance = chance * 1664525 + 1013904223;
        bool noisy = x > WIDTH && y > HEIGHT / 2;
        int smooth = y < HEIGHT / 4 ? 90 + x % 3 * 40 : x * y / 700;
        row[x] = (unsigned char)(noisy ? (int)(chance >> 31) * 255 : smooth);
    }
}

/* The caller frees it with free(). */
static struct str
encoded(int sampling, const jpeg_scan_info *scans, int scan_count)
{
    struct jpeg_compress_struct cinfo;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL, *row = memory_array(WIDTH, 3);
    unsigned long len = 0;
    cinfo.err = jpeg_std_error(&errors);
    jpeg_create_compress(&cinfo);
    jpeg_mem_dest(&cinfo, &bytes, &len);
    cinfo.image_width = WIDTH;
    cinfo.image_height = HEIGHT;
    cinfo.input_components = 3;
    cinfo.in_color_space = JCS_RGB;
    jpeg_set_defaults(&cinfo);
    jpeg_set_quality(&cinfo, 95, TRUE);
    cinfo.comp_info[0].h_samp_factor = cinfo.comp_info[0].v_samp_factor = sampling;
    jpeg_simple_progression(&cinfo);
    if (scans) {
        cinfo.scan_info = scans;
        cinfo.num_scans = scan_count;
    }
    jpeg_start_compress(&cinfo, TRUE);
    while (cinfo.next_scanline < HEIGHT) {
        paint_row(row, (int)cinfo.next_scanline);
        jpeg_write_scanlines(&cinfo, &row, 1);
    }
    jpeg_finish_compress(&cinfo);
    jpeg_destroy_compress(&cinfo);
    memory_free(row);
    return (struct str){(char *)bytes, len};
}

static void
assert_as_libjpeg(const struct picture *picture, struct str bytes, unsigned eighths)
{
    struct jpeg_decompress_struct cinfo;
    struct jpeg_error_mgr errors;
    cinfo.err = jpeg_std_error(&errors);
    jpeg_create_decompress(&cinfo);
    jpeg_mem_src(&cinfo, (const unsigned char *)bytes.ptr, bytes.len);
    jpeg_read_header(&cinfo, TRUE);
    cinfo.out_color_space = JCS_EXT_BGRA;
    cinfo.scale_num = eighths;
    cinfo.scale_denom = 8;
    jpeg_start_decompress(&cinfo);
    assert_int_equal(picture->width, cinfo.output_width);
    assert_int_equal(picture->height, cinfo.output_height);
    unsigned char *row = memory_array(cinfo.output_width, 4);
    while (cinfo.output_scanline < cinfo.output_height) {
        const uint32_t *want = picture->pixels + (size_t)cinfo.output_scanline * cinfo.output_width;
        jpeg_read_scanlines(&cinfo, &row, 1);
        assert_memory_equal(row, want, (size_t)cinfo.output_width * 4);
    }
    jpeg_finish_decompress(&cinfo);
    jpeg_destroy_decompress(&cinfo);
    memory_free(row);
}

static void
decodes_as_libjpeg(int sampling, const jpeg_scan_info *scans, int scan_count, unsigned eighths)
{
    struct str bytes = encoded(sampling, scans, scan_count);
    struct picture picture;
    enum reason_code why = REASON_NONE;
    if (!picture_decode(bytes, WIDTH * (int)eighths / 8, 0, false, LIMIT, &picture, &why))
        fail_msg("%s", reason_code_words(why, REASON_ENGLISH));
    assert_as_libjpeg(&picture, bytes, eighths);
    picture_finish(&picture);
    free((char *)(uintptr_t)bytes.ptr);
}

static void
every_pixel_is_the_same_at_any_sampling(void **state)
{
    (void)state;
    decodes_as_libjpeg(1, NULL, 0, 8);
    decodes_as_libjpeg(2, NULL, 0, 8);
}

static void
a_smaller_picture_is_the_same(void **state)
{
    (void)state;
    decodes_as_libjpeg(1, NULL, 0, 2);
}

static void
smoothing_between_blocks_is_the_same(void **state)
{
    (void)state;
    decodes_as_libjpeg(1, coarse, 2, 8);
}

/* Damage in the middle must free what is packed: valgrind and the sanitizer would see it. */
static void
a_broken_one_is_refused(void **state)
{
    (void)state;
    struct str bytes = encoded(1, NULL, 0);
    struct picture picture;
    enum reason_code why = REASON_NONE;
    memset((char *)(uintptr_t)bytes.ptr + bytes.len / 2, 0xAA, 4000);
    bool good = picture_decode(str_slice(bytes, 0, bytes.len / 2 + 5000), 0, 0, false, LIMIT, &picture, &why);
    assert_false(good);
    free((char *)(uintptr_t)bytes.ptr);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pixel_is_the_same_at_any_sampling),
        cmocka_unit_test(a_smaller_picture_is_the_same),
        cmocka_unit_test(smoothing_between_blocks_is_the_same),
        cmocka_unit_test(a_broken_one_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
