#include "test.h"

#include "base/memory.h"
#include "base/utf8.h"
#include "paint/fonts.h"

#define GROUND 0xFF000000u
#define INK    0xFFFFFFFFu

static struct fonts *fonts;
static struct metrics metrics;
static struct canvas *canvas;

static int
set_up(void **state)
{
    (void)state;
    struct theme theme = {.faces = {[FACE_TITLE] = {"Inter Display", 700},
                                    [FACE_HEADING] = {"Inter Display", 600},
                                    [FACE_LABEL] = {"Inter", 600},
                                    [FACE_BODY] = {"Inter", 400}}};
    fonts = fonts_create(&theme, "assets/" FONTS_LAST_RESORT, NULL);
    if (!fonts)
        return -1;
    metrics = fonts_metrics(fonts);
    canvas = canvas ? canvas : canvas_create(900, 200);
    return 0;
}

static int
tear_down(void **state)
{
    (void)state;
    canvas_destroy(canvas);
    fonts_destroy(fonts);
    return 0;
}

static int
width(enum face face, int size_px, const char *text)
{
    return metrics.width(metrics.ctx, face, size_px, str_from(text));
}

/* The place of the drawn pixels. */
struct ink {
    int left, right, top, bottom;
    int count, coloured;
};

static struct ink
ink_in(int from_x, int to_x)
{
    struct ink ink = {10000, -1, 10000, -1, 0, 0};
    for (int y = 0; y < canvas->height; y++)
        for (int x = from_x; x < to_x; x++) {
            uint32_t p = canvas->pixels[y * canvas->width + x];
            if (p == GROUND)
                continue;
            ink.left = x < ink.left ? x : ink.left, ink.right = x > ink.right ? x : ink.right;
            ink.top = y < ink.top ? y : ink.top, ink.bottom = y > ink.bottom ? y : ink.bottom;
            ink.count++;
            ink.coloured += (p & 0xFF) != (p >> 16 & 0xFF);
        }
    return ink;
}

static struct ink
paint(const char *text, bool rtl)
{
    canvas_fill(canvas, GROUND);
    fonts_paint(fonts, canvas, FACE_BODY, 60, str_from(text), rtl, 20, 120, INK);
    return ink_in(0, canvas->width);
}

static void
a_width_grows_with_text_and_size(void **state)
{
    (void)state;
    assert_int_equal(width(FACE_BODY, 46, ""), 0);
    assert_true(width(FACE_BODY, 46, "mmm") > width(FACE_BODY, 46, "mm"));
    assert_in_range(width(FACE_BODY, 92, "Hello"), 2 * width(FACE_BODY, 46, "Hello") - 3,
                    2 * width(FACE_BODY, 46, "Hello") + 3);
    assert_true(width(FACE_TITLE, 100, "weight") > 0);
}

static void
widths_of_parts_add_up(void **state)
{
    (void)state;
    int whole = width(FACE_BODY, 46, "deux mots"),
        parts = width(FACE_BODY, 46, "deux") + width(FACE_BODY, 46, " ") + width(FACE_BODY, 46, "mots");
    assert_in_range(whole, parts - 3, parts + 3);
}

static void
painted_ink_lies_within_the_measured_width(void **state)
{
    (void)state;
    static const char *const texts[] = {"Jeudi, fête à Lyon", "مرحبا بكم في الفريق", "Été 😀 шум", "नमस्ते",
                                        "jW"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
        struct ink ink = paint(texts[i], false);
        int measured = width(FACE_BODY, 60, texts[i]);
        assert_true(ink.count > 0);
        assert_in_range(ink.left, 20, 30);
        assert_in_range(ink.right, 20 + measured - 14, 20 + measured);
    }
}

static void
capitals_stand_on_the_baseline_and_are_as_high_as_told(void **state)
{
    (void)state;
    int cap, descent;
    metrics.extent(metrics.ctx, FACE_BODY, 60, &cap, &descent);
    struct ink ink = paint("H", false);
    assert_int_equal(ink.bottom, 119);
    assert_int_equal(ink.top, 120 - cap);
    ink = paint("p", false);
    assert_int_equal(ink.bottom, 119 + descent);
}

