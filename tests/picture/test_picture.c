#include "test.h"

#include <sys/mman.h>

#include "picture/picture.h"
#include "picture/quarters.h"

static void
what_is_encoded_is_recognised_and_decodes_to_itself(void **state)
{
    (void)state;
    for (int png = 0; png < 2; png++) {
        struct buf bytes = encoded(quarters(64, 48), png);
        struct picture_info info;
        assert_true(picture_probe(buf_str(&bytes), &info));
        assert_int_equal(info.type, png ? PICTURE_PNG : PICTURE_JPEG);
        assert_int_equal(info.width, 64);
        assert_int_equal(info.height, 48);
        struct picture picture;
        enum reason_code why = REASON_NONE;
        assert_true(picture_decode(buf_str(&bytes), 0, 0, false, LIMIT, &picture, &why));
        assert_int_equal(picture.width, 64);
        assert_int_equal(picture.height, 48);
        assert_false(picture.alpha);
        assert_quarters(&picture);
        picture_finish(&picture);
        buf_finish(&bytes);
    }
}

static void
the_size_covers_or_fits_and_never_grows(void **state)
{
    (void)state;
    static const struct {
        int box_w, box_h;
        bool cover;
        int width, height;
    } rows[] = {{0, 0, false, 400, 300},    {200, 0, false, 200, 150},    {0, 30, true, 40, 30},
                {192, 108, true, 192, 144}, {192, 108, false, 144, 108},  {100, 200, true, 267, 200},
                {100, 200, false, 100, 75}, {1920, 1080, true, 400, 300}, {1920, 1080, false, 400, 300},
                {500, 100, true, 400, 300}, {500, 100, false, 133, 100},  {1, 1, false, 1, 1},
                {399, 299, true, 399, 299}};
    for (int png = 0; png < 2; png++) {
        struct buf bytes = encoded(quarters(400, 300), png);
        for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
            struct picture picture;
            enum reason_code why = REASON_NONE;
            assert_true(picture_decode(buf_str(&bytes), rows[i].box_w, rows[i].box_h, rows[i].cover, LIMIT,
                                       &picture, &why));
            assert_int_equal(picture.width, rows[i].width);
            assert_int_equal(picture.height, rows[i].height);
            if (rows[i].width > 10)
                assert_quarters(&picture);
            picture_finish(&picture);
        }
        buf_finish(&bytes);
    }
}

#define TAKEN_WIDTH 40
#define TAKEN_COUNT (TAKEN_WIDTH * 30)

struct taker {
    struct picture_room room; /* first */
    uint32_t pixels[TAKEN_COUNT];
    int rows, most; /* rows that came, in all and at most at once */
};

static void
take_rows(struct picture_room *room, int width, int rows)
{
    struct taker *taker = (struct taker *)(void *)room;
    assert_int_equal(width, TAKEN_WIDTH);
    assert_true((taker->rows + rows) * width <= TAKEN_COUNT);
    memcpy(taker->pixels + taker->rows * width, room->pixels, (size_t)(rows * width) * sizeof(uint32_t));
    memset(room->pixels, 0, room->count * sizeof(uint32_t));
    taker->rows += rows;
    taker->most = rows > taker->most ? rows : taker->most;
}

/* As between the decoder and its child. */
static void
the_rows_can_be_taken_as_they_come(void **state)
{
    (void)state;
    static const struct {
        int width, height; /* of the source */
        size_t room;
        int rows, most;
    } rows[] = {{400, 300, TAKEN_WIDTH * 8, 30, 8},
                {400, 300, TAKEN_WIDTH * 8 - 1, 30, 7},
                {40, 30, TAKEN_WIDTH, 30, 1},
                {400, 300, TAKEN_COUNT * 2, 30, 30},
                {400, 300, TAKEN_WIDTH - 1, 0, 0}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct buf bytes = encoded(quarters(rows[i].width, rows[i].height), false);
        uint32_t *memory = memory_array(rows[i].room, sizeof(*memory));
        struct taker taker = {.room = {memory, rows[i].room, take_rows}};
        struct picture picture;
        enum reason_code why = REASON_NONE;
        assert_true(
            picture_decode_into(&taker.room, buf_str(&bytes), TAKEN_WIDTH, 30, true, LIMIT, &picture, &why));
        assert_int_equal(taker.rows, rows[i].rows);
        assert_int_equal(taker.most, rows[i].most);
        assert_int_equal(picture.pixels == memory, rows[i].rows > 0);
        struct picture whole = {.pixels = taker.pixels, .width = TAKEN_WIDTH, .height = 30};
        assert_quarters(rows[i].rows ? &whole : &picture);
        if (!rows[i].rows)
            picture_finish(&picture);
        memory_free(memory);
        buf_finish(&bytes);
    }
}

