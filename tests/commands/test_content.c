#define _GNU_SOURCE
#include "test.h"

#include <fcntl.h>

#include "commands/content.h"
#include "commands/said.h"
#include "store/house.h"

struct wall {
    struct house *house;
    struct config *config;
    struct content content;
};

static int
set_up(void **state)
{
    if (house_create(state) != 0)
        return -1;
    struct house *house = *state;
    struct wall *wall = arena_alloc(house->arena, sizeof(*wall));
    wall->house = house;
    wall->config = config_create();
    config_add_feed(wall->config, "news", "https://house.example/news.xml");
    wall->content = (struct content){.folder = house->folder, .config = wall->config};
    *state = wall;
    return 0;
}

static int
tear_down(void **state)
{
    struct wall *wall = *state;
    void *house = wall->house;
    store_close(wall->content.store);
    config_destroy(wall->config);
    return house_destroy(&house);
}

/* How many items a look at this time brings; -1: nothing new. */
static int
look(struct wall *wall, int64_t mono_ms)
{
    struct store_content content = {.arena = NULL};
    if (!content_look(&wall->content, mono_ms, &content))
        return -1;
    arena_destroy(content.arena);
    return (int)content.count;
}

static void
put(struct wall *wall, const char *name, size_t count)
{
    struct store *writer = house_open(wall->house, STORE_WRITE);
    struct feed feed = house_feed(wall->house, name, count);
    house_put(writer, name, &feed, HOUSE_NOW);
    store_close(writer);
}

/* As if it had been written long ago: of what was written just now, nobody can tell whether all was read. */
static void
age(struct wall *wall)
{
    const struct timespec past[2] = {{.tv_sec = 1}, {.tv_sec = 1}};
    const char *path = file_join(wall->house->arena, wall->house->folder, "breakroom.db");
    assert_int_equal(utimensat(AT_FDCWD, path, past, 0), 0);
}

static void
what_is_there_comes_with_the_first_look_and_once(void **state)
{
    struct wall *wall = *state;
    put(wall, "news", 3);
    age(wall);
    assert_int_equal(look(wall, 1000), 3);
    assert_int_equal(look(wall, 5000), -1);
}

static void
a_change_comes_with_the_next_look_within_two_seconds(void **state)
{
    struct wall *wall = *state;
    put(wall, "news", 3);
    assert_int_equal(look(wall, 1000), 3);
    put(wall, "news", 4);
    assert_int_equal(look(wall, 1001), -1); /* not due */
    assert_in_range(wall->content.due_ms, 1002, 3000);
    assert_int_equal(look(wall, wall->content.due_ms), 4);
}

static void
a_store_may_come_later(void **state)
{
    struct wall *wall = *state;
    struct said said;
    said_begin(&said, STDERR_FILENO);
    assert_int_equal(look(wall, 1000), -1);
    assert_int_equal(look(wall, 2000), -1);
    put(wall, "news", 2);
    assert_int_equal(look(wall, 3000), 2);
    assert_string_equal(said_end(&said), "");
}

static void
only_feeds_of_the_configuration_are_shown(void **state)
{
    struct wall *wall = *state;
    put(wall, "news", 3);
    put(wall, "old", 5);
    assert_int_equal(look(wall, 1000), 3);
}

static void
a_store_that_goes_takes_nothing_from_the_wall(void **state)
{
    struct wall *wall = *state;
    put(wall, "news", 3);
    assert_int_equal(look(wall, 1000), 3);
    const char *away = arena_printf(wall->house->arena, "%s.away", wall->house->folder).ptr;
    assert_int_equal(rename(wall->house->folder, away), 0);
    assert_int_equal(look(wall, 2000), -1);
    put(wall, "news", 1);
    assert_int_equal(look(wall, 3000), 1);
}

#define ROW(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
    const struct CMUnitTest tests[] = {
        ROW(what_is_there_comes_with_the_first_look_and_once),
        ROW(a_change_comes_with_the_next_look_within_two_seconds),
        ROW(a_store_may_come_later),
        ROW(only_feeds_of_the_configuration_are_shown),
        ROW(a_store_that_goes_takes_nothing_from_the_wall),
    };
    return cmocka_run_group_tests_name("content", tests, NULL, NULL);
}