static void
stacked_accents_do_not_move_the_baseline(void **state)
{
    (void)state;
    struct ink plain = paint("E", false);
    struct ink stacked = paint("Ế\xCC\x82\xCC\x82\xCC\x82", false);
    assert_true(stacked.top < plain.top);
    assert_int_equal(stacked.bottom, plain.bottom);
}

static void
a_pile_of_marks_stays_small(void **state)
{
    (void)state;
    char zalgo[4001] = "a";
    for (int i = 0; i < 1500; i++)
        memcpy(zalgo + 1 + 2 * i, "\xCC\x82", 3);
    struct ink ink = paint(zalgo, false);
    assert_true(ink.count > 0);
    assert_true(ink.top > 0);
    assert_true(width(FACE_BODY, 60, zalgo) < 80);
}

static void
a_character_that_no_font_has_is_left_out_and_named(void **state)
{
    (void)state;
    uint32_t codes[4] = {0};
    const char *odd = "ab\xEE\x80\x80"
                      "cd\xF3\xB0\x80\x80\xEE\x80\x80"; /* U+E000 and U+F0000 are for private use */
    assert_int_equal(fonts_missing(fonts, str_from(odd), codes, 4), 2);
    assert_int_equal(codes[0], 0xE000);
    assert_int_equal(codes[1], 0xF0000);
    assert_int_equal(width(FACE_BODY, 60, odd), width(FACE_BODY, 60, "abcd"));
    assert_int_equal(fonts_missing(fonts, str_from("Élan, Привет, مرحبا 👍🏽"), codes, 4), 0);
    assert_int_equal(paint("\xEE\x80\x80", false).count, 0);
}

static void
controls_and_direction_marks_draw_nothing(void **state)
{
    (void)state;
    const char *marks = "a\xE2\x80\x8F\xE2\x80\xAE\xC2\xAD\xEF\xBB\xBF\x01"
                        "b";
    int plain = width(FACE_BODY, 60, "ab"); /* the override makes another run: rounded on its own */
    assert_in_range(width(FACE_BODY, 60, marks), plain - 1, plain + 1);
}

static void
right_to_left_text_runs_from_the_right(void **state)
{
    (void)state;
    /* only Latin letters have pixels in the compared halves: the picture stands at the end of the word */
    paint("אבגד 😀", true);
    int measured = width(FACE_BODY, 60, "אבגד 😀");
    int middle = 20 + measured / 2;
    assert_true(ink_in(0, middle).coloured > 100);
    assert_int_equal(ink_in(middle, canvas->width).coloured, 0);
    paint("abcd 😀", false);
    assert_int_equal(ink_in(0, 20 + width(FACE_BODY, 60, "abcd")).coloured, 0);
}

static void
arabic_letters_join(void **state)
{
    (void)state;
    int joined = width(FACE_BODY, 60, "ببب"), alone = width(FACE_BODY, 60, "ب") * 3;
    assert_true(joined < alone * 3 / 4);
}

static void
emoji_are_painted_in_their_colours(void **state)
{
    (void)state;
    struct ink ink = paint("😀", false);
    assert_true(ink.coloured > ink.count / 2);
    assert_in_range(ink.bottom - ink.top, 45, 80); /* about as high as the text */
}

static void
an_emoji_sequence_is_one_picture(void **state)
{
    (void)state;
    int one = width(FACE_BODY, 60, "😀");
    assert_int_equal(width(FACE_BODY, 60, "👍🏽"), one);
    assert_int_equal(width(FACE_BODY, 60, "👨‍👩‍👧‍👦"), one);
    assert_int_equal(width(FACE_BODY, 60, "🇫🇷"), one);
    assert_int_equal(width(FACE_BODY, 60, "❤️"), one);
}

static void
paint_many_emoji(struct fonts *with, uint32_t first, uint32_t count)
{
    canvas_fill(canvas, GROUND);
    for (uint32_t i = 0; i < count; i++) {
        char text[UTF8_MAX_BYTES + 1] = {0};
        utf8_encode(first + i, text);
        fonts_paint(with, canvas, FACE_BODY, 40, str_from(text), false, 20 + 50 * (int)(i % 16), 120, INK);
    }
}

