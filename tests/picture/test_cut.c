#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include <gif_lib.h>
#include <jpeglib.h>

#include "picture/picture.h"
#include "picture/quarters.h"

#define WIDTH  96
#define HEIGHT 400 /* so that a row is 0.25 % */

/* A file that compresses badly, so that its rows are spread over its bytes. */
static struct picture
noise(void)
{
    struct picture picture = quarters(WIDTH, HEIGHT);
    uint32_t chance = 1;
    for (int i = 0; i < WIDTH * HEIGHT; i++) {
        chance = chance * 1664525 + 1013904223;
        picture.pixels[i] ^= chance >> 8 & 0x3F3F3F;
    }
    return picture;
}

/* The noise as libjpeg writes it by itself: 4:2:0, with `scans` of 0 a usual progressive file, of 1 a
 * baseline one, of 3 a baseline one whose components come one after the other. `restart`: rows of blocks
 * between the restart markers, or 0. */
static struct buf
jpeg(int scans, int restart)
{
    static const jpeg_scan_info apart[] = {
        {1, {0}, 0, 63, 0, 0}, {1, {1}, 0, 63, 0, 0}, {1, {2}, 0, 63, 0, 0}};
    struct jpeg_compress_struct cinfo;
    struct jpeg_error_mgr errors;
    unsigned char *bytes = NULL;
    unsigned long len = 0;
    struct picture picture = noise();
    cinfo.err = jpeg_std_error(&errors);
    jpeg_create_compress(&cinfo);
    jpeg_mem_dest(&cinfo, &bytes, &len);
    cinfo.image_width = WIDTH;
    cinfo.image_height = HEIGHT;
    cinfo.input_components = 4;
    cinfo.in_color_space = JCS_EXT_BGRA;
    jpeg_set_defaults(&cinfo);
    jpeg_set_quality(&cinfo, 90, TRUE);
    cinfo.restart_in_rows = restart;
    if (scans == 0)
        jpeg_simple_progression(&cinfo);
    if (scans == 3) {
        cinfo.scan_info = apart;
        cinfo.num_scans = 3;
    }
    jpeg_start_compress(&cinfo, TRUE);
    while (cinfo.next_scanline < HEIGHT) {
        JSAMPROW row = (JSAMPROW)(picture.pixels + cinfo.next_scanline * WIDTH);
        jpeg_write_scanlines(&cinfo, &row, 1);
    }
    jpeg_finish_compress(&cinfo);
    jpeg_destroy_compress(&cinfo);
    picture_finish(&picture);
    struct buf out;
    buf_init(&out, 1 << 20);
    buf_put(&out, (struct str){(char *)bytes, len});
    free(bytes);
    return out;
}

static int
write_gif(GifFileType *gif, const GifByteType *bytes, int len)
{
    return buf_put(gif->UserData, (struct str){(const char *)bytes, (size_t)len}) ? len : 0;
}

/* Grey noise as a GIF, its rows in the four passes of GIF89a, appendix E. */
static struct buf
interlaced_gif(void)
{
    static const int first[] = {0, 4, 2, 1}, step[] = {8, 8, 4, 2};
    struct buf out;
    struct picture picture = noise();
    buf_init(&out, 1 << 20);
    GifFileType *gif = EGifOpen(&out, write_gif, NULL);
    ColorMapObject *map = GifMakeMapObject(256, NULL);
    assert_true(gif && map);
    for (int i = 0; i < 256; i++)
        map->Colors[i] = (GifColorType){(GifByteType)i, (GifByteType)i, (GifByteType)i};
    assert_int_equal(EGifPutScreenDesc(gif, WIDTH, HEIGHT, 8, 0, map), GIF_OK);
    assert_int_equal(EGifPutImageDesc(gif, 0, 0, WIDTH, HEIGHT, true, NULL), GIF_OK);
    for (int pass = 0; pass < 4; pass++)
        for (int y = first[pass]; y < HEIGHT; y += step[pass]) {
            GifByteType row[WIDTH];
            for (int x = 0; x < WIDTH; x++)
                row[x] = (GifByteType)pixel(&picture, x, y);
            assert_int_equal(EGifPutLine(gif, row, WIDTH), GIF_OK);
        }
    GifFreeMapObject(map);
    assert_int_equal(EGifCloseFile(gif, NULL), GIF_OK);
    picture_finish(&picture);
    return out;
}

