#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "slide/theme.h"

static void
collect(void *ctx, const char *line)
{
    struct buf *faults = ctx;
    buf_printf(faults, "%s\n", line);
}

struct fixture {
    struct arena *arena;
    struct buf faults;
};

/* A theme from text. */
static const struct theme *
theme_of(struct fixture *fixture, const char *text)
{
    char path[] = "/tmp/breakroom-theme-XXXXXX";
    int file = mkstemp(path);
    assert_int_equal(write(file, text, strlen(text)), strlen(text));
    close(file);
    buf_clear(&fixture->faults);
    const char *why = NULL;
    const struct theme *theme = theme_load(fixture->arena, "", path, collect, &fixture->faults, &why);
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
        const char *why = NULL;
        const struct theme *theme =
            theme_load(fixture->arena, "assets", names[i], collect, &fixture->faults, &why);
        assert_non_null(theme);
        assert_string_equal(buf_c(&fixture->faults), "");
        for (int kind = 0; kind < KIND_COUNT; kind++) {
            const struct theme_kind *colours = &theme->kinds[kind];
            assert_true(theme_contrast(colours->text, colours->ground) >= 7.0);
            assert_true(theme_contrast(colours->accent, colours->ground) >= 4.5);
            assert_true(theme_contrast(colours->on_accent, colours->accent) >= 4.5);
        }
    }
}

static void
the_dark_theme_has_the_colours_of_the_house(void **state)
{
    struct fixture *fixture = *state;
    const char *why = NULL;
    const struct theme *theme = theme_load(fixture->arena, "assets", "dark", NULL, NULL, &why);
    assert_int_equal(theme->kinds[KIND_NEWS].ground, 0xFF16232E);
    assert_int_equal(theme->kinds[KIND_SMILE].accent, 0xFFF7D154);
    assert_int_equal(theme->text, 0xFFF6F3EC);
    assert_int_equal(theme->text_soft >> 24, 0xB8);
    assert_string_equal(theme->faces[FACE_TITLE].family, "Inter Display");
    assert_int_equal(theme->faces[FACE_TITLE].weight, 700);
}

static void
a_damaged_theme_keeps_the_dark_values_and_says_where(void **state)
{
    struct fixture *fixture = *state;
    const struct theme *theme =
        theme_of(fixture, "[news]\nground = blue\n[nonsense]\na = b\n[faces]\ntitle = Serif, 9000\n");
    assert_int_equal(theme->kinds[KIND_NEWS].ground, 0xFF16232E);
    assert_int_equal(theme->faces[FACE_TITLE].weight, 700);
    const char *faults = buf_c(&fixture->faults);
    assert_non_null(strstr(faults, ":2: [news] ground: blue: not a colour"));
    assert_non_null(strstr(faults, ":4: [nonsense] a: b: no such section"));
    assert_non_null(strstr(faults, ":6: [faces] title"));
}

static void
colours_that_cannot_be_read_are_mended_and_said(void **state)
{
    struct fixture *fixture = *state;
    const struct theme *theme =
        theme_of(fixture, "[theme]\ntext = #777777\n[rule]\nground = #808080\n[tip]\naccent = #223344\n");
    for (int kind = 0; kind < KIND_COUNT; kind++) {
        assert_true(theme_contrast(theme->kinds[kind].text, theme->kinds[kind].ground) >= 7.0);
        assert_true(theme_contrast(theme->kinds[kind].accent, theme->kinds[kind].ground) >= 4.5);
    }
    assert_non_null(strstr(buf_c(&fixture->faults), "[tip] accent: #223344: too close"));
    assert_non_null(strstr(buf_c(&fixture->faults), "[rule] ground: #808080: too close"));
}

static void
a_theme_that_is_not_there_gives_a_reason(void **state)
{
    struct fixture *fixture = *state;
    const char *why = NULL;
    assert_null(theme_load(fixture->arena, "assets", "no-such-theme", NULL, NULL, &why));
    assert_non_null(why);
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
        cmocka_unit_test_setup_teardown(colours_that_cannot_be_read_are_mended_and_said, setup, teardown),
        cmocka_unit_test_setup_teardown(a_theme_that_is_not_there_gives_a_reason, setup, teardown),
        cmocka_unit_test_setup_teardown(contrast_is_that_of_wcag, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
