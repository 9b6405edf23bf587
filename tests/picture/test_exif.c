#include "test.h"

#include "picture/exif.h"
#include "picture/picture.h"
#include "picture/quarters.h"

#define TIFF_BYTES 26

/* The smallest TIFF structure with an orientation. */
static struct str
tiff(char out[TIFF_BYTES], int orientation, bool big_endian)
{
    static const char big[] = "MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0?\0\0\0\0\0\0";
    static const char little[] = "II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0?\0\0\0\0\0\0\0";
    memcpy(out, big_endian ? big : little, TIFF_BYTES);
    out[big_endian ? 19 : 18] = (char)orientation;
    return (struct str){out, TIFF_BYTES};
}

static void
both_byte_orders_are_read(void **state)
{
    (void)state;
    char bytes[TIFF_BYTES];
    for (int i = 1; i <= 8; i++) {
        assert_int_equal(exif_orientation(tiff(bytes, i, false)), i);
        assert_int_equal(exif_orientation(tiff(bytes, i, true)), i);
    }
}

static void
what_cannot_be_is_upright(void **state)
{
    (void)state;
    char bytes[TIFF_BYTES];
    assert_int_equal(exif_orientation(tiff(bytes, 0, true)), 1);
    assert_int_equal(exif_orientation(tiff(bytes, 9, false)), 1);
    assert_int_equal(exif_orientation(STR_NONE), 1);
    struct str whole = tiff(bytes, 6, false);
    for (size_t len = 0; len < 20; len++)
        assert_int_equal(exif_orientation(str_slice(whole, 0, len)), 1);
    memset(bytes + 4, 0xff, 4); /* a directory beyond the end */
    assert_int_equal(exif_orientation(whole), 1);
    tiff(bytes, 6, false);
    memset(bytes + 8, 0xff, 2); /* 65535 entries */
    assert_int_equal(exif_orientation(whole), 6);
    bytes[10] = 0;
    assert_int_equal(exif_orientation(whole), 1);
}

/* The bytes with `part` inserted at `at`. */
static struct buf
with(struct buf bytes, size_t at, struct str head, struct str part, struct str tail)
{
    struct buf out;
    buf_init(&out, 1 << 20);
    buf_put(&out, str_slice(buf_str(&bytes), 0, at));
    buf_put(&out, head);
    buf_put(&out, part);
    buf_put(&out, tail);
    buf_put(&out, str_slice(buf_str(&bytes), at, SIZE_MAX));
    buf_finish(&bytes);
    return out;
}

/* The corners of the upright picture: top left, top right, bottom left, bottom right. */
static void
assert_corners(struct str bytes, const char *corners, bool turned)
{
    static const char letters[] = "RGBW";
    static const uint32_t colours[] = {0xFFD02020, 0xFF20B040, 0xFF2040C0, 0xFFF0F0F0};
    struct picture picture;
    struct picture_info info;
    enum reason_code why = REASON_NONE;
    assert_true(picture_probe(bytes, &info));
    assert_int_equal(info.width, turned ? 48 : 64);
    assert_int_equal(info.height, turned ? 64 : 48);
    assert_true(picture_decode(bytes, 24, 24, true, LIMIT, &picture, &why));
    assert_int_equal(picture.width, turned ? 24 : 32);
    assert_int_equal(picture.height, turned ? 32 : 24);
    for (int i = 0; i < 4; i++) {
        int x = i % 2 ? picture.width - 4 : 3, y = i / 2 ? picture.height - 4 : 3;
        assert_near(pixel(&picture, x, y), colours[strchr(letters, corners[i]) - letters]);
    }
    picture_finish(&picture);
}

static void
each_orientation_is_turned_upright(void **state)
{
    (void)state;
    static const char *const corners[] = {NULL,   "RGBW", "GRWB", "WBGR", "BWRG",
                                          "RBGW", "BRWG", "WGBR", "GWRB"};
    char bytes[TIFF_BYTES];
    for (int i = 1; i <= 8; i++) {
        struct str exif = tiff(bytes, i, i % 2);
        struct buf jpeg = with(encoded(quarters(64, 48), false), 2,
                               (struct str){"\xff\xe1\0\x22"
                                            "Exif\0\0",
                                            10},
                               exif, STR_NONE);
        assert_corners(buf_str(&jpeg), corners[i], i >= 5);
        buf_finish(&jpeg);
        /* after IHDR; its checksum is not checked */
        struct buf png = with(encoded(quarters(64, 48), true), 33,
                              (struct str){"\0\0\0\x1a"
                                           "eXIf",
                                           8},
                              exif, STR("...."));
        assert_corners(buf_str(&png), corners[i], i >= 5);
        buf_finish(&png);
    }
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(both_byte_orders_are_read),
        cmocka_unit_test(what_cannot_be_is_upright),
        cmocka_unit_test(each_orientation_is_turned_upright),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
