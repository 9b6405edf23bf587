#include "test.h"

#include <poll.h>
#include <stdlib.h>
#include <time.h>

#include "base/log.h"
#include "play/opening.h"

struct room {
    struct config *config;
    struct opening opening;
};

static struct room room;

static void
ignore(void *ctx, const char *line)
{
    (void)ctx;
    fail_msg("%s", line);
}

static void
open_room(const char *config)
{
    room.config = config_create();
    config_parse(room.config, str_from(config), "test", ignore, NULL);
    opening_init(&room.opening, room.config);
}

static int
set_up(void **state)
{
    (void)state;
    log_set_level(LOG_ERROR);
    setenv("TZ", "Europe/Paris", 1);
    tzset();
    return 0;
}

static int
close_room(void **state)
{
    (void)state;
    opening_finish(&room.opening);
    config_destroy(room.config);
    return 0;
}

static struct moment
at(const char *text)
{
    return (struct moment){.mono_ms = 1000, .wall_ms = test_time(text), .trusted = true};
}

static void
the_screen_goes_dark_and_lights_up_with_the_hours_and_says_each_once(void **state)
{
    (void)state;
    open_room("[hours]\nopen = mon-fri 06:00-22:00\n");
    assert_false(opening_update(&room.opening, at("2026-12-03T21:59:59")));
    assert_false(room.opening.dark);
    assert_true(opening_update(&room.opening, at("2026-12-03T22:00:00")));
    assert_true(room.opening.dark);
    assert_false(opening_update(&room.opening, at("2026-12-04T05:59:59")));
    assert_true(opening_update(&room.opening, at("2026-12-04T06:00:00")));
    assert_false(room.opening.dark);
}

static void
one_that_starts_at_night_is_dark_at_once(void **state)
{
    (void)state;
    open_room("[hours]\nopen = mon-fri 06:00-22:00\n");
    assert_true(opening_update(&room.opening, at("2026-12-05T12:00:00"))); /* a Saturday */
    assert_true(room.opening.dark);
    assert_int_equal(opening_next_change(&room.opening, at("2026-12-05T12:00:00")),
                     test_time("2026-12-07T06:00"));
}

static void
dimmed_slides_go_on_outside_the_hours(void **state)
{
    (void)state;
    open_room("[hours]\nopen = mon-fri 06:00-22:00\nclosed = dim\ndim-level = 20\npower-off = false\n");
    assert_int_equal(room.opening.brightness, 100);
    assert_true(opening_update(&room.opening, at("2026-12-03T22:00:00")));
    assert_false(room.opening.dark);
    assert_int_equal(room.opening.brightness, 20);
    assert_false(opening_update(&room.opening, at("2026-12-03T22:01:00")));
    assert_true(opening_update(&room.opening, at("2026-12-04T06:00:00")));
    assert_int_equal(room.opening.brightness, 100);
}

static void
commands_are_for_power_command_alone(void **state)
{
    (void)state;
    open_room("[hours]\npower = cec\npower-off = touch /\n");
    assert_string_equal(room.opening.power.commands[0], "");
    assert_non_null(room.opening.power.own);
    opening_finish(&room.opening);
    config_destroy(room.config);
    open_room("[hours]\npower = dpms\npower-off = touch /\n");
    assert_string_equal(room.opening.power.commands[0], "");
    assert_null(room.opening.power.own);
    assert_true(room.opening.standby);
}

static void
without_hours_it_is_always_lit_and_never_looks(void **state)
{
    (void)state;
    open_room("");
    assert_false(opening_update(&room.opening, at("2026-12-05T03:00:00")));
    assert_false(room.opening.dark);
    assert_true(opening_deadline(&room.opening, at("2026-12-05T03:00:00")) == INT64_MAX);
    assert_true(opening_next_change(&room.opening, at("2026-12-05T03:00:00")) == TIME_NONE);
}

static void
a_clock_that_cannot_be_trusted_keeps_it_lit(void **state)
{
    (void)state;
    struct moment night = at("2026-12-05T03:00:00");
    night.trusted = false;
    open_room("[hours]\nopen = mon-fri 06:00-22:00\n");
    assert_false(opening_update(&room.opening, night));
    assert_false(room.opening.dark);
    assert_true(opening_next_change(&room.opening, night) == TIME_NONE);
    night.trusted = true;
    assert_true(opening_update(&room.opening, night));
}

static void
the_next_look_is_when_the_minute_changes(void **state)
{
    (void)state;
    open_room("[hours]\nopen = mon-fri 06:00-22:00\n");
    assert_int_equal(opening_deadline(&room.opening, at("2026-12-03T21:59:45")), 1000 + 15000);
    assert_int_equal(opening_deadline(&room.opening, at("2026-12-03T21:59:00")), 1000 + 60000);
}

/* The same command from another reading of the configuration. */
static void
another_configuration_runs_only_commands_that_are_others(void **state)
{
    (void)state;
    struct moment now = at("2026-12-03T12:00:00");
    struct config *other = config_create();
    open_room("[hours]\npower-on = true\n");
    for (int i = 0; i < 1000 && !room.opening.power.settled; i++) {
        opening_switch_power(&room.opening, now.mono_ms);
        poll(NULL, 0, 10);
    }
    config_parse(other, str_from("[hours]\nopen = mon-fri 06:00-22:00\npower-on = true\n"), "test", ignore,
                 NULL);
    opening_replace(&room.opening, other);
    assert_true(room.opening.power.settled);
    assert_ptr_equal(room.opening.power.commands[true], other->power_on);
    config_destroy(room.config);
    room.config = config_create();
    config_parse(room.config, str_from("[hours]\npower-on = exit 0\n"), "test", ignore, NULL);
    opening_replace(&room.opening, room.config);
    config_destroy(other);
    assert_false(room.opening.power.settled);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, close_room)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(the_screen_goes_dark_and_lights_up_with_the_hours_and_says_each_once),
        ROW(one_that_starts_at_night_is_dark_at_once),
        ROW(dimmed_slides_go_on_outside_the_hours),
        ROW(commands_are_for_power_command_alone),
        ROW(without_hours_it_is_always_lit_and_never_looks),
        ROW(a_clock_that_cannot_be_trusted_keeps_it_lit),
        ROW(the_next_look_is_when_the_minute_changes),
        ROW(another_configuration_runs_only_commands_that_are_others),
    };
    return cmocka_run_group_tests_name("opening", tests, NULL, NULL);
}
