#define _GNU_SOURCE
#include "test.h"

#include <stdlib.h>
#include <time.h>

#include "base/file.h"
#include "base/log.h"
#include "fakes/said.h"
#include "setup/setup.h"
#include "base/temporary.h"

#define TAKES                                                                                                \
    (FLAG_SIZE | FLAG_ROTATE | FLAG_THEME | FLAG_LANGUAGE | FLAG_AT | FLAG_WINDOW | FLAG_SECONDS |           \
     FLAG_FOR | FLAG_NO_FETCH | FLAG_ONCE | FLAG_STORE | FLAG_CONFIG)

static const struct command command = {"show", "[FEED...]", "Shows it.", "breakroom show", NULL};

struct desk {
    struct arena *arena;
    char *folder, *config; /* a file of the folder */
    struct setup setup;
    bool open;
};

static struct desk desk;

static int
set_up(void **state)
{
    (void)state;
    static const char *const variables[] = {"STATE_DIRECTORY", "XDG_STATE_HOME", "LC_ALL", "LC_MESSAGES",
                                            "LANG"};
    for (size_t i = 0; i < sizeof(variables) / sizeof(variables[0]); i++)
        unsetenv(variables[i]);
    setenv("HOME", "/nonexistent", 1);
    setenv("BREAKROOM_CONFIG", "/nonexistent/breakroom.conf", 1); /* not that of this machine */
    setenv("TZ", "UTC", 1);
    log_set_level(LOG_WARN);
    desk.arena = arena_create((size_t)1024 * 1024);
    desk.folder = temporary_create(desk.arena);
    desk.config = file_join(desk.arena, desk.folder, "player.conf");
    desk.open = false;
    return desk.folder ? 0 : -1;
}

static int
tear_down(void **state)
{
    (void)state;
    if (desk.open)
        setup_finish(&desk.setup);
    temporary_remove(desk.folder);
    arena_destroy(desk.arena);
    return 0;
}

/* `arguments` end with NULL; with a configuration, --config names it. */
static enum flags_result
begin(const char *config, char **arguments)
{
    static char *argv[16]; /* the flags point to it */
    int argc = 0;
    argv[argc++] = "show";
    if (config) {
        file_replace(desk.config, str_from(config));
        argv[argc++] = "--config";
        argv[argc++] = desk.config;
    }
    while (*arguments)
        argv[argc++] = *arguments++;
    argv[argc] = NULL;
    desk.open = true;
    return setup_init(&desk.setup, &command, TAKES, argc, argv);
}

#define BEGIN(config, ...) begin(config, (char *[]){__VA_ARGS__, NULL})
#define BEGIN_WITH(config) begin(config, (char *[]){NULL})

static void
the_command_line_goes_before_the_file(void **state)
{
    (void)state;
    assert_int_equal(BEGIN("[screen]\nslide-seconds = 20\nlanguage = de\nrotate = 90\n[theme]\nfile = light\n"
                           "[kind news]\nseconds = 30s\n",
                           "--seconds", "5", "--language", "fr", "--rotate", "180", "--theme",
                           "high-contrast"),
                     FLAGS_READY);
    const struct config *config = desk.setup.config;
    assert_int_equal(config->slide_ms, 5000);
    assert_int_equal(config->kinds[KIND_NEWS].slide_ms, 0);
    assert_string_equal(config->language, "fr");
    assert_string_equal(config->rotate, "180");
    assert_string_equal(config->theme, "high-contrast");
}

static void
what_it_does_not_say_is_as_the_file_says(void **state)
{
    (void)state;
    assert_int_equal(BEGIN_WITH("[screen]\nslide-seconds = 20\nlanguage = de\n[kind news]\nseconds = 30s\n"),
                     FLAGS_READY);
    assert_int_equal(desk.setup.config->slide_ms, 20000);
    assert_int_equal(desk.setup.config->kinds[KIND_NEWS].slide_ms, 30000);
    assert_string_equal(setup_language(&desk.setup), "de");
}

static void
a_fault_in_the_file_is_said_with_its_line_and_stops_nothing(void **state)
{
    (void)state;
    struct said said;
    said_begin(&said, STDERR_FILENO);
    enum flags_result result = BEGIN_WITH("[screen]\nfade = a while\nlanguage = de\n");
    const char *text = said_end(&said);
    assert_int_equal(result, FLAGS_READY);
    assert_non_null(strstr(text, "player.conf:2: [screen] fade: a while: "));
    assert_string_equal(desk.setup.config->language, "de");
}

