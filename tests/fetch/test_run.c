#define _GNU_SOURCE
#include "test.h"

#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include "fetch/network.h"
#include "fetch/world.h"
#include "runtime/runtime.h"

#define PATIENCE 1000 /* checks, 10 ms apart, before a witness gives up */

/* Runs the fetcher until `seen` is true, which another process checks; false when it never was. */
static bool
run_until(struct world *world, bool (*seen)(struct world *world))
{
    int end[2];
    assert_int_equal(pipe(end), 0);
    fetcher_end_on(world->fetcher, end[0]);
    fflush(NULL);
    pid_t witness = fork();
    if (witness == 0) {
        int looks = 0;
        while (!seen(world) && looks < PATIENCE) {
            poll(NULL, 0, 10);
            looks++;
        }
        _exit(looks == PATIENCE);
    }
    close(end[1]); /* the witness has the other copy */
    fetcher_run(world->fetcher);
    int status = -1;
    waitpid(witness, &status, 0);
    close(end[0]);
    return status == 0;
}

static int
count_stored(struct world *world)
{
    struct store *reader = store_open(world->folder, STORE_READ, NULL);
    struct store_content content = {.count = 0};
    int count = reader && store_load(reader, NULL, 0, &content) ? (int)content.count : -1;
    arena_destroy(content.arena);
    store_close(reader);
    return count;
}

static bool
two_are_stored(struct world *world)
{
    return count_stored(world) == 2;
}

static bool
four_are_stored(struct world *world)
{
    return count_stored(world) == 4;
}

static void
it_runs_until_it_is_told_to_stop(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 2, ""));
    world_open(world);
    assert_true(run_until(world, two_are_stored));
    assert_int_equal(httpd_hits(world->httpd, "/feed"), 1);
}

/* The witness writes the file after the first content is stored. */
static bool
the_editor_changes_the_file(struct world *world)
{
    if (count_stored(world) == 2)
        world_write(world, "week.json", world_feed(world, 4, ""));
    return four_are_stored(world);
}

static void
a_feed_on_disk_is_seen_to_change(void **state)
{
    struct world *world = *state;
    world_add_address(world, "disk", world_write(world, "week.json", world_feed(world, 2, "")));
    world_open(world);
    assert_true(run_until(world, the_editor_changes_the_file));
}

static bool
the_editor_puts_the_file(struct world *world)
{
    if (world_count_logged(world, "No such file"))
        world_write(world, "week.json", world_feed(world, 2, ""));
    return two_are_stored(world);
}

static void
a_feed_on_disk_may_come_later(void **state)
{
    struct world *world = *state;
    world_add_address(world, "disk", file_join(world->arena, world->root, "week.json"));
    world_open(world);
    assert_true(run_until(world, the_editor_puts_the_file));
}

/* Adds a picture and its caption to the folder, after the first one is stored. */
static bool
somebody_puts_a_picture(struct world *world)
{
    if (count_stored(world) == 1) {
        world_write(world, "stick/2.txt", STR("The new one"));
        world_write(world, "stick/2.jpg", world_picture(world));
    }
    return two_are_stored(world);
}

static void
a_new_picture_in_a_folder_is_noticed(void **state)
{
    struct world *world = *state;
    const char *folder = file_join(world->arena, world->root, "stick");
    assert_true(file_make_folder(folder));
    world_write(world, "stick/1.jpg", world_picture(world));
    world_add_address(world, "stick", folder);
    world_open(world);
    assert_true(run_until(world, somebody_puts_a_picture));
}

/* A feed whose pictures never arrive. */
static void
answer_without_pictures(struct world *world, int count, const char *members)
{
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, count, members));
    httpd_answer(world->httpd, "/p.jpg", STR("HTTP/1.1 200 OK\r\n"), HTTPD_STALL);
    world->config->total_ms = 60000;
}

static void
the_first_items_of_all_do_not_wait_for_their_pictures(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    answer_without_pictures(world, 2, "\"image\": \"/p.jpg\"");
    world_open(world);
    assert_true(run_until(world, two_are_stored));
}

static void
an_alert_does_not_wait_for_its_picture(void **state)
{
    struct world *world = *state;
    world_add(world, "news", "/feed");
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 2, ""));
    fetcher_run_once(world_open(world));
    answer_without_pictures(world, 4, "\"image\": \"/p.jpg\", \"_breakroom\": {\"kind\": \"alert\"}");
    world_open(world);
    assert_true(run_until(world, four_are_stored));
}

static void
feeds_that_are_no_longer_configured_are_forgotten(void **state)
{
    struct world *world = *state;
    world_add(world, "old", "/old");
    world_add(world, "news", "/feed");
    httpd_answer_ok(world->httpd, "/old", "", world_feed(world, 2, ""));
    httpd_answer_ok(world->httpd, "/feed", "", world_feed(world, 2, ""));
    fetcher_run_once(world_open(world));
    assert_int_equal(count_stored(world), 4);
    world->config->feed_count = 0;
    world_add(world, "news", "/feed");
    world_open(world);
    assert_true(run_until(world, two_are_stored));
    assert_int_equal(httpd_hits(world->httpd, "/old"), 1);
}

#define ADDRESS      "10.9.9.1"
#define REPORT_BYTES ((size_t)64 * 1024)

/* Renames the first report and gives the machine an address: a later report has it. */
static bool
the_address_is_reported(struct world *world)
{
    const char *report = file_join(world->arena, world->root, "report");
    const char *first = file_join(world->arena, world->root, "first");
    if (access(first, F_OK) != 0) {
        if (rename(report, first) == 0)
            network_start_card(ADDRESS);
        return false;
    }
    struct str text = file_read(world->arena, report, REPORT_BYTES, NULL);
    return text.ptr && str_find(text, STR(ADDRESS)) != SIZE_MAX;
}

static int
report_twice(void *ctx)
{
    struct world *world = ctx;
    struct runtime runtime = {
        .path = file_join(world->arena, world->root, "report"), .store = world->folder, .role = "fetch"};
    if (!network_add_card())
        return NETWORK_REFUSED;
    fetcher_report_to(world_open(world), &runtime, NULL);
    return run_until(world, the_address_is_reported) ? 0 : 1;
}

/* The slide of a new screen shows it. */
static void
an_address_that_the_machine_gets_is_reported(void **state)
{
    network_run(report_twice, *state);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, world_create, world_destroy)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(it_runs_until_it_is_told_to_stop),
        ROW(a_feed_on_disk_is_seen_to_change),
        ROW(a_feed_on_disk_may_come_later),
        ROW(a_new_picture_in_a_folder_is_noticed),
        ROW(the_first_items_of_all_do_not_wait_for_their_pictures),
        ROW(an_alert_does_not_wait_for_its_picture),
        ROW(feeds_that_are_no_longer_configured_are_forgotten),
        ROW(an_address_that_the_machine_gets_is_reported),
    };
    return cmocka_run_group_tests_name("run", tests, NULL, NULL);
}
