#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "slide/theme.h"

struct fixture {
    struct arena *arena;
    struct buf faults;
};

static void
collect(void *ctx, const char *line)
{
    struct fixture *fixture = ctx;
    struct str words = reason_text_words(fixture->arena, str_from(line), REASON_ENGLISH);
    buf_printf(&fixture->faults, "%.*s\n", STR_ARG(words));
}

/* A theme from text. */
static const struct theme *
theme_of(struct fixture *fixture, const char *text)
{
    char path[] = "/tmp/breakroom-theme-XXXXXX";
    int file = mkstemp(path);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    buf_clear(&fixture->faults);
    const struct theme *theme = theme_load(fixture->arena, "assets", path, collect, fixture, NULL);
    unlink(path);
    assert_non_null(theme);
    return theme;
}

static void
each_shipped_theme_can_be_read_as_it_is(void **state)
{
    struct fixture *fixture = *state;
    static const char *const names[] = {"dark", "light", "high-contrast"};
    for (size_t i = 0; i < 3; i++) {
        const struct theme *theme = theme_load(fixture->arena, "assets", names[i], collect, fixture, NULL);
        assert_non_null(theme);
        assert_string_equal(buf_c(&fixture->faults), "");
        for (int kind = 0; kind < KIND_COUNT; kind++) {
            const struct theme_kind *colours = &theme->kinds[kind];
            assert_true(theme_contrast(colours->text, colours->ground) >= 7.0);
            assert_true(theme_contrast(colours->accent, colours->ground) >= 4.5);
            assert_true(theme_contrast(colours->text, colours->second) >= 7.0);
            assert_true(theme_contrast(colours->accent, colours->second) >= 4.5);
            assert_true(theme_contrast(colours->on_panel, colours->panel) >= 7.0);
        }
    }
}

static void
the_dark_theme_has_the_colours_of_the_house(void **state)
{
    struct fixture *fixture = *state;
    const struct theme *theme = theme_load(fixture->arena, "assets", "dark", NULL, NULL, NULL);
    assert_int_equal(theme->kinds[KIND_NEWS].ground, 0xFF0E3253);
    assert_int_equal(theme->kinds[KIND_NEWS].second, 0xFF164672);
    assert_int_equal(theme->kinds[KIND_SMILE].accent, 0xFFFFE16B);
    assert_int_equal(theme->kinds[KIND_SMILE].panel, 0xFFFFE16B);
    assert_int_equal(theme->kinds[KIND_CELEBRATION].panel, 0xFFFFC94F);
    assert_int_equal(theme->text, 0xFFFFF9EE);
    assert_int_equal(theme->text_soft >> 24, 0xCC);
    assert_true(theme->festive);
    assert_string_equal(theme->faces[FACE_TITLE].family, "Inter Display");
    assert_int_equal(theme->faces[FACE_TITLE].weight, 700);
}

static void
a_damaged_theme_keeps_the_dark_values_and_says_where(void **state)
{
    struct fixture *fixture = *state;
    const struct theme *theme =
        theme_of(fixture, "[news]\nground = blue\n[nonsense]\na = b\n[faces]\ntitle = Serif, 9000\n");
    assert_int_equal(theme->kinds[KIND_NEWS].ground, 0xFF0E3253);
    assert_int_equal(theme->faces[FACE_TITLE].weight, 700);
    const char *faults = buf_c(&fixture->faults);
    assert_non_null(strstr(faults, ":2: [news] ground: blue: not a colour"));
    assert_non_null(strstr(faults, ":4: [nonsense] a: b: no such section"));
    assert_non_null(strstr(faults, ":6: [faces] title"));
}