static void
a_file_that_is_named_must_be_there(void **state)
{
    (void)state;
    struct said said;
    said_begin(&said, STDERR_FILENO);
    enum flags_result result = BEGIN(NULL, "--config", "/nowhere/player.conf");
    const char *text = said_end(&said);
    assert_int_equal(result, FLAGS_WRONG);
    assert_non_null(strstr(text, "/nowhere/player.conf"));
    assert_non_null(strstr(text, "No such file"));
}

static void
a_theme_of_the_configuration_lies_beside_it(void **state)
{
    (void)state;
    BEGIN_WITH("[theme]\nfile = house.ini\n");
    assert_string_equal(desk.setup.config->theme, file_join(desk.arena, desk.folder, "house.ini"));
}

static void
a_theme_of_the_command_line_or_with_a_whole_path_stays_where_it_is(void **state)
{
    (void)state;
    BEGIN("[theme]\nfile = /srv/house.ini\n", "--store", "s");
    assert_string_equal(desk.setup.config->theme, "/srv/house.ini");
    setup_finish(&desk.setup);
    BEGIN("[theme]\nfile = house.ini\n", "--theme", "mine.ini");
    assert_string_equal(desk.setup.config->theme, "mine.ini");
}

static void
feeds_of_the_command_line_replace_those_of_the_file(void **state)
{
    (void)state;
    BEGIN("[feed wall]\nurl = https://house.example/wall.xml\n", "a.xml",
          "https://ada:secret@house.example/b?key=1");
    assert_true(setup_feeds(&desk.setup));
    const struct config *config = desk.setup.config;
    assert_true(desk.setup.feeds_given);
    assert_int_equal(config->feed_count, 2);
    assert_string_equal(config->feeds[0].url, "a.xml");
    assert_string_equal(config->feeds[0].name, "a.xml");
    assert_string_equal(config->feeds[1].url, "https://ada:secret@house.example/b?key=1");
    assert_null(strstr(config->feeds[1].name, "secret"));
    assert_null(strstr(config->feeds[1].name, "key=1"));
    assert_non_null(strstr(config->feeds[1].name, "house.example/b"));
}

static void
feeds_of_the_command_line_have_the_options_of_their_section(void **state)
{
    (void)state;
    static const char text[] = "[feed wall]\nurl = https://house.example/wall.xml\ntext = title\n"
                               "[feed team]\nurl = https://house.example/team.xml\nkind = compliment\n";
    BEGIN(text, "a.xml", "https://house.example/team.xml", "https://house.example/wall.xml");
    assert_true(setup_feeds(&desk.setup));
    const struct config *config = desk.setup.config;
    assert_int_equal(config->feed_count, 3);
    assert_true(!config->feeds[0].text || !*config->feeds[0].text);
    assert_int_equal(config->feeds[0].kind, KIND_NEWS);
    assert_int_equal(config->feeds[1].kind, KIND_COMPLIMENT);
    assert_string_equal(config->feeds[2].text, "title");
    assert_string_equal(config->feeds[2].name, "https://house.example/wall.xml");
    assert_string_equal(config->feeds[2].url, "https://house.example/wall.xml");
}

static void
a_copy_of_the_only_configured_feed_has_its_options(void **state)
{
    (void)state;
    BEGIN("[feed wall]\nurl = https://house.example/wall.xml\nmax-pages = 1\ncut = Sent by*\n", "copy.xml");
    assert_true(setup_feeds(&desk.setup));
    assert_string_equal(desk.setup.config->feeds[0].url, "copy.xml");
    assert_string_equal(desk.setup.config->feeds[0].cut, "Sent by*");
    assert_int_equal(desk.setup.config->feeds[0].max_pages, 1);
}

static void
two_copies_of_the_only_configured_feed_have_no_section(void **state)
{
    (void)state;
    BEGIN("[feed wall]\nurl = https://house.example/wall.xml\nkind = alert\n", "a.xml", "b.xml");
    assert_true(setup_feeds(&desk.setup));
    assert_int_equal(desk.setup.config->feeds[0].kind, KIND_NEWS);
    assert_int_equal(desk.setup.config->feeds[1].kind, KIND_NEWS);
}

static void
two_secrets_at_one_address_are_two_feeds(void **state)
{
    (void)state;
    BEGIN(NULL, "https://house.example/b?key=1", "https://house.example/b?key=2");
    assert_true(setup_feeds(&desk.setup));
    assert_int_equal(desk.setup.config->feed_count, 2);
    assert_string_not_equal(desk.setup.config->feeds[0].name, desk.setup.config->feeds[1].name);
}

