#include "test.h"

#include <stdio.h>

#include "picture/svg.h"

#define SVG                                                                                                  \
    "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' viewBox='0 0 3 2'>"
#define DOT_PNG "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR4nGNgYPgPAAEDAQAIicLsAAAAAElFTkSuQmCC"

static void
an_svg_is_known_by_its_first_element(void **state)
{
    (void)state;
    static const struct {
        const char *bytes;
        bool svg;
    } rows[] = {
        {"<svg/>", true},
        {"<svg:svg xmlns:svg='http://www.w3.org/2000/svg'/>", true},
        {"\xEF\xBB\xBF \r\n\t<svg>", true},
        {"<?xml version='1.0'?>\n<!-- <html> -->\n<!DOCTYPE svg PUBLIC '-//W3C' 'x.dtd' [<!ENTITY a "
         "'b'>]>\n<svg>",
         true},
        {"\x1F\x8B\x08", true},
        {"<svgs/>", false},
        {"<html><svg/></html>", false},
        {"<!DOCTYPE html><html><svg/></html>", false},
        {"<!-- <svg/> -->", false},
        {"svg <svg/>", false},
        {"\x89PNG <svg/>", false},
        {"<", false},
        {"", false},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
        if (svg_recognised(str_from(rows[i].bytes)) != rows[i].svg)
            fail_msg("'%s'", rows[i].bytes);
}

static void
what_would_be_missing_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *markup, *why; /* NULL: nothing is missing */
    } rows[] = {
        {"<path d='M0 0h3v2z'/>", NULL},
        {"<text>Tea</text>", "text"},
        {"<svg:text x='1'>Tea</svg:text>", "text"},
        {"<text/>", "text"},
        {"<!-- <text> --><textures/><desc><![CDATA[<text>]]></desc>", NULL},
        {"<title>A text</title><metadata><rdf:text>x</rdf:text></metadata>", NULL},
        {"<image href='data:image/png;base64," DOT_PNG "'/>", NULL},
        {"<image width = '3' xlink:href =\n\"data:image/png;base64,&#10;" DOT_PNG "&#xA;\"/>", NULL},
        {"<image href='data:image/jpeg;base64," DOT_PNG "'/>", "neither PNG nor JPEG"},
        {"<image href='data:image/jpg;base64,/9j/4AAQSkZJRg=='/>", "neither PNG nor JPEG"},
        {"<image href='data:image/png;base64,AAAA'/>", "neither PNG nor JPEG"},
        {"<image href='data:image/webp;base64,UklGRg=='/>", "neither PNG nor JPEG"},
        {"<image href='tea.png'/>", "another file"},
        {"<image xlink:href='https://a.example/tea.png'/>", "another file"},
        {"<image data-href='tea.png'/><image/>", NULL},
        {"<use xlink:href='#tea'/>", NULL},
        {"<use href='tea.svg#cup'/>", "another file"},
        {"<filter><feOffset dx='1'/></filter>", NULL},
        {"<filter><feGaussianBlur stdDeviation='1'/></filter>", "blur"},
        {"<filter><feDropShadow/></filter>", "shadow"},
        {"<foreignObject><p>Tea</p></foreignObject>", "HTML"},
        {"<switch><foreignObject requiredExtensions='http://ns.adobe.com/x'/><g/></switch>", NULL},
        {"<image href='data:image/png;base64,", NULL},
        {"<!-- ", NULL},
        {"<", NULL},
    };
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        char bytes[1024];
        snprintf(bytes, sizeof(bytes), SVG "%s", rows[i].markup);
        enum reason_code why = svg_fault(str_from(bytes));
        if (!why != !rows[i].why || (why && !strstr(reason_code_words(why, REASON_ENGLISH), rows[i].why)))
            fail_msg("%s: %s", rows[i].markup, reason_code_words(why, REASON_ENGLISH));
    }
    assert_int_equal(svg_fault(STR("\x1F\x8B")), REASON_PICTURE_SVG_COMPRESSED);
}

/* A PNG with 4000 × 3000 in its header: one is drawn, a second exceeds the memory of the sandbox. */
static void
pictures_inside_are_counted_together(void **state)
{
    (void)state;
    static const char one[] = "<image href='data:image/png;base64,"
                              "iVBORw0KGgoAAAANSUhEUgAAD6AAAAu4CAIAAAB619Cw'/>";
    char bytes[512];
    snprintf(bytes, sizeof(bytes), SVG "%s", one);
    assert_int_equal(svg_fault(str_from(bytes)), REASON_NONE);
    snprintf(bytes, sizeof(bytes), SVG "%s%s", one, one);
    assert_int_not_equal(svg_fault(str_from(bytes)), REASON_NONE);
}

/* It may be truncated at any byte. */
static void
what_is_cut_anywhere_is_read_within_its_bounds(void **state)
{
    (void)state;
    static const char all[] = "\xEF\xBB\xBF<?xml?><!-- c --><!DOCTYPE svg [<!ENTITY a 'b'>]>" SVG
                              "<![CDATA[x]]><image a='b' xlink:href = 'data:image/png;base64,&#10;" DOT_PNG
                              "'/><use href='#a'/><svg:g></svg:g></svg>";
    for (size_t len = 0; len < sizeof(all); len++) {
        char *bytes = test_malloc(len + 1);
        memcpy(bytes, all, len);
        struct str cut = {bytes, len};
        svg_recognised(cut);
        svg_fault(cut);
        test_free(bytes);
    }
}

