#include "test.h"

#include <string.h>

#include "play/first_minutes.h"

static const char fetch_said[] =
    "{\"fetch\": {\"feeds\": [{\"name\": \"company\", \"error\": \"HOST_NOT_FOUND|intranet.example\", "
    "\"failures\": 1,"
    " \"success_ms\": null}, {\"name\": \"kudos\", \"error\": null, \"failures\": 0}],"
    " \"machine\": [{\"network\": \"eth0\", \"address\": \"192.0.2.7\"},"
    " {\"network\": \"wlan0\", \"address\": \"192.0.2.8\"}]}}";
static struct arena *arena;

static int
create_arena(void **state)
{
    (void)state;
    arena = arena_create((size_t)1024 * 1024);
    return 0;
}

static int
destroy_arena(void **state)
{
    (void)state;
    arena_destroy(arena);
    return 0;
}

static const struct json *
said(const char *text)
{
    const struct json *json = json_read(arena, str_from(text));
    assert_non_null(json);
    return json;
}

static void
assert_line(const char *text, const char *line)
{
    if (!strstr(text, line))
        fail_msg("'%s' is not in:\n%s", line, text);
}

static void
a_new_screen_says_where_it_is_and_what_it_waits_for(void **state)
{
    (void)state;
    char text[FIRST_MINUTES_BYTES];
    struct config config = {.setup_slide = true, .feed_count = 2};
    struct config_health health = {0};
    struct first_minutes known = {
        .config = &config, .health = &health, .machine = "wall-1", .fetch = said(fetch_said)};
    first_minutes_write(&known, text);
    assert_line(text, "wall-1 · 192.0.2.7 (cable) · 192.0.2.8 (Wi-Fi)\n");
    assert_line(text, "company: host name 'intranet.example' not found");
    assert_line(text, "kudos: being fetched\n");
    assert_line(text, "The time is not known yet.\n");
    assert_line(text, "Configuration: /");
    known.language = REASON_FRENCH;
    known.clock_trusted = true;
    first_minutes_write(&known, text);
    assert_line(text, "kudos\u00a0: en cours de chargement\n");
    assert_null(strstr(text, "heure"));
}

static void
without_network_and_feed_it_says_so(void **state)
{
    (void)state;
    char text[FIRST_MINUTES_BYTES];
    struct config config = {.setup_slide = true};
    struct config_health health = {0};
    struct first_minutes known = {.config = &config, .health = &health, .machine = "wall-1"};
    first_minutes_write(&known, text);
    assert_line(text, "wall-1 · no network yet\n");
    assert_line(text, "No feed is configured.\n");
    health.fault_count = 1;
    health.faults[0] = STR("breakroom.conf:3: [feed company] url: no url");
    first_minutes_write(&known, text);
    assert_line(text, "breakroom.conf:3: [feed company] url: no url\n");
    assert_null(strstr(text, "No feed"));
}

static void
a_feed_that_came_without_an_item_is_told_from_one_that_did_not_come(void **state)
{
    (void)state;
    char text[FIRST_MINUTES_BYTES];
    struct config config = {.setup_slide = true, .feed_count = 2};
    struct config_health health = {0};
    struct first_minutes known = {.config = &config,
                                  .health = &health,
                                  .machine = "wall-1",
                                  .fetch =
                                      said("{\"fetch\": {\"feeds\": [{\"name\": \"company\", \"error\": null,"
                                           " \"success_wall_ms\": 5}, {\"name\": \"kudos\"}]}}")};
    first_minutes_write(&known, text);
    assert_line(text, "company: fetched, nothing in it yet\n");
    assert_line(text, "kudos: being fetched\n");
    known.language = REASON_FRENCH;
    first_minutes_write(&known, text);
    assert_line(text, "company\u00a0: reçu, encore sans contenu\n");
}