static void
the_screen_and_the_command_line_have_separate_stores(void **state)
{
    (void)state;
    setenv("XDG_STATE_HOME", "/state", 1);
    BEGIN_WITH("[feed wall]\nurl = https://house.example/wall.xml\n");
    assert_true(setup_feeds(&desk.setup) && setup_store(&desk.setup));
    assert_string_equal(desk.setup.store, "/state/breakroom");
    setup_finish(&desk.setup);
    BEGIN("[feed wall]\nurl = https://house.example/wall.xml\n", "a.xml");
    assert_true(setup_feeds(&desk.setup) && setup_store(&desk.setup));
    assert_string_equal(desk.setup.store, "/state/breakroom/command-line");
}

static void
a_store_that_is_named_is_taken_as_it_is(void **state)
{
    (void)state;
    BEGIN("[store]\nfolder = /srv/store\n", "--store", "mine", "a.xml");
    assert_true(setup_feeds(&desk.setup) && setup_store(&desk.setup));
    assert_string_equal(desk.setup.store, "mine");
    setup_finish(&desk.setup);
    BEGIN_WITH("[store]\nfolder = /srv/store\n[feed wall]\nurl = https://house.example/wall.xml\n");
    assert_true(setup_feeds(&desk.setup) && setup_store(&desk.setup));
    assert_string_equal(desk.setup.store, "/srv/store");
}

static void
a_service_keeps_its_store_where_systemd_says(void **state)
{
    (void)state;
    setenv("STATE_DIRECTORY", "/var/lib/breakroom", 1);
    BEGIN_WITH("[feed wall]\nurl = https://house.example/wall.xml\n");
    assert_true(setup_feeds(&desk.setup) && setup_store(&desk.setup));
    assert_string_equal(desk.setup.store, "/var/lib/breakroom");
}

static void
without_a_home_the_remedy_is_said(void **state)
{
    (void)state;
    struct said said;
    unsetenv("HOME");
    BEGIN(NULL, "a.xml");
    said_begin(&said, STDERR_FILENO);
    bool good = setup_feeds(&desk.setup) && setup_store(&desk.setup);
    const char *text = said_end(&said);
    assert_false(good);
    assert_non_null(strstr(text, "--store DIR"));
}

static void
the_language_is_the_screens_else_the_users_else_english(void **state)
{
    (void)state;
    BEGIN_WITH("[feed wall]\nurl = https://house.example/wall.xml\n");
    struct setup *setup = &desk.setup;
    assert_string_equal(setup_language(setup), "en");
    setenv("LANG", "fr_CH.UTF-8", 1);
    assert_string_equal(setup_language(setup), "fr-CH");
    setenv("LC_MESSAGES", "de_AT@euro", 1);
    assert_string_equal(setup_language(setup), "de-AT");
    setenv("LC_ALL", "C.UTF-8", 1);
    assert_string_equal(setup_language(setup), "en");
    setup->config->language = "pl";
    assert_string_equal(setup_language(setup), "pl");
    assert_string_equal(setup_locale(setup), "en");
}

static void
a_time_without_a_zone_is_that_of_the_screens_place(void **state)
{
    (void)state;
    BEGIN("[screen]\nzone = America/New_York\n", "--at", "2026-12-04T08:00");
    assert_int_equal(desk.setup.flags.at_ms, test_time("2026-12-04T13:00:00Z"));
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(the_command_line_goes_before_the_file),
        ROW(what_it_does_not_say_is_as_the_file_says),
        ROW(a_fault_in_the_file_is_said_with_its_line_and_stops_nothing),
        ROW(a_file_that_is_named_must_be_there),
        ROW(a_theme_of_the_configuration_lies_beside_it),
        ROW(a_theme_of_the_command_line_or_with_a_whole_path_stays_where_it_is),
        ROW(feeds_of_the_command_line_replace_those_of_the_file),
        ROW(feeds_of_the_command_line_have_the_options_of_their_section),
        ROW(a_copy_of_the_only_configured_feed_has_its_options),
        ROW(two_copies_of_the_only_configured_feed_have_no_section),
        ROW(two_secrets_at_one_address_are_two_feeds),
        ROW(the_screen_and_the_command_line_have_separate_stores),
        ROW(a_store_that_is_named_is_taken_as_it_is),
        ROW(a_service_keeps_its_store_where_systemd_says),
        ROW(without_a_home_the_remedy_is_said),
        ROW(the_language_is_the_screens_else_the_users_else_english),
        ROW(a_time_without_a_zone_is_that_of_the_screens_place),
    };
    return cmocka_run_group_tests_name("setup", tests, NULL, NULL);
}