static void
what_is_wrong_is_said_with_its_place_and_what_would_be_right(void **state)
{
    struct fixture *fixture = *state;
    const struct theme *theme =
        theme_of(fixture, "[theme]\nradius = 501\nsoft = much\nfond = #000000\n[faces]\n"
                          "body =\nhand = Inter\n[labels]\ntip =\n[unclosed\nno equals\n");
    const char *faults = buf_c(&fixture->faults);
    assert_int_equal(theme->radius_milli, 22);
    assert_int_equal(theme->label_count, 0);
    static const char *const said[] = {
        ":2: [theme] radius: 501: not a number from 0 to 500",
        ":3: [theme] soft: much: not a number from 0 to 100",
        ":4: [theme] fond: #000000: no such key (text, soft, good, bad, radius, festive, brand, logo)",
        ":6: [faces] body: : no family",
        ":7: [faces] hand: Inter: no such face (title, heading, label, body)",
        ":9: [labels] tip: : a label needs a text",
        ":10: a section ends with ]",
        ":11: expected key = value"};
    for (size_t i = 0; i < sizeof(said) / sizeof(said[0]); i++)
        if (!strstr(faults, said[i]))
            fail_msg("'%s' is not in: %s", said[i], faults);
}

static void
a_theme_names_the_company_its_logo_and_its_own_words(void **state)
{
    struct fixture *fixture = *state;
    const struct theme *theme =
        theme_of(fixture, "[theme]\nbrand = Verdelune\nlogo = pictures/logo.png\n[labels]\n"
                          "compliment = Kudos\n[labels fr]\nstage.pilot = Essai\n");
    assert_string_equal(buf_c(&fixture->faults), "");
    assert_string_equal(theme->brand, "Verdelune");
    assert_string_equal(theme->logo, "/tmp/pictures/logo.png");
    assert_non_null(strstr(theme->logo_place, ":3: [theme] logo: pictures/logo.png"));
    assert_int_equal(theme->label_count, 2);
    assert_null(theme->labels[0].language.ptr);
    assert_str(theme->labels[0].key, "compliment");
    assert_str(theme->labels[1].language, "fr");
    assert_str(theme->labels[1].text, "Essai");
    assert_non_null(strstr(theme->labels[1].place, ":7: [labels fr] stage.pilot: Essai"));
}

static void
a_common_text_that_cannot_be_read_is_said_once(void **state)
{
    struct fixture *fixture = *state;
    theme_of(fixture, "[theme]\ntext = #888888\n");
    const char *first = strstr(buf_c(&fixture->faults), ":2: [theme] text: #888888: too little contrast");
    assert_non_null(first);
    assert_null(strstr(first + strlen(":2: [theme] text: "), "text: "));
}

static void
illegible_colours_are_corrected_and_reported(void **state)
{
    struct fixture *fixture = *state;
    const struct theme *theme =
        theme_of(fixture, "[theme]\ntext = #777777\n[rule]\nground = #808080\n[tip]\naccent = #223344\n");
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        assert_true(theme_contrast(theme->kinds[kind].text, theme->kinds[kind].ground) >= 7.0);
        assert_true(theme_contrast(theme->kinds[kind].accent, theme->kinds[kind].ground) >= 4.5);
    }
    assert_non_null(strstr(buf_c(&fixture->faults), ":6: [tip] accent: #223344: too little contrast"));
    assert_non_null(strstr(buf_c(&fixture->faults), ":4: [rule] ground: #808080: too little contrast"));
}

static void
areas_follow_the_colours_that_a_theme_names(void **state)
{
    struct fixture *fixture = *state;
    const struct theme *theme =
        theme_of(fixture, "[theme]\nfestive = no\n[news]\nground = #10251A\naccent = #8FD6A4\n"
                          "[tip]\nsecond = #FFFFFF\n[menu]\npanel = #777777\n[rule]\naccent = #FFFFFF\n");
    const struct theme_kind *news = &theme->kinds[KIND_NEWS], *menu = &theme->kinds[KIND_MENU];
    assert_false(theme->festive);
    assert_int_equal(news->second, theme_tint(news, news->accent, 0.2F));
    assert_int_equal(news->panel, 0xFF8FD6A4);
    assert_int_equal(theme->kinds[KIND_RULE].panel, 0xFFFFFFFF);
    assert_true(theme_contrast(theme->kinds[KIND_TIP].text, theme->kinds[KIND_TIP].second) >= 7.0);
    assert_true(theme_contrast(menu->on_panel, menu->panel) >= 7.0);
    assert_non_null(strstr(buf_c(&fixture->faults), "[tip] second: #FFFFFF: too little contrast"));
    assert_non_null(strstr(buf_c(&fixture->faults), "[menu] panel: #777777: too little contrast"));
}

