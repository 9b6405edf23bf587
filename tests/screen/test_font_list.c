/* Which fonts are taken where few are installed. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "screen/fonts.h"

static void
a_family_that_is_missing_takes_another(void **state)
{
    (void)state;
    const char *why;
    struct theme theme;
    for (int face = 0; face < FACE_COUNT; face++)
        theme.faces[face] = (struct theme_face){"No Such Family", 400};
    struct fonts *other = fonts_create(&theme, &why);
    assert_non_null(other);
    struct metrics m = fonts_metrics(other);
    assert_true(m.width(m.ctx, FACE_BODY, 46, STR("text")) > 0);
    fonts_destroy(other);
}

/* The fonts of a folder alone; NULL when there are none. */
static struct fonts *
fonts_of(const char *folder, const char **why)
{
    char path[64], config[128];
    struct theme theme = {.faces = {{"Inter", 400}, {"Inter", 400}, {"Inter", 400}, {"Inter", 400}}};
    snprintf(path, sizeof path, "%s/fonts.conf", folder);
    snprintf(config, sizeof config, "<fontconfig><dir>%s</dir></fontconfig>", folder);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(config, file);
    fclose(file);
    setenv("FONTCONFIG_FILE", path, 1);
    struct fonts *of_folder = fonts_create(&theme, why);
    unsetenv("FONTCONFIG_FILE");
    return of_folder;
}

static void
remove_folder(const char *folder)
{
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

static void
without_any_font_the_reason_names_a_package(void **state)
{
    (void)state;
    const char *why = NULL;
    char folder[] = "/tmp/breakroom-fonts-XXXXXX";
    assert_non_null(mkdtemp(folder));
    assert_null(fonts_of(folder, &why));
    assert_non_null(strstr(why, "fonts-inter"));
    remove_folder(folder);
}

static void
a_font_that_vanishes_gives_way_to_another(void **state)
{
    (void)state;
    const char *why;
    char folder[] = "/tmp/breakroom-fonts-XXXXXX", command[160];
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command, "cp /usr/share/fonts/opentype/inter/Inter-[RB]*.otf %s", folder);
    assert_int_equal(system(command), 0);
    struct fonts *two = fonts_of(folder, &why);
    assert_non_null(two);
    struct metrics m = fonts_metrics(two);
    int regular = m.width(m.ctx, FACE_BODY, 80, STR("text"));
    snprintf(command, sizeof command, "rm %s/Inter-Regular.otf", folder);
    assert_int_equal(system(command), 0);
    m.width(m.ctx, FACE_BODY, 81, STR("text")); /* meets the hole */
    assert_true(m.width(m.ctx, FACE_BODY, 81, STR("text")) > regular);
    fonts_destroy(two);
    remove_folder(folder);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_family_that_is_missing_takes_another),
        cmocka_unit_test(without_any_font_the_reason_names_a_package),
        cmocka_unit_test(a_font_that_vanishes_gives_way_to_another),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
