/* SVG in the decoder's sandbox: what is drawn, and reasons for files that attack it. */
#include "test.h"

#include "decoder/decoder.h"
#include "picture/picture.h"

#define SVG                                                                                                  \
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 40 "    \
    "20'>"

static const struct decoder_options options = {320, 180, 40 * 1000 * 1000, DECODER_TIMEOUT_MS, false};

static struct picture
decoded(struct str bytes)
{
    struct decoder_result result;
    struct picture picture = {0};
    enum reason_code why = REASON_NONE;
    if (!decoder_run(bytes, &options, &result))
        fail_msg("%s", english(&result.why));
    assert_true(picture_decode(buf_str(&result.bytes), 0, 0, false, options.max_pixels, &picture, &why));
    assert_int_equal(picture.width, result.width);
    decoder_result_finish(&result);
    return picture;
}

static uint32_t
at(const struct picture *picture, int x, int y)
{
    return picture->pixels[y * picture->height / 20 * picture->width + x * picture->width / 40];
}

/* 40 × 20 units: a gradient behind a mask, a pattern, a symbol, a colour from a style sheet. */
static void
a_logo_is_drawn_to_cover_the_screen(void **state)
{
    (void)state;
    struct picture logo = decoded(STR(
        "<?xml version='1.0'?>\n<!-- drawn by hand -->\n" SVG
        "<style>.sea { fill: #2040C0 }</style><defs><symbol id='s'><rect width='10' height='10' "
        "class='sea'/></symbol>"
        "<linearGradient id='g'><stop stop-color='#D02020'/></linearGradient>"
        "<mask id='m'><rect width='10' height='10' fill='white'/></mask>"
        "<pattern id='p' width='1' height='1'><rect width='10' height='10' fill='#20B040'/></pattern></defs>"
        "<rect width='20' height='10' fill='url(#g)' mask='url(#m)'/>"
        "<rect x='20' width='10' height='10' fill='url(#p)'/><use xlink:href='#s' x='30' y='10'/>"
        "<rect y='10' width='10' height='10' fill='#fff' "
        "fill-opacity='.5'/><script>alert(1)</script></svg>"));
    assert_int_equal(logo.width, 360);
    assert_int_equal(logo.height, 180);
    assert_int_equal(at(&logo, 5, 5), 0xFFD02020);
    assert_int_equal(at(&logo, 15, 5), 0);
    assert_int_equal(at(&logo, 25, 5), 0xFF20B040);
    assert_int_equal(at(&logo, 35, 15), 0xFF2040C0);
    assert_in_range(at(&logo, 5, 15), 0x7FFFFFFF, 0x80FFFFFF);
    assert_int_equal(at(&logo, 15, 15), 0);
    picture_finish(&logo);
}

static void
a_long_one_fits_into_four_screens(void **state)
{
    (void)state;
    struct picture banner = decoded(STR("<svg xmlns='http://www.w3.org/2000/svg' width='4000' height='100'>"
                                        "<rect width='4000' height='100' fill='#20B040'/></svg>"));
    assert_int_equal(banner.width, 1280);
    assert_int_equal(banner.height, 32);
    picture_finish(&banner);
    struct picture line = decoded(STR("<svg xmlns='http://www.w3.org/2000/svg' width='1e-9' height='1e9'/>"));
    assert_int_equal(line.width, 1);
    assert_int_equal(line.height, 720);
    picture_finish(&line);
}

static void
refuses_within(struct str bytes, int64_t timeout_ms, const char *reason)
{
    struct decoder_options hasty = options;
    struct decoder_result result;
    hasty.timeout_ms = timeout_ms;
    assert_false(decoder_run(bytes, &hasty, &result));
    assert_int_equal(result.bytes.len, 0);
    if (!strstr(english(&result.why), reason))
        fail_msg("the reason is '%s'", english(&result.why));
    decoder_result_finish(&result);
}

static void
refuses(const char *bytes, const char *reason)
{
    refuses_within(str_from(bytes), options.timeout_ms, reason);
}

static void
what_cannot_be_drawn_whole_is_refused(void **state)
{
    (void)state;
    refuses(SVG "<rect width='9' height='9'/><text y='9'>Tea</text></svg>", "must be converted to paths");
    refuses(SVG "<image href='file:///etc/hostname' width='9' height='9'/></svg>", "another file");
    refuses(SVG "<rect", "broken");
    refuses(SVG "<g>", "broken");
    refuses("<svg/>", "size");
    refuses("\x1F\x8B", "compressed");
}

/* For what the scan of the markup does not find: the sandbox has neither fonts nor threads. */
static void
letters_under_another_prefix_are_not_left_out_either(void **state)
{
    (void)state;
    refuses("<svg xmlns='http://www.w3.org/2000/svg' xmlns:s='http://www.w3.org/2000/svg' viewBox='0 0 9 9'>"
            "<s:text y='9'>Tea</s:text></svg>",
            "the picture decoder");
}

static struct buf
repeated(const char *before, const char *part, int count, const char *after)
{
    struct buf bytes;
    buf_init(&bytes, (size_t)32 << 20);
    buf_put(&bytes, str_from(before));
    for (int i = 0; i < count; i++)
        buf_put(&bytes, str_from(part));
    buf_put(&bytes, str_from(after));
    return bytes;
}

static void
nesting_without_end_is_refused(void **state)
{
    (void)state;
    struct buf deep = repeated(SVG, "<g>", 200000, "");
    refuses_within(buf_str(&deep), options.timeout_ms, "broken");
    buf_finish(&deep);
}

/* Each level contains the one before ten times: entities that expand to 10⁹, and as many shapes. */
static void
what_grows_without_end_is_stopped(void **state)
{
    (void)state;
    struct buf laughs = repeated("<!DOCTYPE svg [<!ENTITY a0 'ha'>", "", 0, ""),
               uses = repeated(SVG, "<defs>", 1, "");
    buf_printf(&uses, "<path id='u0' d='M0 0h1v1z'/>");
    for (int level = 1; level < 10; level++) {
        buf_printf(&laughs, "<!ENTITY a%d '", level);
        buf_printf(&uses, "<g id='u%d'>", level);
        for (int i = 0; i < 10; i++) {
            buf_printf(&laughs, "&a%d;", level - 1);
            buf_printf(&uses, "<use href='#u%d'/>", level - 1);
        }
        buf_printf(&laughs, "'>");
        buf_printf(&uses, "</g>");
    }
    buf_printf(&laughs, "]>" SVG "<desc>&a9;</desc></svg>");
    buf_printf(&uses, "</defs><use href='#u9'/></svg>");
    refuses_within(buf_str(&laughs), options.timeout_ms, "broken");
    refuses_within(buf_str(&uses), 300, "");
    buf_finish(&laughs);
    buf_finish(&uses);
}

/* An external entity is not loaded. */
static void
files_are_no_entities(void **state)
{
    (void)state;
    refuses("<!DOCTYPE svg [<!ENTITY x SYSTEM 'file:///etc/hostname'>]>" SVG "<desc>&x;</desc></svg>",
            "broken");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_logo_is_drawn_to_cover_the_screen),
        cmocka_unit_test(a_long_one_fits_into_four_screens),
        cmocka_unit_test(what_cannot_be_drawn_whole_is_refused),
        cmocka_unit_test(letters_under_another_prefix_are_not_left_out_either),
        cmocka_unit_test(nesting_without_end_is_refused),
        cmocka_unit_test(what_grows_without_end_is_stopped),
        cmocka_unit_test(files_are_no_entities),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
