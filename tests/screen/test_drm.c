#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "screen/drm.h"

static char folder[32];

static void
put(const char *connector, const char *name, const char *text)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, connector);
    mkdir(path, 0755);
    snprintf(path, sizeof path, "%s/%s/%s", folder, connector, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    fputs(text, file);
    fclose(file);
}

static int
set_up(void **state)
{
    (void)state;
    strcpy(folder, "/tmp/breakroom-drm-XXXXXX");
    return mkdtemp(folder) ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    char command[64];
    snprintf(command, sizeof command, "rm -rf %s", folder);
    return system(command);
}

static void
the_card_with_a_television_is_found(void **state)
{
    (void)state;
    put("card0", "dev", "226:0\n");
    put("card0-HDMI-A-1", "status", "disconnected\n");
    put("card1-HDMI-A-1", "status", "disconnected\n");
    put("card1-HDMI-A-2", "status", "connected\n");
    put("card1-Writeback-1", "status", "unknown\n");
    put("renderD128", "dev", "226:128\n");
    struct drm_state found = drm_look(folder, -1);
    assert_int_equal(found.connectors, 3);
    assert_int_equal(found.connected, 1);
    assert_int_equal(found.card, 1);
    assert_int_equal(drm_look(folder, 0).connected, 0);
}

static void
without_a_graphics_card_there_is_nothing(void **state)
{
    (void)state;
    struct drm_state found = drm_look("/nonexistent", -1);
    assert_int_equal(found.connectors, 0);
    assert_int_equal(found.card, -1);
}

static void
a_television_that_comes_back_is_a_change(void **state)
{
    (void)state;
    put("card0-HDMI-A-1", "status", "connected\n");
    put("card0-HDMI-A-1", "modes", "1920x1080\n1280x720\n");
    struct drm_watch watch = {.folder = folder, .opened = drm_look(folder, -1)};
    assert_false(drm_changed(&watch, 5000));
    put("card0-HDMI-A-1", "status", "disconnected\n");
    assert_false(drm_changed(&watch, 6000)); /* nothing to see: nothing to do */
    put("card0-HDMI-A-1", "status", "connected\n");
    assert_true(drm_changed(&watch, 7000));
}

static void
other_modes_are_a_change_seen_once_a_second(void **state)
{
    (void)state;
    put("card0-HDMI-A-1", "status", "connected\n");
    put("card0-HDMI-A-1", "modes", "1920x1080\n");
    struct drm_watch watch = {.folder = folder, .opened = drm_look(folder, -1)};
    assert_false(drm_changed(&watch, 5000));
    put("card0-HDMI-A-1", "modes", "3840x2160\n1920x1080\n");
    assert_false(drm_changed(&watch, 5999));
    assert_true(drm_changed(&watch, 6000));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_card_with_a_television_is_found, set_up, tear_down),
        cmocka_unit_test(without_a_graphics_card_there_is_nothing),
        cmocka_unit_test_setup_teardown(a_television_that_comes_back_is_a_change, set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_modes_are_a_change_seen_once_a_second, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