/* With very little contrast to spare. */
static void
areas_that_stand_out_can_be_read_like_the_ground(void **state)
{
    struct fixture *fixture = *state;
    const struct theme *theme =
        theme_of(fixture, "[theme]\ntext = #777777\nsoft = 0\n[news]\naccent = #666666\n"
                          "[tip]\nground = #FFFFFF\naccent = #FFEE00\n");
    for (int i = 0; i < KIND_COUNT; i++) {
        const struct theme_kind *kind = &theme->kinds[i];
        uint32_t area = theme_tint(kind, kind->accent, 0.16F);
        assert_true(theme_contrast(kind->text, area) >= THEME_CONTRAST_TEXT);
        assert_true(theme_contrast(kind->accent, area) >= THEME_CONTRAST_REST);
    }
    theme = theme_load(fixture->arena, "assets", "dark", NULL, NULL, NULL);
    assert_int_equal(theme_tint(&theme->kinds[KIND_NEWS], theme->kinds[KIND_NEWS].accent, 0.13F),
                     theme_mix(theme->kinds[KIND_NEWS].ground, theme->kinds[KIND_NEWS].accent, 0.13F));
}

static void
a_theme_that_is_not_there_gives_a_reason(void **state)
{
    struct fixture *fixture = *state;
    struct reason why = {.text = ""};
    assert_null(theme_load(fixture->arena, "assets", "no-such-theme", NULL, NULL, &why));
    assert_int_equal(reason_code(&why), REASON_NO_SUCH_FILE);
}

/* Without dark.ini. */
static void
a_theme_remains_where_no_file_can_be_read(void **state)
{
    struct fixture *fixture = *state;
    const struct theme *house, *plain = theme_builtin(fixture->arena);
    const struct theme *dark = theme_load(fixture->arena, "assets", "dark", NULL, NULL, NULL);
    house = theme_load(fixture->arena, "/nowhere", "assets/themes/light.ini", collect, fixture, NULL);
    assert_memory_equal(plain->kinds, dark->kinds, sizeof(dark->kinds));
    assert_int_equal(house->kinds[KIND_TIP].accent, 0xFF7A4300);
}

static void
contrast_is_that_of_wcag(void **state)
{
    (void)state;
    assert_float_equal(theme_contrast(0xFFFFFFFF, 0xFF000000), 21, 0.001);
    assert_float_equal(theme_contrast(0xFF777777, 0xFFFFFFFF), 4.478, 0.001);
}

static int
setup(void **state)
{
    static struct fixture fixture;
    fixture.arena = arena_create(1 << 20);
    buf_init(&fixture.faults, 1 << 16);
    *state = &fixture;
    return 0;
}

static int
teardown(void **state)
{
    struct fixture *fixture = *state;
    arena_destroy(fixture->arena);
    buf_finish(&fixture->faults);
    return 0;
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(each_shipped_theme_can_be_read_as_it_is, setup, teardown),
        cmocka_unit_test_setup_teardown(the_dark_theme_has_the_colours_of_the_house, setup, teardown),
        cmocka_unit_test_setup_teardown(a_damaged_theme_keeps_the_dark_values_and_says_where, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(what_is_wrong_is_said_with_its_place_and_what_would_be_right, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_theme_names_the_company_its_logo_and_its_own_words, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_common_text_that_cannot_be_read_is_said_once, setup, teardown),
        cmocka_unit_test_setup_teardown(illegible_colours_are_corrected_and_reported, setup, teardown),
        cmocka_unit_test_setup_teardown(areas_that_stand_out_can_be_read_like_the_ground, setup, teardown),
        cmocka_unit_test_setup_teardown(a_theme_that_is_not_there_gives_a_reason, setup, teardown),
        cmocka_unit_test_setup_teardown(areas_follow_the_colours_that_a_theme_names, setup, teardown),
        cmocka_unit_test_setup_teardown(a_theme_remains_where_no_file_can_be_read, setup, teardown),
        cmocka_unit_test_setup_teardown(contrast_is_that_of_wcag, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