/* More of them than the cache keeps, then some again, next to fonts without cache. */
static void
a_kept_emoji_is_the_one_that_is_asked_for(void **state)
{
    struct fonts *used = fonts;
    size_t bytes = (size_t)canvas->width * (size_t)canvas->height * sizeof(uint32_t);
    uint32_t *pixels = memory_alloc(bytes);
    paint_many_emoji(used, 0x1F400, 600);
    paint_many_emoji(used, 0x1F600, 16);
    memcpy(pixels, canvas->pixels, bytes);
    set_up(state);
    paint_many_emoji(fonts, 0x1F600, 16);
    assert_memory_equal(pixels, canvas->pixels, bytes);
    fonts_destroy(used);
    memory_free(pixels);
}

static void
a_kept_emoji_is_not_taken_for_another_size(void **state)
{
    (void)state;
    struct ink large = paint("😀", false);
    paint_many_emoji(fonts, 0x1F600, 1);
    struct ink small = ink_in(0, canvas->width);
    assert_true(small.bottom - small.top < (large.bottom - large.top) * 3 / 4);
}

/* Joined, but without a meaning: no font has a glyph for the combination. */
static void
an_unknown_emoji_sequence_keeps_to_its_place(void **state)
{
    (void)state;
    const char *joined = "🐸\u200D🚚\u200D🐸";
    int measured = width(FACE_BODY, 60, joined);
    struct ink ink = paint(joined, false);
    assert_int_equal(measured, width(FACE_BODY, 60, "😀"));
    assert_true(ink.coloured > 0);
    assert_in_range(ink.right, 20, 20 + measured);
}

static void
the_colour_and_its_alpha_are_kept(void **state)
{
    (void)state;
    canvas_fill(canvas, GROUND);
    fonts_paint(fonts, canvas, FACE_TITLE, 100, STR("H"), false, 20, 120, 0x80FF0000u);
    uint32_t most = 0;
    for (int i = 0; i < canvas->width * canvas->height; i++)
        most = canvas->pixels[i] > most ? canvas->pixels[i] : most;
    assert_int_equal(most, 0xFF800000u);
}

static void
text_beyond_the_canvas_is_clipped(void **state)
{
    (void)state;
    canvas_fill(canvas, GROUND);
    fonts_paint(fonts, canvas, FACE_TITLE, 300, STR("Wide 😀 text"), false, -150, 40, INK);
    fonts_paint(fonts, canvas, FACE_TITLE, 300, STR("Wide 😀 text"), false, 850, 350, INK);
    assert_true(ink_in(0, canvas->width).count > 0);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_width_grows_with_text_and_size),
        cmocka_unit_test(widths_of_parts_add_up),
        cmocka_unit_test(painted_ink_lies_within_the_measured_width),
        cmocka_unit_test(capitals_stand_on_the_baseline_and_are_as_high_as_told),
        cmocka_unit_test(stacked_accents_do_not_move_the_baseline),
        cmocka_unit_test(a_pile_of_marks_stays_small),
        cmocka_unit_test(a_character_that_no_font_has_is_left_out_and_named),
        cmocka_unit_test(controls_and_direction_marks_draw_nothing),
        cmocka_unit_test(right_to_left_text_runs_from_the_right),
        cmocka_unit_test(arabic_letters_join),
        cmocka_unit_test(emoji_are_painted_in_their_colours),
        cmocka_unit_test(an_emoji_sequence_is_one_picture),
        cmocka_unit_test(a_kept_emoji_is_the_one_that_is_asked_for),
        cmocka_unit_test(a_kept_emoji_is_not_taken_for_another_size),
        cmocka_unit_test(an_unknown_emoji_sequence_keeps_to_its_place),
        cmocka_unit_test(the_colour_and_its_alpha_are_kept),
        cmocka_unit_test(text_beyond_the_canvas_is_clipped),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
