/* Which fonts are used where few are installed. */
#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include "paint/fonts.h"

#define LAST "assets/" FONTS_LAST_RESORT
#define COVERED                                                                                                                                                                                            \
    "ABCDEFGHIJKLMNOPQRSTUVWXYZ abcdefghijklmnopqrstuvwxyz 0123456789 !\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~ "                                                                                                 \
    "ÀÂÆÇÉÈÊËÎÏÔŒÙÛÜŸ àâæçéèêëîïôœùûüÿ ÄÖß äöü ÁÍÑÓÚ áíñóú ¿¡ ÃÕãõ ÅØåø «»‹›“”„‘’‚ – — … • · € £ § ° © ® ™ " \
    "×÷± ² ³ ½ ¼ ¾ ‰ ᵉʳ\u00A0\u202F"

static void
a_family_that_is_missing_takes_another(void **state)
{
    (void)state;
    struct theme theme;
    for (int face = 0; face < FACE_COUNT; face++)
        theme.faces[face] = (struct theme_face){"No Such Family", 400};
    struct fonts *other = fonts_create(&theme, LAST, NULL);
    assert_non_null(other);
    struct metrics m = fonts_metrics(other);
    assert_true(m.width(m.ctx, FACE_BODY, 46, STR("text")) > 0);
    fonts_destroy(other);
}

/* The fonts of a folder alone; NULL when there are none. */
static struct fonts *
fonts_of(const char *folder, struct reason *why)
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
    struct fonts *of_folder = fonts_create(&theme, LAST, why);
    unsetenv("FONTCONFIG_FILE");
    return of_folder;
}

/* Makes a folder with copies of these files of Inter; its name is written over the X of `folder`. */
static void
make_folder(char *folder, const char *files)
{
    char command[160];
    assert_non_null(mkdtemp(folder));
    snprintf(command, sizeof command, "cp /usr/share/fonts/opentype/inter/%s %s", files, folder);
    assert_int_equal(system(command), 0);
}

static void
remove_folder(const char *folder)
{
    char command[64];
    snprintf(command, sizeof command, "rm -r %s", folder);
    assert_int_equal(system(command), 0);
}

/* A machine without fonts, and one whose fonts are damaged. */
static void
without_any_font_slides_are_in_the_face_of_last_resort(void **state)
{
    (void)state;
    struct reason why;
    char folder[] = "/tmp/breakroom-fonts-XXXXXX", command[160];
    assert_non_null(mkdtemp(folder));
    for (int damaged = 0; damaged < 2; damaged++) {
        struct fonts *last = fonts_of(folder, &why);
        assert_non_null(last);
        struct metrics m = fonts_metrics(last);
        uint32_t missing[4];
        assert_true(m.width(m.ctx, FACE_TITLE, 60, STR("Slide")) > 60);
        assert_int_equal(fonts_missing(last, STR(COVERED), missing, 4), 0);
        fonts_destroy(last);
        snprintf(command, sizeof command,
                 "head -c 100000 /usr/share/fonts/opentype/inter/Inter-Regular.otf >%s/Inter-Regular.otf",
                 folder);
        assert_int_equal(system(command), 0);
    }
    remove_folder(folder);
}

static void
fonts_that_vanish_give_way_to_the_last_resort_and_come_back(void **state)
{
    (void)state;
    struct reason why;
    char folder[] = "/tmp/breakroom-fonts-XXXXXX", command[160];
    make_folder(folder, "Inter-Regular.otf");
    struct fonts *one = fonts_of(folder, &why);
    struct metrics m = fonts_metrics(one);
    int inter = m.width(m.ctx, FACE_BODY, 80, STR("text"));
    snprintf(command, sizeof command, "mv %s/Inter-Regular.otf %s/away", folder, folder);
    assert_int_equal(system(command), 0);
    int simple = m.width(m.ctx, FACE_BODY, 81, STR("text"));
    assert_true(simple > 80 && abs(simple - inter) > 2);
    fonts_destroy(one);
    snprintf(command, sizeof command, "mv %s/away %s/Inter-Regular.otf", folder, folder);
    assert_int_equal(system(command), 0);
    one = fonts_of(folder, &why);
    m = fonts_metrics(one);
    assert_int_equal(m.width(m.ctx, FACE_BODY, 80, STR("text")), inter);
    fonts_destroy(one);
    remove_folder(folder);
}

static void
a_font_that_vanishes_gives_way_to_another(void **state)
{
    (void)state;
    struct reason why;
    char folder[] = "/tmp/breakroom-fonts-XXXXXX", command[160];
    make_folder(folder, "Inter-[RB]*.otf");
    struct fonts *two = fonts_of(folder, &why);
    assert_non_null(two);
    struct metrics m = fonts_metrics(two);
    int regular = m.width(m.ctx, FACE_BODY, 80, STR("text"));
    snprintf(command, sizeof command, "rm %s/Inter-Regular.otf", folder);
    assert_int_equal(system(command), 0);
    m.width(m.ctx, FACE_BODY, 81, STR("text")); /* reaches the damaged part */
    assert_true(m.width(m.ctx, FACE_BODY, 81, STR("text")) > regular);
    fonts_destroy(two);
    remove_folder(folder);
}

static void
a_font_whose_memory_was_released_stays_the_same_without_its_file(void **state)
{
    (void)state;
    struct reason why;
    char folder[] = "/tmp/breakroom-fonts-XXXXXX";
    make_folder(folder, "Inter-Regular.otf");
    struct fonts *one = fonts_of(folder, &why);
    struct metrics m = fonts_metrics(one);
    int text = m.width(m.ctx, FACE_BODY, 80, STR("text"));
    fonts_release_memory(one);
    remove_folder(folder);
    assert_in_range(m.width(m.ctx, FACE_BODY, 80, STR("texttext")), 2 * text - 2, 2 * text + 2);
    fonts_destroy(one);
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_family_that_is_missing_takes_another),
        cmocka_unit_test(without_any_font_slides_are_in_the_face_of_last_resort),
        cmocka_unit_test(fonts_that_vanish_give_way_to_the_last_resort_and_come_back),
        cmocka_unit_test(a_font_that_vanishes_gives_way_to_another),
        cmocka_unit_test(a_font_whose_memory_was_released_stays_the_same_without_its_file),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