static void
transparency_survives_as_png(void **state)
{
    (void)state;
    struct picture picture = quarters(20, 20);
    picture.pixels[0] = 0x40123456;
    picture.alpha = true;
    uint32_t before[400];
    memcpy(before, picture.pixels, sizeof(before));
    struct buf bytes = encoded(picture, false);
    enum reason_code why = REASON_NONE;
    assert_true(picture_decode(buf_str(&bytes), 0, 0, false, LIMIT, &picture, &why));
    assert_true(picture.alpha);
    assert_memory_equal(picture.pixels, before, sizeof(before));
    picture_finish(&picture);
    buf_finish(&bytes);
}

static void
equal_pixels_give_equal_png_bytes(void **state)
{
    (void)state;
    struct buf a = encoded(quarters(90, 60), true), b = encoded(quarters(90, 60), true);
    assert_int_equal(a.len, b.len);
    assert_memory_equal(a.ptr, b.ptr, a.len);
    buf_finish(&a);
    buf_finish(&b);
}

static void
a_ceiling_stops_the_encoder(void **state)
{
    (void)state;
    struct picture picture = quarters(64, 64);
    struct buf bytes;
    buf_init(&bytes, 100);
    assert_false(picture_encode(&picture, &bytes));
    buf_clear(&bytes);
    assert_false(picture_encode_png(&picture, &bytes));
    buf_finish(&bytes);
    picture_finish(&picture);
}

static void
refused(struct str bytes, int64_t max_pixels, const char *reason)
{
    struct picture picture;
    enum reason_code why = REASON_NONE;
    assert_false(picture_decode(bytes, 100, 100, true, max_pixels, &picture, &why));
    assert_null(picture.pixels);
    if (!why || !strstr(reason_code_words(why, REASON_ENGLISH), reason))
        fail_msg("the reason is '%s'", reason_code_words(why, REASON_ENGLISH));
}

/* A PNG of 45 bytes without the data that its header announces. */
static struct str
png_that_claims(uint32_t width, uint32_t height)
{
    static char bytes[45] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR........\x08\x02\0\0\0....\0\0\0\0IEND";
    for (int i = 0; i < 4; i++) {
        bytes[16 + i] = (char)(width >> (24 - 8 * i));
        bytes[20 + i] = (char)(height >> (24 - 8 * i));
    }
    return (struct str){bytes, sizeof(bytes)};
}

static void
a_bomb_is_refused_by_its_header(void **state)
{
    (void)state;
    refused(png_that_claims(60000, 60000), LIMIT, "16384");
    refused(png_that_claims(1, 65535), LIMIT, "16384");
    refused(png_that_claims(16384, 16384), LIMIT, "more pixels");
    refused(png_that_claims(0, 0), LIMIT, "not a picture");
    refused(png_that_claims(0, 10), LIMIT, "not a picture");
    refused(png_that_claims(UINT32_MAX, 2), LIMIT, "not a picture");
    refused(png_that_claims(300, 300), 300 * 300 - 1, "more pixels");
}

/* A JPEG is scaled down by eighths before its pixels are counted: a telephone's 108 megapixels need less
 * memory. */
static void
a_jpeg_counts_by_what_is_decoded_of_it(void **state)
{
    (void)state;
    struct buf bytes = encoded(quarters(800, 800), false);
    struct picture picture;
    enum reason_code why = REASON_NONE;
    assert_true(picture_decode(buf_str(&bytes), 100, 100, true, 100 * 100, &picture, &why));
    assert_quarters(&picture);
    picture_finish(&picture);
    assert_false(picture_decode(buf_str(&bytes), 100, 100, true, 100 * 100 - 1, &picture, &why));
    assert_int_equal(picture.fault, PICTURE_LARGE);
    assert_non_null(strstr(reason_code_words(why, REASON_ENGLISH), "more pixels"));
    buf_finish(&bytes);
}

static void
other_types_are_refused_by_their_first_bytes(void **state)
{
    (void)state;
    static const char *const others[] = {"<svg xmlns='http://www.w3.org/2000/svg'/>",
                                         "<!doctype html><html>",
                                         "gimp xcf v011",
                                         "BM",
                                         "\xff\xd8",
                                         "\x89PNG",
                                         "RIFF....WEBP",
                                         ""};
    for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
        refused(str_from(others[i]), LIMIT, "not a picture");
    refused(STR_NONE, LIMIT, "not a picture");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_encoded_is_recognised_and_decodes_to_itself),
        cmocka_unit_test(the_size_covers_or_fits_and_never_grows),
        cmocka_unit_test(the_rows_can_be_taken_as_they_come),
        cmocka_unit_test(transparency_survives_as_png),
        cmocka_unit_test(equal_pixels_give_equal_png_bytes),
        cmocka_unit_test(a_ceiling_stops_the_encoder),
        cmocka_unit_test(a_bomb_is_refused_by_its_header),
        cmocka_unit_test(a_jpeg_counts_by_what_is_decoded_of_it),
        cmocka_unit_test(other_types_are_refused_by_their_first_bytes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