/* With a configuration from a server, its address is shown until it has arrived; then its faults. */
static void
a_server_that_is_waited_for_is_named(void **state)
{
    (void)state;
    char text[FIRST_MINUTES_BYTES];
    struct config config = {.setup_slide = true, .source_url = "https://walls.example/wall.conf"};
    struct config_health health = {0};
    struct first_minutes known = {.config = &config, .health = &health, .machine = "wall-1"};
    first_minutes_write(&known, text);
    assert_line(text, "https://walls.example/wall.conf: being fetched\n");
    known.fetch = said("{\"configuration\": {\"faults\": [\"wall.conf:3: no such option\", 5]}}");
    first_minutes_write(&known, text);
    assert_line(text, "wall-1 · no network yet\nwall.conf:3: no such option\n");
    assert_null(strstr(text, "being fetched"));
}

static void
of_many_feeds_the_first_are_named_and_the_rest_counted(void **state)
{
    (void)state;
    char text[FIRST_MINUTES_BYTES];
    struct config config = {.setup_slide = true, .feed_count = 6};
    struct config_health health = {0};
    struct first_minutes known = {
        .config = &config, .health = &health, .machine = "wall-1", .language = REASON_FRENCH};
    known.fetch = said(
        "{\"fetch\": {\"feeds\": [{\"name\": \"1\"}, {\"name\": \"2\"}, {\"name\": \"3\"}, {\"name\": \"4\"},"
        " {\"name\": \"5\"}, {\"name\": \"6\"}], \"machine\": 5}}");
    first_minutes_write(&known, text);
    assert_line(text, "4\u00a0: en cours de chargement\net 2 autres\n");
    assert_null(strstr(text, "5\u00a0:"));
}

static void
the_file_to_write_is_the_one_that_is_read(void **state)
{
    (void)state;
    char text[FIRST_MINUTES_BYTES];
    struct config config = {.setup_slide = true};
    struct config_health health = {.path = "/srv/walls/north.conf"};
    struct first_minutes known = {.config = &config, .health = &health, .machine = "wall-1"};
    first_minutes_write(&known, text);
    assert_line(text, "Configuration: /srv/walls/north.conf");
}

static void
a_machine_is_named_by_its_addresses_and_its_site(void **state)
{
    (void)state;
    char text[FIRST_MINUTES_BYTES];
    struct config config = {.site = "Lyon"};
    struct config_health health = {0};
    struct first_minutes known = {
        .config = &config, .health = &health, .machine = "wall-1", .fetch = said(fetch_said)};
    first_minutes_write_machine(&known, text);
    assert_string_equal(text, "192.0.2.7 (cable)\n192.0.2.8 (Wi-Fi)\nLyon");
}

/* A screen in use does not show it after the first slide. */
static void
it_goes_with_the_first_item_and_never_comes_again(void **state)
{
    (void)state;
    char text[FIRST_MINUTES_BYTES];
    struct config config = {.setup_slide = true, .feed_count = 1};
    struct config_health health = {0};
    struct first_minutes known = {
        .config = &config, .health = &health, .machine = "wall-1", .fetch = said(fetch_said)};
    known.had_items = true;
    first_minutes_write(&known, text);
    assert_string_equal(text, "");
    known.had_items = false;
    first_minutes_write(&known, text);
    assert_string_not_equal(text, "");
    config.setup_slide = false;
    first_minutes_write(&known, text);
    assert_string_equal(text, "");
}

int
main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_new_screen_says_where_it_is_and_what_it_waits_for),
        cmocka_unit_test(without_network_and_feed_it_says_so),
        cmocka_unit_test(a_feed_that_came_without_an_item_is_told_from_one_that_did_not_come),
        cmocka_unit_test(a_server_that_is_waited_for_is_named),
        cmocka_unit_test(of_many_feeds_the_first_are_named_and_the_rest_counted),
        cmocka_unit_test(the_file_to_write_is_the_one_that_is_read),
        cmocka_unit_test(a_machine_is_named_by_its_addresses_and_its_site),
        cmocka_unit_test(it_goes_with_the_first_item_and_never_comes_again),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}