static void
opens(const char *bytes, double ratio)
{
    struct svg svg;
    enum reason_code why = REASON_NONE;
    if (!svg_open(str_from(bytes), &svg, &why))
        fail_msg("%s: %s", bytes, reason_code_words(why, REASON_ENGLISH));
    assert_true(svg.width / svg.height > ratio * 0.999 && svg.width / svg.height < ratio * 1.001);
    svg_close(&svg);
}

static void
its_shape_is_of_width_and_height_or_the_view_box(void **state)
{
    (void)state;
    opens("<svg xmlns='http://www.w3.org/2000/svg' width='30' height='20'/>", 1.5);
    opens("<svg xmlns='http://www.w3.org/2000/svg' width='3in' height='2in' viewBox='0 0 9 9'/>", 1.5);
    opens("<svg xmlns='http://www.w3.org/2000/svg' width='100%' height='100%' viewBox='-5 -5 30 20'/>", 1.5);
    opens("<svg xmlns='http://www.w3.org/2000/svg' width='7' viewBox='0 0 .3 .2'/>", 1.5);
    static const char *const shapeless[] = {"<svg xmlns='http://www.w3.org/2000/svg'/>",
                                            "<svg xmlns='http://www.w3.org/2000/svg' width='0' height='2'/>",
                                            "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 0 0'/>"};
    for (size_t i = 0; i < sizeof(shapeless) / sizeof(shapeless[0]); i++) {
        struct svg svg;
        enum reason_code why = REASON_NONE;
        assert_false(svg_open(str_from(shapeless[i]), &svg, &why));
        assert_non_null(strstr(reason_code_words(why, REASON_ENGLISH), "size"));
        assert_null(svg.handle);
    }
}

static struct picture
drawn(const char *bytes, int width, int height, bool cover)
{
    struct svg svg;
    struct picture picture = {0};
    enum reason_code why = REASON_NONE;
    if (!svg_open(str_from(bytes), &svg, &why) || !svg_draw(&svg, width, height, cover, &picture, &why))
        fail_msg("%s: %s", bytes, reason_code_words(why, REASON_ENGLISH));
    svg_close(&svg);
    return picture;
}

static void
it_is_drawn_at_the_size_that_is_wanted(void **state)
{
    (void)state;
    static const struct {
        int width, height;
        bool cover;
        int out_w, out_h;
    } rows[] = {
        {600, 600, false, 600, 400}, {600, 600, true, 900, 600}, {1, 1, false, 1, 1}, {3, 2, true, 3, 2}};
    for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
        struct picture picture = drawn(SVG "<rect width='3' height='2' fill='#20B040'/></svg>", rows[i].width,
                                       rows[i].height, rows[i].cover);
        assert_int_equal(picture.width, rows[i].out_w);
        assert_int_equal(picture.height, rows[i].out_h);
        assert_int_equal(picture.pixels[picture.width * picture.height - 1], 0xFF20B040);
        assert_false(picture.alpha);
        picture_finish(&picture);
    }
}

/* Also without a viewBox that would scale it. */
static void
all_of_it_is_in_the_picture(void **state)
{
    (void)state;
    struct picture picture = drawn("<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'>"
                                   "<rect width='150' height='200' fill='red'/>"
                                   "<rect x='150' width='150' height='200' fill='blue'/></svg>",
                                   30, 20, false);
    assert_int_equal(picture.pixels[0], 0xFFFF0000);
    assert_int_equal(picture.pixels[30 * 20 - 1], 0xFF0000FF);
    picture_finish(&picture);
}

static void
colours_keep_their_strength_where_they_are_see_through(void **state)
{
    (void)state;
    struct picture picture = drawn(
        SVG
        "<rect width='1' height='2' fill='#FF8000' fill-opacity='.5'/>"
        "<image x='2' width='1' height='2' preserveAspectRatio='none' href='data:image/png;base64," DOT_PNG
        "'/></svg>",
        300, 200, false);
    uint32_t half = picture.pixels[50];
    assert_in_range(half >> 24, 0x7F, 0x80);
    assert_in_range(half >> 16 & 0xFF, 0xFD, 0xFF);
    assert_in_range(half >> 8 & 0xFF, 0x7E, 0x82);
    assert_int_equal(picture.pixels[150], 0);
    assert_int_equal(picture.pixels[250], 0xFF0000FF);
    assert_true(picture.alpha);
    picture_finish(&picture);
}

static int
prepare(void **state)
{
    (void)state;
    enum reason_code why = REASON_NONE;
    if (svg_prepare(&why))
        return 0;
    fprintf(stderr, "%s: scripts/dependencies installs it\n", reason_code_words(why, REASON_ENGLISH));
    return -1;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_svg_is_known_by_its_first_element),
        cmocka_unit_test(what_would_be_missing_is_named),
        cmocka_unit_test(pictures_inside_are_counted_together),
        cmocka_unit_test(what_is_cut_anywhere_is_read_within_its_bounds),
        cmocka_unit_test(its_shape_is_of_width_and_height_or_the_view_box),
        cmocka_unit_test(it_is_drawn_at_the_size_that_is_wanted),
        cmocka_unit_test(all_of_it_is_in_the_picture),
        cmocka_unit_test(colours_keep_their_strength_where_they_are_see_through),
    };
    return cmocka_run_group_tests(tests, prepare, NULL);
}
