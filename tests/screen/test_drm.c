#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
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

/* In the order of the kernel's numbers, not of names: HDMI-A-10 comes after HDMI-A-2, and a connector
 * without a plug is left out. */
static void
a_connector_has_its_place_among_those_plugged_in(void **state)
{
    (void)state;
    static const struct {
        const char *name, *status, *number;
    } connectors[] = {{"card1-HDMI-A-10", "connected\n", "60\n"},
                      {"card1-HDMI-A-2", "connected\n", "42\n"},
                      {"card1-HDMI-A-1", "disconnected\n", "33\n"},
                      {"card0-HDMI-A-1", "connected\n", "12\n"}};
    for (size_t i = 0; i < 4; i++) {
        put(connectors[i].name, "status", connectors[i].status);
        put(connectors[i].name, "connector_id", connectors[i].number);
    }
    assert_int_equal(drm_rank(folder, 1, "HDMI-A-2"), 0);
    assert_int_equal(drm_rank(folder, 1, "hdmi-a-10"), 1);
    assert_int_equal(drm_rank(folder, 1, "HDMI-A-1"), -1);
    assert_int_equal(drm_rank(folder, 1, "DP-1"), -1);
    assert_int_equal(drm_rank(folder, 0, "HDMI-A-1"), 0);
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
    struct drm_state found = drm_read(folder, -1);
    assert_int_equal(found.connectors, 3);
    assert_int_equal(found.connected, 1);
    assert_int_equal(found.card, 1);
    assert_int_equal(drm_read(folder, 0).connected, 0);
}

static void
without_a_graphics_card_there_is_nothing(void **state)
{
    (void)state;
    struct drm_state found = drm_read("/nonexistent", -1);
    assert_int_equal(found.connectors, 0);
    assert_int_equal(found.card, -1);
}

static bool masters[16]; /* by descriptor */

static bool
is_master(int fd)
{
    return masters[fd];
}

static void
put_link(const char *name, const char *target)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", folder, name);
    assert_int_equal(symlink(target, path), 0);
}

static struct drm_watch
watch_now(void)
{
    return (struct drm_watch){folder, folder, is_master, .opened = drm_read(folder, -1)};
}

static void
a_television_that_goes_is_said_once_and_opened_again_when_it_is_back(void **state)
{
    (void)state;
    put("card0-HDMI-A-1", "status", "connected\n");
    put("card0-HDMI-A-1", "modes", "1920x1080\n1280x720\n");
    struct drm_watch watch = watch_now();
    assert_int_equal(drm_watch_check(&watch, 5000), DRM_NO_CHANGE);
    put("card0-HDMI-A-1", "status", "disconnected\n");
    assert_int_equal(drm_watch_check(&watch, 6000), DRM_TELEVISION_OFF);
    assert_int_equal(drm_watch_check(&watch, 7000), DRM_NO_CHANGE);
    put("card0-HDMI-A-1", "status", "connected\n");
    assert_int_equal(drm_watch_check(&watch, 8000), DRM_REOPEN);
}

static void
other_modes_are_a_change_seen_once_a_second(void **state)
{
    (void)state;
    put("card0-HDMI-A-1", "status", "connected\n");
    put("card0-HDMI-A-1", "modes", "1920x1080\n");
    struct drm_watch watch = watch_now();
    assert_int_equal(drm_watch_check(&watch, 5000), DRM_NO_CHANGE);
    put("card0-HDMI-A-1", "modes", "3840x2160\n1920x1080\n");
    assert_int_equal(drm_watch_check(&watch, 5999), DRM_NO_CHANGE);
    assert_int_equal(drm_watch_check(&watch, 6000), DRM_REOPEN);
}

static void
only_a_card_of_which_we_are_master_shows_our_pictures(void **state)
{
    (void)state;
    memset(masters, 0, sizeof masters);
    put_link("3", "socket:[1234]");
    put_link("4", "/dev/dri/renderD128");
    assert_false(drm_is_used_by_others(folder, is_master)); /* no card is open: nothing is known */
    put_link("7", "/dev/dri/card0");
    assert_true(drm_is_used_by_others(folder, is_master));
    put_link("8", "/dev/dri/card1");
    masters[3] = masters[4] = true;
    assert_true(drm_is_used_by_others(folder, is_master));
    masters[8] = true;
    assert_false(drm_is_used_by_others(folder, is_master));
    assert_false(drm_is_used_by_others("/nonexistent", is_master));
}

static void
another_program_that_takes_the_card_is_noticed(void **state)
{
    (void)state;
    put("card0-HDMI-A-1", "status", "connected\n");
    put_link("7", "/dev/dri/card0");
    masters[7] = true;
    struct drm_watch watch = watch_now();
    assert_int_equal(drm_watch_check(&watch, 5000), DRM_NO_CHANGE);
    masters[7] = false;
    assert_int_equal(drm_watch_check(&watch, 6000), DRM_REOPEN);
}

/* For a file that is not a card the kernel does not report other users. */
static void
what_is_no_card_is_not_taken_by_others(void **state)
{
    (void)state;
    assert_true(drm_is_master(STDIN_FILENO));
    assert_true(drm_is_master(-1));
    assert_false(drm_card_has_master(999));
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_card_with_a_television_is_found, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_connector_has_its_place_among_those_plugged_in, set_up, tear_down),
        cmocka_unit_test(without_a_graphics_card_there_is_nothing),
        cmocka_unit_test_setup_teardown(a_television_that_goes_is_said_once_and_opened_again_when_it_is_back,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(other_modes_are_a_change_seen_once_a_second, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_a_card_of_which_we_are_master_shows_our_pictures, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(another_program_that_takes_the_card_is_noticed, set_up, tear_down),
        cmocka_unit_test(what_is_no_card_is_not_taken_by_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