/* The first `len` bytes in memory of their own, so that reads beyond the end are found. */
static bool
decode_start(struct str bytes, size_t len, int width, struct picture *out, enum reason_code *why)
{
    char *copy = memory_alloc(len);
    if (len)
        memcpy(copy, bytes.ptr, len);
    *why = REASON_NONE;
    bool good = picture_decode((struct str){copy, len}, width, 0, false, LIMIT, out, why);
    memory_free(copy);
    return good;
}

static void
check_start(struct str bytes, size_t len, int width, const struct picture *whole)
{
    struct picture picture;
    enum reason_code why = REASON_NONE;
    bool good = decode_start(bytes, len, width, &picture, &why);
    if (!good) {
        assert_int_not_equal(why, REASON_NONE);
        assert_null(picture.pixels);
        assert_in_range(picture.fault, PICTURE_CUT, PICTURE_DAMAGED);
        assert_true(picture.rows_percent < PICTURE_ROWS_MIN);
        return;
    }
    assert_int_equal(picture.width, whole->width);
    assert_int_equal(picture.fault, picture.height < whole->height ? PICTURE_CROPPED : PICTURE_WHOLE);
    assert_true((picture.height + 1) * 100 >= whole->height * PICTURE_ROWS_MIN);
    assert_true(picture.height <= whole->height);
    for (int i = 0; i < picture.width * picture.height; i++)
        if (picture.pixels[i] != whole->pixels[i])
            fail_msg("cut at %zu of %zu: pixel %d of row %d is made up", len, bytes.len, i % picture.width,
                     i / picture.width);
    picture_finish(&picture);
}

/* Truncated anywhere, it is refused, or has only correct rows. */
static void
cut_everywhere(struct str bytes, size_t step)
{
    static const int widths[] = {0, 40};
    for (size_t i = 0; i < 2; i++) {
        struct picture whole;
        enum reason_code why = REASON_NONE;
        assert_true(picture_decode(bytes, widths[i], 0, false, LIMIT, &whole, &why));
        assert_int_equal(whole.fault, PICTURE_WHOLE);
        for (size_t len = 0; len < bytes.len; len += len + 40 < bytes.len ? step : 1)
            check_start(bytes, len, widths[i], &whole);
        picture_finish(&whole);
    }
}

static void
a_row_that_did_not_come_is_never_made_up(void **state)
{
    (void)state;
    static const char *const names[] = {
        "cmyk.jpg",         "grey.jpg",      "subsampled.jpg",   "progressive.jpg", "palette.png",
        "palette_trns.png", "grey16.png",    "interlaced16.png", "lossy.webp",      "lossless.webp",
        "lossy_alpha.webp", "animated.webp", "animated.gif",     "interlaced.gif",  "transparent.gif"};
    struct arena *arena = arena_create(1 << 21);
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
        cut_everywhere(fixture(arena, names[i]), 1);
    arena_destroy(arena);
    struct buf files[] = {
        jpeg(1, 0),      jpeg(1, 1), jpeg(0, 0), jpeg(3, 0), encoded(noise(), true), encoded(noise(), false),
        interlaced_gif()};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        cut_everywhere(buf_str(&files[i]), 97);
        buf_finish(&files[i]);
    }
}

static void
refused_after(struct str bytes, size_t len, int from_percent, int to_percent)
{
    struct picture picture;
    enum reason_code why = REASON_NONE;
    assert_false(decode_start(bytes, len, 0, &picture, &why));
    assert_string_equal(reason_code_words(why, REASON_ENGLISH), "it is cut off");
    assert_int_equal(picture.fault, PICTURE_CUT);
    assert_in_range(picture.rows_percent, from_percent, to_percent);
}

static void
how_many_rows_came_is_told(void **state)
{
    (void)state;
    struct buf files[] = {jpeg(1, 0), jpeg(1, 4), encoded(noise(), true), encoded(noise(), false)};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        struct str bytes = buf_str(&files[i]);
        refused_after(bytes, bytes.len / 3, 26, 36);
        refused_after(bytes, bytes.len * 3 / 4, 69, 78);
        buf_finish(&files[i]);
    }
}

static void
the_last_rows_may_be_missing(void **state)
{
    (void)state;
    struct buf files[] = {jpeg(1, 0), encoded(noise(), true), encoded(noise(), false)};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        struct picture picture;
        enum reason_code why = REASON_NONE;
        assert_true(decode_start(buf_str(&files[i]), files[i].len * 98 / 100, 0, &picture, &why));
        assert_int_equal(picture.fault, PICTURE_CROPPED);
        assert_in_range(picture.rows_percent, 95, 98);
        assert_in_range(picture.height, HEIGHT * 94 / 100, HEIGHT * 98 / 100);
        picture_finish(&picture);
        buf_finish(&files[i]);
    }
}

/* All pixels are present, only the end marker is missing. */
static void
a_missing_end_mark_costs_nothing(void **state)
{
    (void)state;
    struct buf files[] = {jpeg(1, 0), jpeg(0, 0), jpeg(3, 0), encoded(noise(), true)};
    size_t marks[] = {2, 2, 2, 12};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        struct picture picture;
        enum reason_code why = REASON_NONE;
        assert_true(decode_start(buf_str(&files[i]), files[i].len - marks[i], 0, &picture, &why));
        assert_int_equal(picture.fault, PICTURE_WHOLE);
        assert_int_equal(picture.height, HEIGHT);
        picture_finish(&picture);
        buf_finish(&files[i]);
    }
}

/* A coarse picture is not complete: the refinement of all rows is missing. */
static void
a_progressive_file_without_its_last_scans_is_refused(void **state)
{
    (void)state;
    struct buf file = jpeg(0, 0);
    refused_after(buf_str(&file), file.len / 4, 0, 0);
    refused_after(buf_str(&file), file.len * 4 / 5, 0, 94);
    buf_finish(&file);
}

/* In formats that can tell. */
static void
wrong_bytes_in_the_middle_are_refused(void **state)
{
    (void)state;
    struct buf files[] = {jpeg(1, 1), encoded(noise(), true)};
    for (size_t i = 0; i < sizeof(files) / sizeof(files[0]); i++) {
        size_t middle = files[i].len / 2;
        memset(files[i].ptr + middle, 0x55, 300);
        struct picture picture;
        enum reason_code why = REASON_NONE;
        assert_false(decode_start(buf_str(&files[i]), files[i].len, 0, &picture, &why));
        assert_int_equal(picture.fault, PICTURE_DAMAGED);
        assert_true(picture.rows_percent <= 51);
        buf_finish(&files[i]);
    }
}

/* A truncated file with restart markers may end at one of them. */
static void
a_cut_at_a_restart_marker_is_a_cut(void **state)
{
    (void)state;
    struct buf file = jpeg(1, 1);
    struct str bytes = buf_str(&file);
    int found = 0;
    for (size_t at = bytes.len / 4; at < bytes.len * 9 / 10; at++)
        if ((uint8_t)bytes.ptr[at] == 0xff && ((uint8_t)bytes.ptr[at + 1] & 0xf8) == 0xd0) {
            for (size_t len = at; len < at + 3; len++)
                refused_after(bytes, len, 20, 94);
            found++;
        }
    assert_true(found > 5);
    buf_finish(&file);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_row_that_did_not_come_is_never_made_up),
        cmocka_unit_test(how_many_rows_came_is_told),
        cmocka_unit_test(the_last_rows_may_be_missing),
        cmocka_unit_test(a_cut_at_a_restart_marker_is_a_cut),
        cmocka_unit_test(a_missing_end_mark_costs_nothing),
        cmocka_unit_test(a_progressive_file_without_its_last_scans_is_refused),
        cmocka_unit_test(wrong_bytes_in_the_middle_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
